"""Write-once store of encrypted blobs, named by the SHA-256 of their ciphertext; refuses overwrite.

A blob appears whole or not at all. In a folder it is written aside, flushed to the disk, then
linked to its name: what a power cut leaves behind is a file aside, which no name leads to and a
sweep removes. The other place is a bucket (`bucket.py`, ADR 0026).
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

from francjeu.evidence.storage import files
from francjeu.evidence.storage.locks import Lack
from francjeu.kernel.evidence.package.digest import CHUNK, digest_of

_ASIDE = "aside"
_FULL = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))


class StoreFull(Exception):
    """No room left for the blob; nothing was kept."""


class StoreRefused(Exception):
    """The store does not answer, or not to us: read-only, not mounted, unreachable.

    Nothing was kept, and nothing is known of what is there.
    """


class BlobMissing(Exception):
    """No blob has this address."""


class BlobAltered(Exception):
    """The blob's bytes no longer have the digest its address says."""


class BlobLocked(Exception):
    """The store keeps the bytes: asking again is of no use before `until`."""

    def __init__(self, address: str, *, until: datetime) -> None:
        super().__init__(address)
        self.address = address
        self.until = until


@dataclass(frozen=True, slots=True)
class Head:
    """What the store says of a blob without reading it: `sha256` when the store checked it."""

    size: int
    sha256: str = ""
    locked_until: datetime | None = None
    is_held: bool = False

    def is_locked(self, *, at: datetime) -> bool:
        """Whether the store would refuse to forget it now."""
        return self.is_held or (self.locked_until is not None and self.locked_until > at)


class Sink(Protocol):
    """Where a blob's bytes are written."""

    def write(self, data: bytes, /) -> int: ...
    def flush(self) -> None: ...


class BlobStore(Protocol):
    """What evidence needs of a place to keep blobs. Each may raise StoreRefused."""

    def write(self, fill: Callable[[Sink], None], *, is_draft: bool = False) -> str:
        """Keeps the bytes that `fill` writes, unless they are there; returns their address.

        Locked where the store can, except those of a draft, which its author may take back.
        Raises StoreFull.
        """

    def open(self, address: str) -> BinaryIO:
        """The blob's bytes. Raises BlobMissing."""

    def head(self, address: str) -> Head:
        """What is known of the blob without reading it. Raises BlobMissing."""

    def lack(self, address: str, *, is_held: bool) -> Lack | None:
        """What the lock of a kept piece lacks; `is_held`: nobody may destroy it for now.

        Raises BlobMissing.
        """

    def lock(self, address: str, *, is_held: bool = False) -> bool:
        """Locked anew where the lock is absent or ends soon, held or not as told.

        Whether anything changed. A hold that a person set by hand stays. Raises BlobMissing.
        """

    def remove(self, address: str) -> None:
        """Forgets the blob; forgetting one that is not there is no error. Raises BlobLocked."""

    def destroy(self, address: str) -> None:
        """Forgets what must not be found again: overwritten, or its lock lifted by right.

        Raises BlobLocked where no right lifts it.
        """

    def trouble(self) -> str:
        """What keeps the store from locking as it was told to, as a code; else empty."""

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

    def write(self, fill: Callable[[Sink], None], *, is_draft: bool = False) -> str:
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
            return (self.root / checked(address)).open("rb")
        except FileNotFoundError as error:
            raise BlobMissing(address) from error

    def head(self, address: str) -> Head:
        try:
            return Head(size=(self.root / checked(address)).stat().st_size)
        except FileNotFoundError as error:
            raise BlobMissing(address) from error

    def lack(self, address: str, *, is_held: bool) -> Lack | None:
        """A folder locks nothing, and lacks nothing."""
        return None

    def lock(self, address: str, *, is_held: bool = False) -> bool:
        return False

    def remove(self, address: str) -> None:
        (self.root / checked(address)).unlink(missing_ok=True)

    def trouble(self) -> str:
        return ""

    def destroy(self, address: str) -> None:
        files.shred(self.root / checked(address))

    def addresses(self, *, before: datetime) -> Iterator[str]:
        for path in sorted(self.root.glob("??/??/*.age")):
            if files.modified(path) < before:
                yield path.relative_to(self.root).as_posix()

    def leftovers(self, *, before: datetime) -> Iterator[str]:
        for path in sorted((self.root / _ASIDE).glob("*.part")):
            if files.modified(path) < before:
                yield path.relative_to(self.root).as_posix()


class Hashing:
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

    def digest(self) -> bytes:
        return self._hash.digest()


def _write(path: Path, fill: Callable[[Sink], None]) -> str:
    digests: list[str] = []

    def through(file: BinaryIO) -> None:
        sink = Hashing(file)
        fill(sink)
        digests.append(sink.hexdigest())

    files.write(path, through)
    os.chmod(path, 0o400)
    return address_of(digests[0])


def checked(address: str) -> str:
    """The address, when it may be one of a blob. Raises BlobMissing."""
    parts = address.split("/")
    if ".." in parts or address.startswith("/") or not address.endswith((".age", ".part")):
        raise BlobMissing(address)
    return address


def refusal(error: OSError) -> Exception:
    """What a disk that refuses means to whoever sent a file: no room, or not ours to write."""
    if error.errno in _FULL:
        return StoreFull()
    return StoreRefused(error.strerror or "")
