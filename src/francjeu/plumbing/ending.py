"""How a process that gave no answer ended: only what the system itself says, never a guess.

Killed without a word is not “out of memory”: an operator, a stopping service or the kernel may have
done it. The kernel counts the processes it kills for want of memory, for a group of processes
(cgroups v2 and v1) or for the machine; a library that asks for memory in vain says so as it aborts.
"""

import signal
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_GROUPS = Path("/proc/self/cgroup")
_MOUNT = Path("/sys/fs/cgroup")
_MACHINE = Path("/proc/vmstat")
_IN_VAIN = (b"bad_alloc", b"cannot allocate memory", b"out of memory", b"memoryerror")
_BY_ITSELF = frozenset(
    (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGFPE, signal.SIGSYS,
     signal.SIGTRAP, signal.SIGXFSZ, signal.SIGPIPE)
)  # fmt: skip
_MOST_SAID = 8192


class Ending(StrEnum):
    """What can be told apart."""

    NO_MEMORY = "no memory"
    NO_TIME = "no time"
    BY_ITSELF = "by itself"
    FROM_OUTSIDE = "from outside"


@dataclass(frozen=True, slots=True)
class Kills:
    """How many processes the kernel had killed for want of memory, before ours began."""

    count: int

    @classmethod
    def now(cls) -> "Kills":
        """The narrowest count there is: our group of processes, else the machine."""
        files = [*_group_files(), _MACHINE]
        counts = (_counted(file) for file in files)
        return cls(next((it for it in counts if it is not None), 0))


def ending(status: int, *, before: Kills, said: Path) -> Ending:
    """Why it ended with this status (negative: a signal); `said`: what it wrote as errors."""
    number = -status if status < 0 else 0
    if number == signal.SIGXCPU:
        return Ending.NO_TIME
    if number == signal.SIGKILL and Kills.now().count > before.count:
        return Ending.NO_MEMORY
    if number and number not in _BY_ITSELF:
        return Ending.FROM_OUTSIDE
    return Ending.NO_MEMORY if _asked_in_vain(said) else Ending.BY_ITSELF


def _asked_in_vain(said: Path) -> bool:
    """Whether its last words tell of memory that was refused: ours are the limits (RLIMIT_AS)."""
    try:
        with said.open("rb") as file:
            file.seek(max(0, said.stat().st_size - _MOST_SAID))
            words = file.read().lower()
    except OSError:
        return False
    return any(it in words for it in _IN_VAIN)


def _group_files() -> list[Path]:
    """Where the kernel counts for our group: `memory.events` (v2), `memory.oom_control` (v1)."""
    files = []
    for line in _lines(_GROUPS):
        _number, controllers, path = (*line.split(":", 2), "", "")[:3]
        inside = path.lstrip("/")
        if not controllers:
            files.append(_MOUNT / inside / "memory.events")
        elif "memory" in controllers.split(","):
            files.append(_MOUNT / "memory" / inside / "memory.oom_control")
    return files


def _counted(file: Path) -> int | None:
    for line in _lines(file):
        name, _, count = line.partition(" ")
        if name == "oom_kill" and count.strip().isdecimal():
            return int(count)
    return None


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:  # another system, or one that hides it
        return []
