"""The keys of this installation and of its vaults, in a folder apart from the data; never in a row.

A vault's identity is kept nowhere but here, wrapped to the installation and, when there is one, to
the offline escrow recipient. Destroying its file therefore erases the vault, in every back-up of
the data too. This folder is copied as it stands (a mirror), not kept in dated back-ups.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from francjeu.evidence.storage import envelope, files
from francjeu.plumbing.keys import kept

_INSTALLATION = "installation.agekey"
_ISOLATION = "isolation.recipient"


class KeyLost(Exception):
    """The vault's key is not in the keys folder: its pieces cannot be opened."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Keys as files readable by their owner only; `escrow` is an `age1…` recipient or empty."""

    folder: Path
    escrow: str = ""

    def installation(self) -> envelope.Pair:
        """The installation's own pair, made at first use."""
        identity = kept(self.folder / _INSTALLATION, lambda: envelope.new_pair().identity)
        return envelope.Pair(identity=identity, recipient=envelope.recipient_of(identity))

    def make(self, vault: UUID) -> str:
        """A new identity for a vault, kept wrapped; returns its public recipient."""
        pair = envelope.new_pair()
        recipients = (self.installation().recipient, self.escrow)
        wrapped = envelope.wrap(pair.identity, recipients=tuple(filter(None, recipients)))
        _write_once(self._path(vault), wrapped)
        return pair.recipient

    def identity_of(self, vault: UUID) -> str:
        """The vault's identity. Raises KeyLost."""
        try:
            wrapped = self._path(vault).read_bytes()
        except FileNotFoundError as error:
            raise KeyLost(str(vault)) from error
        return envelope.unwrap(wrapped, identity=self.installation().identity)

    def holds(self, vault: UUID) -> bool:
        return self._path(vault).exists()

    def destroy(self, vault: UUID) -> None:
        """Overwrites and removes the vault's key; destroying twice is no error."""
        files.shred(self._path(vault))

    def vaults(self, *, before: datetime) -> Iterator[UUID]:
        """Every vault whose key was made before this moment."""
        for path in sorted((self.folder / "vaults").glob("*.age")):
            if files.modified(path) < before:
                yield UUID(path.stem)

    def isolation_recipient(self) -> str:
        """The offline key of isolated pieces as `fj isolation key` kept it, or empty."""
        try:
            return (self.folder / _ISOLATION).read_text("ascii").strip()
        except FileNotFoundError:
            return ""

    def keep_isolation_recipient(self, recipient: str) -> None:
        """Keeps the public half of the offline key, once. Raises FileExistsError."""
        _write_once(self.folder / _ISOLATION, f"{recipient}\n".encode("ascii"))

    def _path(self, vault: UUID) -> Path:
        return self.folder / "vaults" / f"{vault}.age"


def _write_once(path: Path, content: bytes) -> None:
    with files.aside(path.parent) as written:
        files.write(written, lambda file: _all(file, content))
        files.publish(written, path)


def _all(file: BinaryIO, content: bytes) -> None:
    file.write(content)
