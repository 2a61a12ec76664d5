"""Rows written without the ORM are those the ORM would have written."""

import pytest
from django.db import connection
from tests.conftest import NOON

from francjeu.journal.models import Entry
from francjeu.plumbing import models, rows
from francjeu.reports.models import Group, Report

pytestmark = pytest.mark.django_db


def _entry(subject: str) -> Entry:
    return Entry(
        subject=subject, number=1, event="report.received", actor="reporter:S-1", at=NOON,
        facts='{"a":1}', salt="s", digest="d", previous="p", seal="e",
    )  # fmt: skip


def _report(ref: str) -> Report:
    return Report(
        ref=ref, channel="web", language="fr", received_at=NOON, about="nobody", rank=3,
        priority=3, leads=True, danger="no", gate="no", band="adult", code_hash=ref,
    )  # fmt: skip


def test_a_row_inserted_reads_back_as_one_that_was_saved() -> None:
    fast, slow = _entry("a"), _entry("b")
    rows.insert(fast)
    slow.save()
    read = Entry.objects.in_bulk([fast.pk, slow.pk])
    for field in Entry._meta.concrete_fields:
        if field.name not in {"id", "subject"}:
            assert getattr(read[fast.pk], field.name) == getattr(read[slow.pk], field.name)


def test_words_are_encrypted_by_an_insert() -> None:
    entry = _entry("a")
    rows.insert(entry)
    with connection.cursor() as cursor:
        cursor.execute("SELECT facts FROM journal_entry WHERE id = %s", [entry.pk])
        (kept,) = cursor.fetchone()
    assert kept.startswith("gAAAA")


def test_rows_written_together_each_get_their_own_key() -> None:
    entries = _entry("a"), _entry("b")
    rows.insert(*entries)
    assert [Entry.objects.get(pk=e.pk).subject for e in entries] == ["a", "b"]


def test_a_statement_without_a_row_says_so_beside_one_that_has_one() -> None:
    absent, found = rows.run(
        rows.taking(models.Counter, by="name", value="none", returning=("name", "upcoming")),
        rows.inserting(_entry("a")),
    )
    assert absent is None
    assert found == (Entry.objects.get().pk,)


def test_rows_behind_a_count_are_written_with_its_key_by_the_first_only() -> None:
    counting = rows.counting(
        Group, by="key", counter="joined", values={"key": "k", "made": "link", "made_at": NOON}
    )
    first, second = _report("S-2026-0001"), _report("S-2026-0002")
    key, written = rows.insert_if_first(counting, first, _entry("first"), to="group_id")
    assert written
    assert Report.objects.get(ref="S-2026-0001").group_id == key
    assert rows.insert_if_first(counting, second, _entry("second"), to="group_id") == (key, False)
    assert [e.subject for e in Entry.objects.all()] == ["first"]
    assert Report.objects.count() == 1


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
