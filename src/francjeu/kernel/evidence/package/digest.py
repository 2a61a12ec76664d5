"""SHA-256 over streams of chunks, the digest every court tool has; keeps none of the bytes."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

CHUNK = 1024 * 1024
"""Bytes read at a time; a stream of any size is digested in this much memory."""


@dataclass(frozen=True, slots=True)
class Digest:
    """What was read: `sha256` as 64 lowercase hexadecimal characters, `size` in bytes."""

    sha256: str
    size: int


class Running:
    """A digest being made, one chunk after the other (FIPS 180-4)."""

    __slots__ = ("_hash", "_size")

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self._size = 0

    def update(self, chunk: bytes) -> None:
        self._hash.update(chunk)
        self._size += len(chunk)

    @property
    def size(self) -> int:
        return self._size

    def digest(self) -> Digest:
        return Digest(sha256=self._hash.hexdigest(), size=self._size)


def digest_of(chunks: Iterable[bytes]) -> Digest:
    """The digest of the concatenation of `chunks`."""
    running = Running()
    for chunk in chunks:
        running.update(chunk)
    return running.digest()
