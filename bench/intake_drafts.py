"""Prepares an installation for bench.intake: drafts finished but not sent; then counts."""

import json
import sys
from dataclasses import replace

import django


def main() -> None:
    django.setup()
    if sys.argv[1] == "--check-burst":
        print(json.dumps(check()))
    else:
        print(json.dumps(prepare(submits=int(sys.argv[1]), files=int(sys.argv[2]))))


def prepare(*, submits: int, files: int) -> dict[str, list[str]]:
    from bench.bare.models import Row
    from django.core.management import call_command
    from django.db import connection
    from django.utils import timezone
    from tests.factories.policy import a_profile, the_doors
    from tests.factories.reports import TOLD

    from francjeu.people import models as people
    from francjeu.reports.operations.form import drafts

    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Row)
    now = timezone.now()
    people.Organisation.objects.create(
        id=1, name="Banc d’essai", privacy_officer="x", opened_at=now
    )
    the_doors()
    a_profile()

    def begun(link: str, n: int) -> str:
        told = replace(TOLD, link=link, who="compte @equipe", name="", is_named=False)
        return drafts.begin(telling=told, place=f"bench {n}", at=now)

    return {
        "plain": [begun(f"https://www.instagram.com/p/P{n}/", n) for n in range(submits)],
        "files": [begun(f"https://www.instagram.com/p/F{n}/", n) for n in range(files)],
        "burst": [begun("https://www.instagram.com/p/BURST/", n) for n in range(200)],
    }


def check() -> dict[str, int]:
    from francjeu.kernel.procedure.intake.telling import Telling
    from francjeu.plumbing import ids
    from francjeu.reports import models

    link = Telling(link="https://www.instagram.com/p/BURST/").content
    key = ids.token_hash(f"content nobody {link.spelling if link else ''}")
    reports = models.Report.objects.filter(content=key)
    return {
        "groups": reports.values("group").distinct().count(),
        "reports": reports.count(),
        "receipts": reports.values("code_hash").distinct().count(),
        "lines": reports.filter(leads=True).count(),
    }  # fmt: skip


if __name__ == "__main__":
    main()
