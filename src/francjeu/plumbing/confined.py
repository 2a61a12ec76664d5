"""The inside of a tool's own process: limits first, then one call, then one answer.

Run by `plumbing.tools`, never imported by it. Knows no Django, no database and no key: a tool
reads bytes that strangers sent, and may be taken over by them.
"""

import argparse
import ctypes
import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_PDEATHSIG = 1  # prctl: the signal a child receives when its parent dies
_NO_NEW_PRIVILEGES = 38  # prctl: nothing started from here gains rights
_NEW_NETWORK = 0x40000000  # unshare: a network of one's own, with nothing on it
_KILL = 9


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--file-size", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=0)
    parser.add_argument("--network", action="store_true")
    told = parser.parse_args()
    _confine(told)
    request = json.loads((told.folder / "request.json").read_text(encoding="utf-8"))
    try:
        answer: dict[str, Any] = import_module(told.module).answer(request, folder=told.folder)
    except MemoryError:
        answer = {"failed": "out of memory"}
    except ModuleNotFoundError:
        answer = {"failed": "missing"}
    written = told.folder / "answer.part"
    written.write_text(json.dumps(answer), encoding="utf-8")
    written.replace(told.folder / "answer.json")
    return 0


def _confine(told: argparse.Namespace) -> None:
    """What the system lets us forbid ourselves; what it does not is no reason to stop."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PDEATHSIG, _KILL, 0, 0, 0)
    if not told.network:
        libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        libc.unshare(_NEW_NETWORK)
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, told.memory),
        (resource.RLIMIT_FSIZE, told.file_size),
        (resource.RLIMIT_CPU, told.seconds),
    ):
        if value or kind == resource.RLIMIT_CORE:
            resource.setrlimit(kind, (value, value))


if __name__ == "__main__":
    sys.exit(main())
