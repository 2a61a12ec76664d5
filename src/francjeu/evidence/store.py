"""Write-once store of encrypted blobs, named by the SHA-256 of their ciphertext; refuses overwrite.

A blob appears whole or not at all: it is written aside, flushed to the disk, then linked to its
name. What a power cut leaves behind is a file aside, which no name leads to and a sweep removes.
"""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from francjeu.evidence import files
from francjeu.kernel.evidence.digest import CHUNK, digest_of

_ASIDE = "aside"
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


class StoreFull(Exception):
    """No room left for the blob; nothing was kept."""


class StoreRefused(Exception):
    """The store cannot be written: read-only, not mounted or not ours; nothing was kept."""


class BlobMissing(Exception):
    """No blob has this address."""


class BlobAltered(Exception):
    """The blob's bytes no longer have the digest its address says."""


class Sink(Protocol):
    """Where a blob's bytes are written."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


class BlobStore(Protocol):
    """What evidence needs of a place to keep blobs."""

    def write(self, fill: Callable[[Sink], None]) -> str:
        """Keeps the bytes that `fill` writes; returns their address. Raises StoreFull."""

    def open(self, address: str) -> BinaryIO:
        """The blob's bytes. Raises BlobMissing."""

    def remove(self, address: str) -> None:
        """Forgets the blob; forgetting one that is not there is no error."""

    def destroy(self, address: str) -> None:
        """Overwrites the blob, then forgets it; for what must not be found again."""

    def addresses(self, *, before: datetime) -> Iterator[str]:
        """Every blob kept before this moment, in order of address."""

    def leftovers(self, *, before: datetime) -> Iterator[str]:
        """What interrupted writes left aside before this moment."""


def address_of(sha256: str) -> str:
    """`ab/cd/<sha256>.age`"""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}.age"


def check(store: BlobStore, address: str) -> None:
    """Reads the blob again and compares. Raises BlobMissing or BlobAltered."""
    with store.open(address) as blob:
        digest = digest_of(iter(lambda: blob.read(CHUNK), b""))
    if address_of(digest.sha256) != address:
        raise BlobAltered(address)


@dataclass(frozen=True, slots=True)
class LocalFolder:
    """Blobs as read-only files under a folder of this machine."""

    root: Path

    def write(self, fill: Callable[[Sink], None]) -> str:
        try:
            with files.aside(self.root / _ASIDE) as written:
                address = _write(written, fill)
                with suppress(FileExistsError):  # the same ciphertext is the same blob
                    files.publish(written, self.root / address)
        except OSError as error:
            raise refusal(error) from error
        return address

    def open(self, address: str) -> BinaryIO:
        try:
            return (self.root / _checked(address)).open("rb")
        except FileNotFoundError as error:
            raise BlobMissing(address) from error

    def remove(self, address: str) -> None:
        (self.root / _checked(address)).unlink(missing_ok=True)

    def destroy(self, address: str) -> None:
        files.shred(self.root / _checked(address))

    def addresses(self, *, before: datetime) -> Iterator[str]:
        for path in sorted(self.root.glob("??/??/*.age")):
            if files.modified(path) < before:
                yield path.relative_to(self.root).as_posix()

    def leftovers(self, *, before: datetime) -> Iterator[str]:
        for path in sorted((self.root / _ASIDE).glob("*.part")):
            if files.modified(path) < before:
                yield path.relative_to(self.root).as_posix()


class _Hashing:
    """A sink that digests what passes to a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._hash = hashlib.sha256()

    def write(self, data: bytes, /) -> int:
        self._hash.update(data)
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()

    def hexdigest(self) -> str:
        return self._hash.hexdigest()


def _write(path: Path, fill: Callable[[Sink], None]) -> str:
    digests: list[str] = []

    def through(file: BinaryIO) -> None:
        sink = _Hashing(file)
        fill(sink)
        digests.append(sink.hexdigest())

    files.write(path, through)
    os.chmod(path, 0o400)
    return address_of(digests[0])


def _checked(address: str) -> str:
    parts = address.split("/")
    if ".." in parts or address.startswith("/") or not address.endswith((".age", ".part")):
        raise BlobMissing(address)
    return address


def refusal(error: OSError) -> Exception:
    """What a disk that refuses means to whoever sent a file: no room, or not ours to write."""
    if error.errno in _FULL:
        return StoreFull()
    return StoreRefused(error.strerror or "")
