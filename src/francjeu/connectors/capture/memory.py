"""How much memory a page may take: a stranger’s picture of 400 megapixels asks for gigabytes.

Each process of the browser is refused more than a bound; the page lives on without what asked for
it. All of them together are weighed as well, and ended when they go over.
"""

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

EACH = 1400 * 1024**2
"""Bytes of its own that one process may hold (RLIMIT_DATA): below 400 megapixels in colour."""
TOGETHER = 2560 * 1024**2
"""Bytes of all of them: four times what a heavy page takes (evidence.md 4.1)."""
_EVERY = 0.5


@dataclass(slots=True)
class Scale:
    """Weighs this process’s descendants until stopped; `is_over` once they were ended."""

    limit: int
    is_over: bool = False
    peak: int = 0
    stopped: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        while not self.stopped.wait(_EVERY):
            self.peak = max(self.peak, weight())
            if self.peak > self.limit:
                self.is_over = True
                end_browsers()


@contextmanager
def bounded(limit: int = TOGETHER) -> Iterator[Scale]:
    """Around whatever starts a browser: what it starts inherits the bound of one process."""
    before, hard = resource.getrlimit(resource.RLIMIT_DATA)
    bound = EACH if hard == resource.RLIM_INFINITY else min(EACH, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
    scale = Scale(limit)
    threading.Thread(target=scale.watch, daemon=True).start()
    try:
        yield scale
    finally:
        scale.stopped.set()
        resource.setrlimit(resource.RLIMIT_DATA, (before, hard))


def weight() -> int:
    """Bytes of memory of the browsers this process started, what they share counted once."""
    total = 0
    for pid in _browsers():
        with suppress(OSError, ValueError, StopIteration):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
            total += next(int(it.split()[1]) for it in lines if it.startswith("Pss:")) * 1024
    return total


def end_browsers() -> None:
    """Ends the browsers this process started, when one no longer answers."""
    for pid in _browsers():
        with suppress(OSError):
            os.kill(pid, 9)


def _browsers() -> Iterator[int]:
    for pid in _descendants(os.getpid()):
        with suppress(OSError):
            if "chrom" in Path(f"/proc/{pid}/comm").read_text():
                yield pid


def _descendants(root: int) -> set[int]:
    parents = {}
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            stat = (entry / "stat").read_text()
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found, more = set[int](), {root}
    while more:
        more = {pid for pid, parent in parents.items() if parent in more}
        found |= more
    return found
