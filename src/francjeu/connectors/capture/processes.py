"""The processes that a capture started: its browser, what drives it, and how they are ended."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

_DRIVER = b"run-driver"
_GONE = ("Z", "X")
"""States of a process that ended and whose parent has not noticed yet."""


def browsers(under: int | None = None) -> list[int]:
    """The processes of browsers that this one, or `under`, started."""
    return [pid for pid in _descendants(under or os.getpid()) if _is_browser(pid)]


def end_browsers(under: int | None = None) -> None:
    """Ends them all, when one no longer answers or takes too much."""
    _end(browsers(under))


def end_idle_drivers() -> None:
    """Ends what drives a browser that is no more: it would wait for it for ever, and we for it."""
    _end(pid for pid in _descendants(os.getpid()) if _is_driver(pid) and not browsers(pid))


def _end(pids: Iterable[int]) -> None:
    for pid in pids:
        with suppress(OSError):
            os.kill(pid, 9)


def _is_browser(pid: int) -> bool:
    with suppress(OSError):
        return "chrom" in Path(f"/proc/{pid}/comm").read_text()
    return False


def _is_driver(pid: int) -> bool:
    with suppress(OSError):
        return _DRIVER in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return False


def _descendants(root: int) -> set[int]:
    parents = dict(_parents())
    found, more = set[int](), {root}
    while more:
        more = {pid for pid, parent in parents.items() if parent in more}
        found |= more
    return found


def _parents() -> Iterator[tuple[int, int]]:
    """Each living process and its parent."""
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            state, parent, *_ = (entry / "stat").read_text().rpartition(")")[2].split()
            if state not in _GONE:
                yield int(entry.name), int(parent)
