"""The journal remembers, and shows when it was touched."""

import pytest
from django.db import DatabaseError, connection, transaction
from tests.conftest import NOON

from francjeu.journal import models, operations, queries
from francjeu.kernel.actors import OPERATOR

pytestmark = pytest.mark.django_db


def write(count: int = 3, subject: str = "case:D-2026-0001") -> None:
    for n in range(count):
        operations.record(
            event="people.imported", subject=subject, actor=OPERATOR, at=NOON, facts={"count": n}
        )


def without_triggers(sql: str) -> None:
    """What someone with the database in hand could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_entry_fixed")
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        cursor.execute(sql)


def test_an_untouched_journal_has_no_fault() -> None:
    write()
    write(subject="case:D-2026-0002")
    assert list(queries.faults()) == []


def test_refuses_an_event_outside_the_vocabulary() -> None:
    with pytest.raises(operations.UnknownEvent):
        operations.record(event="case.teleported", subject="x", actor=OPERATOR, at=NOON)


def test_the_database_refuses_to_change_or_delete_an_entry() -> None:
    write(1)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Entry.objects.update(event="role.granted")
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Entry.objects.all().delete()


def test_tells_which_entry_was_altered() -> None:
    write()
    without_triggers("UPDATE journal_entry SET event = 'role.granted' WHERE number = 2")
    assert [(f.number, f.reason) for f in queries.faults()] == [(2, "seal")]


def test_tells_that_an_entry_is_missing() -> None:
    write()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER journal_entry_kept")
        else:
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
        cursor.execute("DELETE FROM journal_entry WHERE number = 2")
    assert [(f.number, f.reason) for f in queries.faults()] == [(3, "order")]


def test_erased_facts_leave_a_chain_that_still_holds() -> None:
    write()
    operations.erase(subject="case:D-2026-0001", actor=OPERATOR, at=NOON, reason="conservation")
    lines = queries.history(subject="case:D-2026-0001")
    assert [line.erased for line in lines] == [False, True, True, True]
    assert list(queries.faults()) == []
