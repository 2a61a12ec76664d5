"""A job for tests, in a module of its own: a worker finds its jobs by name."""

import time
from pathlib import Path

from francjeu.plumbing import jobs


@jobs.task
def write_twice(path: str) -> None:
    """Writes a line, sleeps long the first time it runs, writes another."""
    file = Path(path)
    first = not file.exists()
    _append(file, "begun")
    if first:
        time.sleep(120)
    _append(file, "done")


@jobs.task
def fail(path: str) -> None:
    """Writes a line and fails."""
    _append(Path(path), "tried")
    raise ConnectionError("the mail server is away")


def _append(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as out:
        out.write(line + "\n")


@jobs.task
def fail_at_nothing() -> None:
    """Does nothing."""
