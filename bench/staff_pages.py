"""Staff pages with few rows and with many: queries and milliseconds, side by side.

`PYTHONPATH=src python -m bench.staff_pages [reports] [cases]` from the root of the project. Makes
an installation in a temporary folder, fills it as the demonstration, measures; copies reports and
cases, with what hangs on them, until there are as many as asked (10,000 and 1,000), measures again.
Every page under equipe/ that opens with GET, for every account that may open it; a page of one case
with the first case where it exists for that account. Milliseconds are those of the processor (the
page and SQLite in one thread): a busy machine does not change them. Exit code 1 when a page makes
more queries with many rows than with few, or takes more than LIMIT milliseconds.
"""

import os
import re
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
ROUNDS = 3
COPIES = 1000  # the number of the first copy
SAMPLE = 8  # rows tried until one opens
KINDS = ("profil", "portes")


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

    tried = routes()
    for user in User.objects.order_by("pk"):
        client = Client(SERVER_NAME="localhost")
        client.force_login(user)
        roles = "+".join(sorted(grant.role for grant in user.grants.all()))
        for route, area in tried:
            found = first_open(client, filled(route, area))
            if found is not None:
                yield f"{roles:16} {user.pk} /{route}", found


def first_open(client: Any, addresses: Iterator[str]) -> Measure | None:
    """The first of these addresses which opens for this account, measured."""
    for address in addresses:
        status = client.get(address).status_code
        if status == 200:
            return once(client, address)
        if status == 405:
            return None
    return None


def once(client: Any, address: str) -> Measure:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        status = client.get(address).status_code
    made = len(queries)  # the next request forgets them
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        client.get(address)
        times.append((time.process_time() - began) * 1000)
    return Measure(made, median(times), status)


def routes() -> list[tuple[str, str]]:
    """The addresses under equipe/ as they are written, each with the name of its area."""
    from django.urls import URLPattern, URLResolver, get_resolver

    found: set[tuple[str, str]] = set()

    def walk(patterns: list[Any], prefix: str, area: str) -> None:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                walk(pattern.url_patterns, route, pattern.app_name or area)
            elif isinstance(pattern, URLPattern) and route.startswith("equipe/"):
                found.add((route, area))

    walk(get_resolver().url_patterns, "", "")
    return sorted(found)


def filled(route: str, area: str) -> Iterator[str]:
    """The route with the parameters of sample rows, one candidate after the other."""
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    seen = set()
    for given in parameters(area) if names else [{}]:
        if not set(names) <= set(given):
            continue
        address = "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route).format(**given)
        if address not in seen:
            seen.add(address)
            yield address


def parameters(area: str) -> list[dict[str, str]]:
    """Rows of the sample, oldest first; copies come after them and are not looked at."""
    from francjeu.cases.models import Case
    from francjeu.notices.models import Letter
    from francjeu.people.models import Institution, Person, User
    from francjeu.policy.models import Version
    from francjeu.reports.models import Report

    def each(model: Any, **names: str) -> list[dict[str, str]]:
        """Address parameter → column, for some rows."""
        found = model.objects.order_by("pk").values_list(*names.values())[:SAMPLE]
        return [dict(zip(names, map(str, row), strict=True)) for row in found]

    return {
        "cases": [{"number": "1", **ref} for ref in each(Case, ref="ref")],
        "reports": each(Report, ref="ref"),
        "people": [*each(Person, ref="public_id"), *each(Institution, place_id="pk")],
        "accounts": each(User, ref="public_id"),
        "letters": each(Letter, public_id="public_id"),
        "policy": [{"kind": kind} for kind in KINDS] + each(Version, number="number"),
        "journal": [
            *each(Case, ref="ref"), *each(Report, ref="ref"), *each(User, ref="public_id"),
            *each(Version, number="number"), *({"kind": kind} for kind in KINDS),
        ],
    }.get(area, [])  # fmt: skip


def fill(*, reports: int, cases: int) -> None:
    """Copies of the sample rows, with what hangs on them and what the journal tells of them."""
    from django.db import transaction

    from francjeu.cases.models import Case
    from francjeu.reports.models import Report

    for model, letter, wanted in ((Report, "S", reports), (Case, "D", cases)):
        with transaction.atomic():
            copy(model, letter=letter, wanted=wanted)


def hanging_on(parent: Any) -> list[tuple[Any, str]]:
    """Every table with a column that names a row of this one, and that column.

    But alarms: what rings is answered within the hour, however many reports there are.
    """
    from django.apps import apps

    return [
        (model, field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is parent and model.__name__ != "Alarm"
    ]


def copy(parent: Any, *, letter: str, wanted: int) -> None:
    from francjeu.journal.models import Entry

    samples = list(parent.objects.order_by("pk"))
    chosen = [samples[n % len(samples)] for n in range(len(samples), wanted)]
    rows = [again(s, ref=f"{letter}-2026-{n:05d}") for n, s in enumerate(chosen, COPIES)]
    for number, row in enumerate(rows):
        if getattr(row, "case_ref", ""):  # as many of each case as the sample has
            row.case_ref = f"D-2026-{COPIES + number:05d}"
    parent.objects.bulk_create(rows, batch_size=500)
    pairs = list(zip(chosen, rows, strict=True))
    for child, column in hanging_on(parent):
        copy_hanging(child, column, pairs)
    name = parent._meta.model_name
    told = {s.pk: list(Entry.objects.filter(subject=f"{name}:{s.ref}")) for s in samples}
    Entry.objects.bulk_create(  # as many as a real one has; their seals are not those of a chain
        [again(e, subject=f"{name}:{row.ref}") for s, row in pairs for e in told[s.pk]],
        batch_size=500,
    )


def copy_hanging(child: Any, column: str, pairs: list[tuple[Any, Any]]) -> None:
    """The rows of one table that hang on the samples, for each copy; told when it cannot be."""
    from django.db import DatabaseError, transaction

    begun: dict[Any, list[Any]] = {}
    for row in child.objects.all():
        begun.setdefault(getattr(row, column), []).append(row)
    made = [again(r, **{column: row.pk}) for s, row in pairs for r in begun.get(s.pk, [])]
    try:
        with transaction.atomic():
            child.objects.bulk_create(made, batch_size=500)
    except DatabaseError as problem:
        sys.stdout.write(f"not copied: {child._meta.label}: {problem}\n")


def again(row: Any, **changes: Any) -> Any:
    """The same row anew: another key, other unique values."""
    from django.db import models

    fields = [f for f in row._meta.concrete_fields if not f.primary_key]
    alone = {
        c.fields[0]
        for c in row._meta.constraints
        if isinstance(c, models.UniqueConstraint) and len(c.fields) == 1
    }
    values = {f.attname: getattr(row, f.attname) for f in fields}
    for field in fields:
        if isinstance(field, models.UUIDField):
            values[field.attname] = uuid.uuid4()
        elif isinstance(field, models.CharField) and (field.unique or field.name in alone):
            values[field.attname] = secrets.token_hex(32)[: field.max_length]
        elif field.name in {"speaks_for", "group", "vault"} or (field.is_relation and field.unique):
            values[field.attname] = None  # what only one row may point to, unless it is given below
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
