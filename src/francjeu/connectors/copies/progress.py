"""How far a long copy is, told by a tool through a file that whoever waits reads."""

from contextlib import suppress
from pathlib import Path

_TOTAL, _DONE = "total.txt", "progress.txt"
_KEY = "out_time_us="
"""The word of ffmpeg for the microseconds written; sheets of a PDF are counted with it too."""


def begin(folder: Path, *, total: int) -> None:
    """So much is to be done."""
    (folder / _TOTAL).write_text(str(max(total, 1)), encoding="ascii")


def done(folder: Path, count: int) -> None:
    """So much is done."""
    (folder / _DONE).write_text(f"{_KEY}{count}\n", encoding="ascii")


def file_of(folder: Path) -> str:
    """Where ffmpeg tells it by itself."""
    return str(folder / _DONE)


def percent(folder: Path) -> int:
    """How much is done, at most 99 as long as the tool has not answered."""
    with suppress(OSError, ValueError):
        total = int((folder / _TOTAL).read_text(encoding="ascii"))
        told = (folder / _DONE).read_text(encoding="ascii", errors="replace")
        last = [line for line in told.splitlines() if line.startswith(_KEY)][-1:]
        return max(0, min(99, int(last[0].removeprefix(_KEY)) * 100 // total)) if last else 0
    return 0
