"""Threads of a server write in turn, through one connection that none of them can spoil."""

import os
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

import pytest
from django.core.cache.backends.db import DatabaseCache
from django.db import IntegrityError, connection, connections, transaction
from tests.factories.reports import a_report

from francjeu.plumbing.models import Counter
from francjeu.reports.models import Report

pytestmark = [
    pytest.mark.race,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has many writers"),
]


T = TypeVar("T")


def in_a_thread(act: Callable[[], T]) -> T:
    """A thread of its own, with a connection of its own, as a server's."""

    def whole() -> T:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(whole).result(timeout=120)


def write(name: str) -> Any:
    """Writes a row; returns the connections that read before, wrote, and read after."""
    connection.ensure_connection()
    before = connection.connection
    with transaction.atomic():
        Counter.objects.create(name=name, lane=0, upcoming=1)
        wrote = connection.connection
    return before, wrote, connection.connection


def names() -> set[str]:
    return set(Counter.objects.values_list("name", flat=True))


def test_two_threads_write_by_the_same_connection_and_read_by_their_own() -> None:
    one, two = in_a_thread(lambda: write("one")), in_a_thread(lambda: write("two"))
    assert one[1] is two[1]
    for before, wrote, after in (one, two):
        assert before is after
        assert before is not wrote
    assert names() == {"one", "two"}


def test_a_commit_that_is_refused_leaves_nothing_to_the_next_thread() -> None:
    report = a_report()

    def refused() -> None:
        with transaction.atomic():  # the link is checked at the end
            Counter.objects.create(name="refused", lane=0, upcoming=1)
            Report.objects.filter(pk=report.pk).update(vault_id=4_000_000)

    with pytest.raises(IntegrityError):
        in_a_thread(refused)
    in_a_thread(lambda: write("next"))
    assert "refused" not in names()
    assert "next" in names()
    assert Report.objects.get().vault_id is None


def test_a_connection_closed_in_the_middle_holds_nobody_up() -> None:
    def closed() -> None:
        transaction.set_autocommit(False)
        Counter.objects.create(name="half", lane=0, upcoming=1)
        connection.close()

    in_a_thread(closed)
    in_a_thread(lambda: write("next"))
    assert names() == {"next"}


def test_a_program_told_to_stop_as_it_begins_to_write_can_still_say_that_it_leaves() -> None:
    def stop(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        execute(sql, *rest)
        raise SystemExit

    with pytest.raises(SystemExit), connection.execute_wrapper(stop), transaction.atomic():
        pass
    write("leaving")
    assert names() == {"leaving"}


def test_a_cursor_opened_before_a_transaction_writes_inside_it() -> None:
    def put() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            with transaction.atomic():
                cursor.execute("DELETE FROM cache")
                transaction.set_rollback(True)
            cursor.execute("SELECT 2")
            return bool(cursor.fetchone() == (2,))

    assert in_a_thread(put)


def test_what_a_page_counts_in_the_shared_cache_is_kept() -> None:
    """A sign-in counts its tries there, by a cursor that Django opens before its transaction."""
    shared = DatabaseCache("cache", {})

    def count() -> object:
        shared.add("tries", 1)
        shared.set("tries", 2)
        return shared.get("tries")

    assert in_a_thread(count) == 2
    assert in_a_thread(lambda: shared.get("tries")) == 2


def test_a_file_put_in_the_place_of_the_first_is_written_to(tmp_path: Path) -> None:
    path = tmp_path / "put-back.sqlite3"

    def add(name: str) -> list[str]:
        own = connection.copy("other")
        own.settings_dict["NAME"] = str(path)
        own.ensure_connection()
        with own.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS words (word text)")
        own._start_transaction_under_autocommit()
        with own.cursor() as cursor:
            cursor.execute("INSERT INTO words VALUES (%s)", [name])
        own.commit()
        with own.cursor() as cursor:
            cursor.execute("SELECT word FROM words")
            found = [word for (word,) in cursor.fetchall()]
        own.close()
        return found

    in_a_thread(lambda: add("kept"))
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("VACUUM INTO ?", [str(tmp_path / "copy")])
    in_a_thread(lambda: add("lost"))
    os.replace(tmp_path / "copy", path)
    for left in ("-wal", "-shm"):
        Path(f"{path}{left}").unlink(missing_ok=True)
    assert in_a_thread(lambda: add("after")) == ["kept", "after"]
