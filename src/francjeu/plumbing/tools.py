"""Heavy or dangerous work, done in a process of its own that knows no key and cannot hang us.

A tool is a module of `connectors` or `detectors` with `answer(request, *, folder) -> dict`: plain
JSON in and out, files in `folder`. It gets no environment but a path, no database, no key, limits
on memory, time and size, and (unless asked for) no network (ADR 0018).
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

from francjeu.plumbing.ending import Ending, Kills, ending

_SOURCE = Path(__file__).resolve().parents[2]
_GLANCE = 0.3
"""Seconds between two looks at what a tool has finished."""
_LEFT_BEHIND = 3600.0
"""Seconds after which a folder of a tool belongs to nobody: its process was killed."""


class Failure(StrEnum):
    """Why a tool gave no answer. Keys are stored: never renamed."""

    TIMED_OUT = "timed out"
    OUT_OF_MEMORY = "out of memory"
    MISSING = "missing"
    CRASHED = "crashed"
    STOPPED = "stopped"


_FAILURES = {
    Ending.NO_MEMORY: Failure.OUT_OF_MEMORY, Ending.NO_TIME: Failure.TIMED_OUT,
    Ending.BY_ITSELF: Failure.CRASHED, Ending.FROM_OUTSIDE: Failure.STOPPED,
}  # fmt: skip


class ToolFailed(Exception):
    """The tool gave no answer; what it left in the folder may still be worth keeping."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.value)
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Limits:
    """`seconds` by the clock on the wall; `memory` and `file_size` in bytes, 0 for none."""

    seconds: float
    memory: int = 0
    file_size: int = 0
    network: bool = False


@contextmanager
def workshop() -> Iterator[Path]:
    """A new folder of a tool's own, gone with everything in it when the work is done."""
    place = settings.FRANCJEU.data_dir / "atelier"
    place.mkdir(mode=0o700, exist_ok=True)
    folder = Path(tempfile.mkdtemp(dir=place))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(*, older_than: float = _LEFT_BEHIND) -> int:
    """Removes what killed processes left behind: copies of pieces in the clear. How many."""
    place = settings.FRANCJEU.data_dir / "atelier"
    before, removed = time.time() - older_than, 0
    for folder in place.iterdir() if place.is_dir() else ():
        with suppress(FileNotFoundError):
            if folder.stat().st_mtime < before:
                shutil.rmtree(folder, ignore_errors=True)
                removed += 1
    return removed


def run(
    module: str, request: Mapping[str, Any], *, folder: Path, limits: Limits,
    meanwhile: Callable[[], None] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """What the tool answers. Raises ToolFailed; the process and its children are gone by then.

    `meanwhile` is called every so often while it works, and once more at the end: what it finished
    is taken without waiting for the rest. What `meanwhile` raises ends the tool.
    """
    (folder / "request.json").write_text(json.dumps(request), encoding="utf-8")
    with suppress(FileNotFoundError):
        (folder / "answer.json").unlink()
    before, said = Kills.now(), folder / "errors.txt"
    with said.open("wb") as errors:
        process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
            _command(module, folder, limits), cwd=folder, env=_environment(folder),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
    try:
        _wait(process, seconds=limits.seconds, meanwhile=meanwhile)
    except subprocess.TimeoutExpired as late:
        raise ToolFailed(Failure.TIMED_OUT) from late
    finally:
        _end(process)
    answer = _answered(folder)
    if answer is None:
        raise ToolFailed(_FAILURES[ending(process.returncode, before=before, said=said)])
    return answer


def _wait(
    process: subprocess.Popen[bytes], *, seconds: float, meanwhile: Callable[[], None] | None
) -> None:
    if meanwhile is None:
        process.wait(timeout=seconds)
        return
    until = time.monotonic() + seconds
    while True:
        try:
            process.wait(timeout=_GLANCE)
        except subprocess.TimeoutExpired:
            meanwhile()
            if time.monotonic() > until:
                raise
        else:
            meanwhile()
            return


def _command(module: str, folder: Path, limits: Limits) -> list[str]:
    return [
        sys.executable, "-s", "-P", "-m", "francjeu.plumbing.confined", module, str(folder),
        "--memory", str(limits.memory), "--file-size", str(limits.file_size),
        *(["--network"] if limits.network else []),
    ]  # fmt: skip


def _environment(folder: Path) -> dict[str, str]:
    home = str(folder)
    return {
        "PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LANG": "C.UTF-8",
        "PYTHONPATH": str(_SOURCE), "PYTHONDONTWRITEBYTECODE": "1", "HOME": home, "TMPDIR": home,
        "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home, "XDG_RUNTIME_DIR": home,
    }  # fmt: skip


def _end(process: subprocess.Popen[bytes]) -> None:
    """The whole group: a browser has children of its own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _answered(folder: Path) -> dict[str, Any] | None:
    """What the tool wrote, or None. Raises ToolFailed when it says itself why there is none."""
    try:
        text = (folder / "answer.json").read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    answer: dict[str, Any] = json.loads(text)
    if "failed" in answer and answer["failed"] in list(Failure):
        raise ToolFailed(Failure(answer["failed"]))
    return answer
