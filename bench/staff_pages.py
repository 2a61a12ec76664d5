"""Staff pages with few rows and with many: queries and milliseconds, side by side.

`PYTHONPATH=src python -m bench.staff_pages [reports] [cases]` from the root of the project. Makes
an installation in a temporary folder, fills it as the demonstration, measures; copies reports and
cases until there are as many as asked (10,000 and 1,000), measures again. Exit code 1 when a page
makes more queries with many rows than with few, or takes more than LIMIT milliseconds.
"""

import os
import secrets
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

LIMIT = 150.0
ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Measure:
    """One page, opened ROUNDS times: queries of one opening, median milliseconds."""

    queries: int
    milliseconds: float
    status: int


def main(arguments: list[str]) -> int:
    reports, cases = (int(a) for a in arguments) if arguments else (10_000, 1_000)
    with tempfile.TemporaryDirectory(prefix="francjeu-bench-") as folder:
        os.environ.update(FRANCJEU_DATA=folder, FRANCJEU_DEMO="1")
        start()
        few = dict(measured())
        began = time.monotonic()
        fill(reports=reports, cases=cases)
        sys.stdout.write(f"{reports} reports, {cases} cases in {time.monotonic() - began:.0f} s\n")
        return tell(few, dict(measured()))


def start() -> None:
    from francjeu.cli.main import start_django

    start_django()
    from francjeu.cli import prepare

    prepare.everything(sample=True)


def measured() -> Iterator[tuple[str, Measure]]:
    """Every page of the team that opens with GET, for the hands that may open it."""
    from django.test import Client

    from francjeu.people.models import User

    for user in User.objects.order_by("pk"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        role = user.grants.get().role
        for address in addresses():
            found = once(client, address)
            if found is not None:
                yield f"{role:16} {address}", found


def once(client: Any, address: str) -> Measure | None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    made = len(queries)  # the next request forgets them
    if status != 200:
        return None
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        client.get(address)
        times.append((time.perf_counter() - began) * 1000)
    return Measure(made, median(times), status)


def addresses() -> list[str]:
    """Those under equipe/, with the parameters of the newest rows."""
    from django.urls import URLPattern, URLResolver, get_resolver

    found: list[str] = []

    def walk(patterns: list[Any], prefix: str, area: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route, pattern.app_name or area)
            elif isinstance(pattern, URLPattern) and route.startswith("equipe/"):
                found.extend(filled(route, area))

    walk(get_resolver().url_patterns, "", "")
    return sorted(set(found))


def filled(route: str, area: str) -> list[str]:
    import re

    given = parameters(area)
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    if not set(names) <= set(given):
        return []
    for name in names:
        route = re.sub(rf"<(?:\w+:)?{name}>", given[name], route)
    return ["/" + route]


def parameters(area: str) -> dict[str, str]:
    from francjeu.cases.models import Case
    from francjeu.people.models import Person, User
    from francjeu.policy.models import Version
    from francjeu.reports.models import Report

    case = Case.objects.filter(state="announced").order_by("pk").first()
    refs = {
        "cases": case.ref if case else "",
        "reports": Report.objects.order_by("pk").values_list("ref", flat=True)[0],
        "people": str(Person.objects.order_by("pk").values_list("public_id", flat=True)[0]),
        "accounts": str(User.objects.order_by("pk").values_list("public_id", flat=True)[0]),
    }
    known = {"number": str(Version.objects.order_by("-pk").values_list("number", flat=True)[0])}
    return {**known, "ref": refs[area]} if refs.get(area) else known


def fill(*, reports: int, cases: int) -> None:
    """Copies of the sample rows, with what hangs on them and what the journal tells of them."""
    from django.db import transaction

    from francjeu.cases import models as case_models
    from francjeu.reports import models as report_models

    with transaction.atomic():
        copy(report_models.Report, letter="S", wanted=reports, hanging=())
    with transaction.atomic():
        copy(
            case_models.Case, letter="D", wanted=cases,
            hanging=(
                case_models.Party, case_models.Allegation, case_models.Exhibit, case_models.Clock,
                case_models.Seat,
            ),
        )  # fmt: skip


def copy(model: Any, *, letter: str, wanted: int, hanging: tuple[Any, ...]) -> None:
    from francjeu.journal.models import Entry

    parent = model._meta.model_name
    samples = list(model.objects.order_by("pk"))
    begun = {s.pk: {m: list(m.objects.filter(**{parent: s.pk})) for m in hanging} for s in samples}
    told = {s.pk: list(Entry.objects.filter(subject=f"{parent}:{s.ref}")) for s in samples}
    chosen = [samples[n % len(samples)] for n in range(len(samples), wanted)]
    rows = [again(s, ref=f"{letter}-2026-{n + 1000:05d}") for n, s in enumerate(chosen)]
    model.objects.bulk_create(rows, batch_size=500)
    pairs = list(zip(chosen, rows, strict=True))
    for child in hanging:
        child.objects.bulk_create(
            [again(r, **{f"{parent}_id": row.pk}) for s, row in pairs for r in begun[s.pk][child]],
            batch_size=500,
        )
    Entry.objects.bulk_create(  # as many as a real one has; their seals are not those of a chain
        [again(e, subject=f"{parent}:{row.ref}") for s, row in pairs for e in told[s.pk]],
        batch_size=500,
    )


def again(row: Any, **changes: Any) -> Any:
    """The same row anew: another key, other unique values."""
    from django.db import models

    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    values = {f.attname: getattr(row, f.attname) for f in fields}
    for field in fields:
        if isinstance(field, models.UUIDField):
            values[field.attname] = uuid.uuid4()
        elif field.unique and isinstance(field, models.CharField):
            values[field.attname] = secrets.token_hex(32)[: field.max_length]
        elif field.name in {"speaks_for", "group", "vault"}:
            values[field.attname] = None
    values.update(changes)
    return type(row)(**values)


def tell(few: dict[str, Measure], many: dict[str, Measure]) -> int:
    worse = 0
    sys.stdout.write(f"{'':60} {'few':>14} {'many':>14}\n")
    for page, after in many.items():
        before = few.get(page)
        if before is None:
            continue
        more = after.queries > before.queries
        slow = after.milliseconds > LIMIT
        worse += more or slow
        mark = " more queries" * more + " slow" * slow
        sys.stdout.write(
            f"{page:60} {before.queries:4} {before.milliseconds:6.0f} ms "
            f"{after.queries:4} {after.milliseconds:6.0f} ms{mark}\n"
        )
    sys.stdout.write(f"{len(many) - worse} passed, {worse} failed\n")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
