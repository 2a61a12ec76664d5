"""Vaults: held, destroyed, never both."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from tests.conftest import NOON
from tests.factories.evidence import JPEG, REPORTER, a_piece, a_vault, an_actor

from francjeu.evidence import access, queries
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.keeping import vaults
from francjeu.evidence.operations.opening import reading
from francjeu.evidence.storage import places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.journal import operations as journal_operations
from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.pieces.keeping import Obstacle, State

pytestmark = pytest.mark.django_db
OFFICER = an_actor(Role.PRIVACY_OFFICER)
MINE = access.Facts(is_involved=True)


def test_destroying_a_vault_erases_its_pieces_and_keeps_the_others(
    django_capture_on_commit_callbacks,
) -> None:
    item, other = a_piece(at=NOON), a_piece(at=NOON)
    with django_capture_on_commit_callbacks(execute=True):
        done = vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    assert (done.items, done.size) == (1, item.size)
    item.refresh_from_db()
    assert (item.state, item.sha256, item.declared_name) == (State.ERASED, "", "")
    with pytest.raises(KeyLost):
        places.keyring().identity_of(item.vault.public_id)
    assert queries.piece_of(item).obstacle is Obstacle.GONE
    opened = reading.read_for(actor=REPORTER, item=other, facts=MINE, purpose="essai", at=NOON)
    assert b"".join(opened.chunks) == JPEG
    opened.chunks.close()


def test_a_backup_of_the_data_does_not_bring_a_destroyed_vault_back(
    tmp_path: Path, django_capture_on_commit_callbacks
) -> None:
    item = a_piece(at=NOON)
    pieces = settings.FRANCJEU.data_dir / "pieces"
    shutil.copytree(pieces, tmp_path / "backup")
    row = Item.objects.filter(pk=item.pk).values().get()
    with django_capture_on_commit_callbacks(execute=True):
        vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    shutil.copytree(tmp_path / "backup", pieces, dirs_exist_ok=True)
    with places.store().open(row["blob"]) as blob:
        assert blob.read(5) == b"age-e"
    with pytest.raises(KeyLost):
        places.keyring().identity_of(item.vault.public_id)


def test_the_journal_still_holds_after_an_erasure() -> None:
    item = a_piece(at=NOON)
    vaults.destroy(vault=item.vault, reason="conservation", actor=CLOCK, at=NOON)
    journal_operations.erase(
        subject=item.vault.subject, actor=CLOCK, at=NOON, reason="conservation"
    )
    assert list(journal.faults()) == []
    assert [line.event for line in journal.history(subject=item.vault.subject)] == [
        "journal.erased",
        "evidence.destroyed",
        "evidence.sealed",
    ]


def test_a_hold_stops_destruction_until_it_is_lifted() -> None:
    vault = a_vault(at=NOON)
    vaults.hold(vault=vault, reason="demande d’un juge", actor=OFFICER, at=NOON)
    vaults.hold(vault=vault, reason="encore", actor=OFFICER, at=NOON)
    with pytest.raises(vaults.VaultHeld):
        vaults.destroy(vault=vault, reason="conservation", actor=CLOCK, at=NOON)
    vault.refresh_from_db()
    assert vault.hold_reason == "demande d’un juge"
    vaults.release(vault=vault, reason="jugement rendu", actor=OFFICER, at=NOON)
    vaults.destroy(vault=vault, reason="conservation", actor=CLOCK, at=NOON)
    assert [line.event for line in journal.history(subject=vault.subject)] == [
        "evidence.destroyed",
        "evidence.released",
        "evidence.held",
    ]


def test_the_database_refuses_a_destroyed_vault_that_is_held_or_alive_again() -> None:
    vault = a_vault(at=NOON)
    vaults.destroy(vault=vault, reason="conservation", actor=CLOCK, at=NOON)
    for change in ({"held_at": NOON}, {"destroyed_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Vault.objects.filter(pk=vault.pk).update(**change)
    with pytest.raises(vaults.VaultGone):
        vaults.hold(vault=vault, reason="trop tard", actor=OFFICER, at=NOON)
    with pytest.raises(vaults.VaultGone):
        vaults.destroy(vault=vault, reason="encore", actor=CLOCK, at=NOON)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.CASE_MANAGER, Role.DECIDER])
def test_refuses_destruction_to_who_may_not(role: Role) -> None:
    with pytest.raises(Refused):
        vaults.destroy(vault=a_vault(at=NOON), reason="x", actor=an_actor(role), at=NOON)


def test_a_draft_that_became_a_report_is_told_in_the_reports_history() -> None:
    vault = a_vault(at=NOON, subject="draft:1")
    vaults.move_vault(vault=vault, subject="report:S-2026-0002")
    a_piece(at=NOON, vault=vault)
    assert journal.history(subject="draft:1") == ()
    assert len(journal.history(subject="report:S-2026-0002")) == 1
