"""Exports a file as a BagIt folder that a stranger can verify with tools they already have.

The folder is built aside, under a hidden name, then renamed: it appears whole or not at all.
"""

import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from francjeu.custody import operations as log
from francjeu.custody import places as custody
from francjeu.custody.stamping import NotStamped
from francjeu.evidence import access, package, stamping
from francjeu.evidence.package import Contents, Exhibit
from francjeu.evidence.report import printing
from francjeu.evidence.storage import envelope, files, places
from francjeu.evidence.storage.hashing import Hashing
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.evidence.storage.store import BlobMissing, StoreRefused
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import Digest, Running, digest_of
from francjeu.kernel.evidence.pieces.keeping import Obstacle


class FolderTaken(Exception):
    """The folder to export to exists and is not empty; nothing is ever written over."""


class PieceUnreadable(Exception):
    """A piece cannot be exported as it was sealed: `label` names it, `reason` tells why."""

    def __init__(self, *, label: str, reason: str) -> None:
        super().__init__(f"{label}: {reason}")
        self.label = label
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Exported:
    """The folder and its digest (of `tagmanifest-sha256.txt`), to be compared years later."""

    folder: Path
    root: str
    pieces: int
    withheld: tuple[str, ...]
    stamps: int
    unstamped: tuple[NotStamped, ...]


def export(
    *, contents: Contents, folder: Path, facts: access.Facts, actor: Actor, at: datetime
) -> Exported:
    """Writes the folder with every piece that may be shown, and writes the export in the journal.

    An isolated piece is left out without a word; an infected one is listed as withheld.
    Raises Refused, FolderTaken, PieceUnreadable, BadName.
    """
    access.RULES.require(actor, access.Act.EXPORT, facts)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTaken(str(folder))
    with _aside(folder) as building:
        exported = _build(contents, building=building, folder=folder, at=at)
        with transaction.atomic():
            journal.record(
                event="evidence.exported", subject=contents.subject, actor=actor, at=at,
                facts={
                    "root": exported.root,
                    "pieces": exported.pieces,
                    "stamps": exported.stamps,
                },
            )  # fmt: skip
        building.replace(folder)
        files.flush_folder(folder.parent)
    return exported


def _build(contents: Contents, *, building: Path, folder: Path, at: datetime) -> Exported:
    _refuse_unscanned(contents)
    shown = [it for it in contents.exhibits if package.shown(it)]
    log.checkpoint(at=at)
    texts = package.texts(contents, at=at)
    texts |= printing.reports(contents, at=at)
    digests = {path: digest_of([text]) for path, text in texts.items()}
    for exhibit in shown:
        path = package.path_of(exhibit)
        digests[path] = _write_piece(exhibit, building / path)
        for key in package.keys_of(exhibit):
            path = package.path_of(key)
            digests[path] = _write_piece(key, building / path)
    tags = package.tags(contents, payload=digests, at=at)
    root = tags[bag.TAG_MANIFEST]
    proofs = package.proofs(root, signer=custody.signer())
    stamps, unstamped = stamping.stamps(root, authorities=custody.timestamp_authorities())
    for path, text in {**texts, **tags, **proofs, **stamps}.items():
        _write_text(building / path, text)
    return Exported(
        folder=folder,
        root=digest_of([root]).sha256,
        pieces=len(shown) + len(contents.statements),
        withheld=(*(label for label, _ in package.withheld(contents)), *contents.left_out),
        stamps=sum(1 for paths in bag.STAMPS if paths.answer in stamps),
        unstamped=unstamped,
    )


def _refuse_unscanned(contents: Contents) -> None:
    for exhibit in contents.exhibits:
        if package.obstacle(exhibit) is Obstacle.BEING_SCANNED:
            raise PieceUnreadable(label=exhibit.label, reason=Obstacle.BEING_SCANNED)


def _write_piece(exhibit: Exhibit, path: Path) -> Digest:
    """Decrypts a piece to its place, and compares what was written with what was sealed."""
    item = exhibit.item
    running = Running()
    files.make_folder(path.parent)
    try:
        identity = places.keyring().identity_of(item.vault.public_id)
        with places.store().open(item.blob) as blob:
            files.write(path, lambda file: _decrypt(blob, file, running, identity=identity))
    except (KeyLost, BlobMissing, StoreRefused, envelope.CannotOpen) as error:
        reason = type(error).__name__
        raise PieceUnreadable(label=exhibit.label, reason=reason) from error
    if running.digest().sha256 != item.sha256:
        raise PieceUnreadable(label=exhibit.label, reason="BlobAltered")
    return running.digest()


def _decrypt(blob: BinaryIO, file: BinaryIO, running: Running, *, identity: str) -> None:
    envelope.decrypt(blob, sink=Hashing(file, running), identity=identity)


def _write_text(path: Path, text: bytes) -> None:
    files.make_folder(path.parent)
    files.write(path, lambda file: _all(file, text))


def _all(file: BinaryIO, text: bytes) -> None:
    file.write(text)


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A hidden folder beside the one to export to; what an earlier crash left there is removed."""
    building = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(building, ignore_errors=True)
    files.make_folder(building)
    os.chmod(building, 0o700)
    try:
        yield building
    finally:
        shutil.rmtree(building, ignore_errors=True)


def holds(exhibit: Exhibit, *, needles: Collection[bytes]) -> bool:
    """True when the piece’s bytes hold one of these, as they are: read here, shown to nobody.

    Raises PieceUnreadable.
    """
    if not needles or not package.shown(exhibit):
        return False
    item, search = exhibit.item, _Search(tuple(needle.lower() for needle in needles))
    try:
        identity = places.keyring().identity_of(item.vault.public_id)
        with places.store().open(item.blob) as blob:
            envelope.decrypt(blob, sink=search, identity=identity)
    except (KeyLost, BlobMissing, StoreRefused, envelope.CannotOpen) as error:
        raise PieceUnreadable(label=exhibit.label, reason=type(error).__name__) from error
    return search.found


@dataclass(slots=True)
class _Search:
    """A sink that looks for bytes, also where two writes meet, and keeps none."""

    needles: tuple[bytes, ...]
    found: bool = False
    rest: bytes = b""

    def write(self, data: bytes, /) -> int:
        window = self.rest + bytes(data).lower()
        self.found = self.found or any(needle in window for needle in self.needles)
        self.rest = window[-(max(map(len, self.needles)) - 1) :]
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""
