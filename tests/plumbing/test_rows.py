"""Rows written without the ORM are those the ORM would have written."""

import pytest
from django.db import IntegrityError, connection, transaction
from tests.conftest import NOON

from francjeu.journal.models import Entry
from francjeu.plumbing import models, rows
from francjeu.reports.models import Message, Report

pytestmark = pytest.mark.django_db


ENTRY: dict[str, object] = {
    "number": 1, "event": "report.received", "actor": "reporter:S-1", "at": NOON,
    "facts": '{"a":1}', "salt": "s", "digest": "d", "previous": "p", "seal": "e",
}  # fmt: skip
REPORT: dict[str, object] = {
    "channel": "web", "language": "fr", "received_at": NOON, "about": "nobody", "rank": 3,
    "priority": 3, "danger": "no", "gate": "no", "band": "adult", "what": "Trois mots blessants",
    "happened_on": None, "tags": ["insults"],
}  # fmt: skip


def _entry(subject: str) -> rows.New:
    return rows.New(Entry, subject=subject, **ENTRY)


def _report(ref: str, **given: object) -> rows.New:
    return rows.New(Report, ref=ref, code_hash=ref, **(REPORT | given))


@pytest.mark.parametrize(
    ("model", "given", "of_its_own"),
    [(Entry, ENTRY, {"subject"}), (Report, REPORT, {"ref", "code_hash"})],
)
def test_a_row_inserted_reads_back_as_one_that_was_saved(
    model: type[Entry] | type[Report], given: dict[str, object], of_its_own: set[str]
) -> None:
    (fast,) = rows.insert(rows.New(model, **dict.fromkeys(of_its_own, "fast"), **given))
    slow = model.objects.create(**dict.fromkeys(of_its_own, "slow"), **given).pk
    read = model.objects.in_bulk([fast, slow])
    for field in model._meta.concrete_fields:
        if field.name not in {"id", *of_its_own}:
            assert getattr(read[fast], field.name) == getattr(read[slow], field.name), field.name


def test_words_are_encrypted_before_they_reach_the_database() -> None:
    entry = _entry("a")
    assert entry.values["facts"].startswith("gAAAA")
    rows.insert(entry)
    assert Entry.objects.get().facts == '{"a":1}'


def test_a_column_whose_value_is_taken_back_is_left_out() -> None:
    report = _report("S-2026-0001", account="a" * 64)
    report.give(account=None)
    rows.insert(report)
    assert Report.objects.get().account is None


def test_a_row_without_what_must_be_given_is_refused() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.insert(rows.New(Report, ref="S-2026-0001"))
    with pytest.raises(TypeError):  # its key is drawn anew for each row: it must be given
        rows.New(Message, from_reporter=True)


def test_rows_written_together_each_get_their_own_key() -> None:
    keys = rows.insert(_entry("a"), _entry("b"))
    assert [Entry.objects.get(pk=key).subject for key in keys] == ["a", "b"]


def test_a_statement_without_a_row_says_so_beside_one_that_has_one() -> None:
    absent, found = rows.run(
        rows.taking(models.Counter, by="name", value="none", returning=("name", "upcoming")),
        rows.inserting(_entry("a")),
    )
    assert absent is None
    assert found == (Entry.objects.get().pk,)


def test_rows_are_written_by_the_first_that_holds_a_value_and_by_nobody_else() -> None:
    def enter(ref: str, *, opens: bool) -> int | None:
        return rows.insert_unless_taken(
            _report(ref, content="k" * 64, opens=opens), _entry(ref), by="content", where="opens"
        )

    key = enter("S-2026-0001", opens=True)
    assert Report.objects.get(ref="S-2026-0001").pk == key
    assert enter("S-2026-0002", opens=True) is None
    assert enter("S-2026-0003", opens=False) is not None
    assert [e.subject for e in Entry.objects.order_by("pk")] == ["S-2026-0001", "S-2026-0003"]
    assert Report.objects.count() == 2


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps its plans by itself")
def test_a_statement_that_comes_back_is_not_planned_again() -> None:
    for number in range(8):
        rows.insert(_entry(f"a{number}"))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE %s",
            ['%INSERT INTO "journal_entry"%'],
        )
        ((plans_kept,),) = cursor.fetchall()
    assert plans_kept > 0
