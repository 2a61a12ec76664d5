"""Keys in their folder."""

import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from francjeu.evidence.storage import envelope
from francjeu.evidence.storage.keyring import KeyLost, Keyring

SOON = datetime(2100, 1, 1, tzinfo=UTC)  # after any file this machine writes


def test_the_installation_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    keyring = Keyring(folder=tmp_path / "keys")
    pair = keyring.installation()
    assert keyring.installation() == pair
    path = tmp_path / "keys" / "installation.agekey"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text().startswith("AGE-SECRET-KEY-1")


def test_a_vault_has_a_key_of_its_own(tmp_path: Path) -> None:
    keyring, one, two = Keyring(folder=tmp_path), uuid4(), uuid4()
    first, second = keyring.make(one), keyring.make(two)
    assert first != second
    assert envelope.recipient_of(keyring.identity_of(one)) == first
    assert set(keyring.vaults(before=SOON)) == {one, two}


def test_the_escrow_key_opens_a_vault_without_the_installation(tmp_path: Path) -> None:
    escrow, vault = envelope.new_pair(), uuid4()
    keyring = Keyring(folder=tmp_path, escrow=escrow.recipient)
    recipient = keyring.make(vault)
    wrapped = (tmp_path / "vaults" / f"{vault}.age").read_bytes()
    identity = envelope.unwrap(wrapped, identity=escrow.identity)
    assert envelope.recipient_of(identity) == recipient


def test_a_destroyed_key_is_gone(tmp_path: Path) -> None:
    keyring, vault = Keyring(folder=tmp_path), uuid4()
    keyring.make(vault)
    keyring.destroy(vault)
    keyring.destroy(vault)
    with pytest.raises(KeyLost):
        keyring.identity_of(vault)
    assert list(keyring.vaults(before=SOON)) == []


def test_a_key_is_never_replaced(tmp_path: Path) -> None:
    keyring, vault = Keyring(folder=tmp_path), uuid4()
    recipient = keyring.make(vault)
    with pytest.raises(FileExistsError):
        keyring.make(vault)
    assert envelope.recipient_of(keyring.identity_of(vault)) == recipient
