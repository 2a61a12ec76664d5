"""The custody log grows, is signed, stamped and witnessed; what is rewritten shows."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, connection, transaction
from tests.conftest import NOON
from tests.factories.authorities import LocalAuthority
from tests.factories.evidence import a_piece

from francjeu.custody import models, operations, places, queries
from francjeu.journal import operations as journal
from francjeu.kernel.actors import CLOCK
from francjeu.kernel.evidence.log import checkpoint
from francjeu.kernel.evidence.seals import ed25519
from francjeu.plumbing import jobs

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalAuthority]:
    with LocalAuthority(tmp_path_factory.mktemp("authority")) as running:
        yield running


@pytest.fixture
def stamped_by(authority: LocalAuthority, settings: Any) -> LocalAuthority:
    authority.spoil = bytes
    told = f"{authority.url} {authority.certificate}"
    settings.FRANCJEU = replace(settings.FRANCJEU, timestamp_authorities=told)
    return authority


def entries(count: int, *, subject: str = "case:D-2026-0001") -> None:
    for number in range(count):
        journal.record(
            event="evidence.viewed", subject=subject, actor=CLOCK, at=NOON,
            facts={"purpose": f"essai {number}"},
        )  # fmt: skip


def opened(note: str) -> checkpoint.Checkpoint:
    key = places.signer().public_key
    text = checkpoint.open_note(
        note, name=places.origin(), public_key=key,
        check=lambda signature, message: ed25519.check(key, signature, message),
    )  # fmt: skip
    return checkpoint.parse(text)


def test_a_checkpoint_signs_every_entry_of_every_chain() -> None:
    entries(3)
    entries(2, subject="report:S-2026-0001")
    row = operations.checkpoint(at=NOON)
    assert row is not None
    said = opened(row.note)
    assert said.size == 5
    assert said.root == queries.tree().root()
    assert not list(queries.faults())


def test_nothing_new_makes_no_second_checkpoint_and_growth_keeps_the_first_true() -> None:
    entries(3)
    first = operations.checkpoint(at=NOON)
    assert operations.checkpoint(at=NOON + HOUR) == first
    entries(4)
    second = operations.checkpoint(at=NOON + HOUR)
    assert first is not None
    assert second is not None
    assert queries.tree().root(first.size).hex() == first.root
    assert second.size == 7


def test_an_empty_journal_has_no_checkpoint() -> None:
    assert operations.checkpoint(at=NOON) is None
    assert queries.latest() is None


def test_erasing_the_facts_leaves_the_log_whole() -> None:
    entries(4)
    operations.checkpoint(at=NOON)
    erased = journal.erase(
        subject="case:D-2026-0001", actor=CLOCK, at=NOON, reason="fin de conservation"
    )
    assert erased == 4
    assert not list(queries.faults())


def test_an_entry_rewritten_with_its_whole_chain_is_found() -> None:
    entries(3)
    operations.checkpoint(at=NOON)
    without_guard("journal_entry", "UPDATE journal_entry SET actor = 'staff:x' WHERE number = 2")
    assert [(it.kind, it.at) for it in queries.faults()] == [("leaf", 1), ("root", 3)]


def test_a_leaf_taken_away_is_found() -> None:
    entries(3)
    operations.checkpoint(at=NOON)
    without_guard("custody_leaf", 'DELETE FROM custody_leaf WHERE "index" = 1')
    assert [(it.kind, it.at) for it in queries.faults()] == [("missing", 1)]


def test_a_checkpoint_of_another_key_is_found() -> None:
    entries(1)
    row = operations.checkpoint(at=NOON)
    assert row is not None
    signature = row.note.split()[-1]
    other = signature[:20] + ("A" if signature[20] != "A" else "B") + signature[21:]
    without_guard(
        "custody_checkpoint",
        f"UPDATE custody_checkpoint SET note = replace(note, '{signature}', '{other}')",
    )
    assert [it.kind for it in queries.faults()] == ["signature"]


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE custody_leaf SET "index" = 9',
        "DELETE FROM custody_leaf",
        "UPDATE custody_checkpoint SET root = 'x'",
        "DELETE FROM custody_checkpoint",
        "DELETE FROM custody_stamp",
    ],
)
def test_the_database_refuses_to_rewrite_the_log(
    statement: str, stamped_by: LocalAuthority
) -> None:
    entries(1)
    operations.checkpoint(at=NOON)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_sealed_piece_has_its_checkpoint_asked_for_at_once() -> None:
    a_piece(at=NOON)
    waiting = jobs.DBTaskResult.objects.filter(status=jobs.READY).values_list(
        "task_path", flat=True
    )
    assert "francjeu.custody.tasks.checkpoint" in waiting


def test_each_checkpoint_is_stamped_and_openssl_agrees(
    stamped_by: LocalAuthority, tmp_path: Path
) -> None:
    entries(2)
    row = operations.checkpoint(at=NOON)
    now = datetime.now(UTC)  # noqa: TID251 - the authority has its own clock
    assert operations.stamp_waiting(at=now) == (1, 0)
    stamp = models.Stamp.objects.get()
    assert row is not None
    (tmp_path / "note").write_text(row.note)
    (tmp_path / "tsr").write_bytes(bytes(stamp.answer))
    openssl = shutil.which("openssl")
    assert openssl
    done = subprocess.run(
        [
            openssl, "ts", "-verify", "-data", "note", "-in", "tsr",
            "-CAfile", str(stamped_by.certificate),
        ],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    with pytest.raises(DatabaseError), transaction.atomic():
        models.Stamp.objects.update(failure="réécrit")


def test_an_authority_down_for_an_hour_is_asked_again_and_the_late_stamp_says_so(
    stamped_by: LocalAuthority,
) -> None:
    entries(2)
    now = datetime.now(UTC)  # noqa: TID251 - the authority has its own clock
    operations.checkpoint(at=now - HOUR)
    stamped_by.spoil = lambda answer: b""
    assert operations.stamp_waiting(at=now - HOUR) == (0, 1)
    point = queries.latest()
    assert point is not None
    assert (point.stamps[0].tries, point.stamps[0].got_at) == (1, None)
    assert point.stamps[0].failure
    stamped_by.spoil = bytes
    assert operations.stamp_waiting(at=now) == (1, 0)
    late = queries.latest()
    assert late is not None
    stamp = late.stamps[0]
    assert (stamp.wanted_at, stamp.got_at) == (now - HOUR, now)
    assert not stamp.is_off


def test_a_clock_wrong_by_a_day_is_told(stamped_by: LocalAuthority) -> None:
    entries(1)
    tomorrow = datetime.now(UTC) + timedelta(days=1)  # noqa: TID251 - as above
    operations.checkpoint(at=tomorrow)
    operations.stamp_waiting(at=tomorrow)
    point = queries.latest()
    assert point is not None
    assert point.stamps[0].is_off


def test_a_year_later_the_newest_checkpoint_is_stamped_anew(stamped_by: LocalAuthority) -> None:
    entries(1)
    operations.checkpoint(at=NOON)
    year = timedelta(days=365)
    assert operations.renew(at=NOON + HOUR, before=NOON + HOUR - year) == 0
    later = NOON + year + HOUR
    assert operations.renew(at=later, before=later - year) == 1
    assert models.Stamp.objects.filter(wanted_at=later).exists()


def test_witnesses_receive_the_checkpoint_and_nothing_about_anyone(
    settings: Any,
) -> None:
    settings.FRANCJEU = replace(settings.FRANCJEU, witnesses="presidence@exemple.test")
    journal.record(
        event="evidence.viewed", subject="case:D-2026-0042", actor=CLOCK, at=NOON,
        facts={"purpose": "Marie Tremblay"},
    )  # fmt: skip
    assert operations.tell_witnesses(actor=CLOCK, at=NOON) == 1
    [message] = mail.outbox
    point = queries.latest()
    assert point is not None
    assert message.to == ["presidence@exemple.test"]
    assert point.note in str(message.body)
    said = message.message().as_bytes()
    assert b"Tremblay" not in said
    assert b"D-2026-0042" not in said


def test_without_witnesses_nothing_leaves() -> None:
    entries(1)
    assert operations.tell_witnesses(actor=CLOCK, at=NOON) == 0
    assert not mail.outbox


def without_guard(table: str, statement: str) -> None:
    """What someone with the database in hand, its triggers lifted, could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table]
            )
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no table is altered with checks due
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
