"""What passes by while a file is encrypted: digest, both ends, size; refuses too much."""

from collections import deque

from francjeu.evidence.storage.envelope import Source
from francjeu.kernel.evidence.package.digest import Digest, Running
from francjeu.kernel.evidence.pieces.kinds import EDGE


class TooLarge(Exception):
    """The file is larger than `limit` bytes; reading stopped there and nothing was kept."""

    def __init__(self, *, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class Empty(Exception):
    """The file holds no byte: there is nothing to seal."""


class Intake:
    """A source read once through; keeps `EDGE` bytes of each end and nothing else."""

    def __init__(self, source: Source, *, limit: int) -> None:
        self._source = source
        self._limit = limit
        self._running = Running()
        self._head = b""
        self._last: deque[bytes] = deque()
        self._last_size = 0

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._source.read(size)
        if chunk:
            self._running.update(chunk)
            self._keep_ends(chunk)
        if self._running.size > self._limit:
            raise TooLarge(limit=self._limit)
        if not chunk and not self._running.size:
            raise Empty
        return chunk

    @property
    def head(self) -> bytes:
        return self._head

    @property
    def tail(self) -> bytes:
        """The last bytes; those of a short file are its head too."""
        return b"".join(self._last)[-EDGE:]

    def digest(self) -> Digest:
        return self._running.digest()

    def _keep_ends(self, chunk: bytes) -> None:
        if len(self._head) < EDGE:
            self._head += chunk[: EDGE - len(self._head)]
        self._last.append(chunk[-EDGE:])
        self._last_size += len(self._last[-1])
        while self._last_size - len(self._last[0]) >= EDGE:
            self._last_size -= len(self._last.popleft())
