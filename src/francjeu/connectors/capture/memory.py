"""How much a page may take: a stranger’s picture of 400 megapixels asks for gigabytes.

Each process of the browser is refused more memory than a bound; the page lives on without what
asked for it. That bound does not count the memory processes share, where pictures are drawn: one
too large to draw is left out (look.js). All of them together are weighed as well, and ended when
they go over, or when their time is. Whatever ended a browser, nothing waits for it long.
"""

import resource
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from francjeu.connectors.capture import processes

EACH = 1400 * 1024**2
"""Bytes of its own, shared ones apart, that one process may hold (RLIMIT_DATA)."""
TOGETHER = 2560 * 1024**2
"""Bytes of all of them: four times what a heavy page takes (evidence.md 4.1)."""
OVER = "memory"
LATE = "out of time"
CRASHED = "page crashed"
_EVERY = 0.5
_MOURNED = 6
"""Weighings without a browser after which what drives it is ended too."""


@dataclass(slots=True)
class Scale:
    """Weighs this process’s browsers until stopped; `ended`: the word for why it ended them.

    `has_met`: a browser was started, so that without one there is nothing to wait for.
    """

    limit: int
    until: float = inf
    ended: str = ""
    peak: int = 0
    has_met: bool = False
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Playwright’s driver never answers for a page whose browser died while it was made."""
        missed = 0
        while not self.stopped.wait(_EVERY):
            found = processes.browsers()
            self.peak = max(self.peak, weight(found))
            if self.peak > self.limit:
                self.end(OVER)
            elif time.monotonic() > self.until:
                self.end(LATE)
            self.has_met = self.has_met or bool(found)
            missed = 0 if found or not self.has_met else missed + 1
            if missed >= _MOURNED:
                processes.end_idle_drivers()

    def end(self, why: str) -> None:
        self.ended = self.ended or why
        processes.end_browsers()


@contextmanager
def bounded(limit: int = TOGETHER, *, seconds: float = inf) -> Iterator[Scale]:
    """Around whatever starts a browser: what it starts inherits the bound of one process."""
    before, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = EACH if hard == resource.RLIM_INFINITY else min(EACH, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
    scale = Scale(limit, until=time.monotonic() + seconds)
    threading.Thread(target=scale.watch, daemon=True).start()
    try:
        yield scale
    finally:
        scale.stopped.set()
        resource.setrlimit(resource.RLIMIT_DATA, (before, hard))


def weight(pids: list[int]) -> int:
    """Bytes of memory of these processes, what they share counted once."""
    total = 0
    for pid in pids:
        with suppress(OSError, ValueError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += next(int(it.split()[1]) for it in lines if it.startswith("Pss:")) * 1024
    return total
