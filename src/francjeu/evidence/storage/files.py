"""Files on this machine that appear whole or not at all, and are never replaced."""

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

_NO_LINKS = frozenset((errno.EPERM, errno.ENOTSUP, errno.EMLINK))


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A new name in `folder` to write under before publishing; what is left of it is removed."""
    path = folder / f"{secrets.token_hex(16)}.part"
    make_folder(folder)
    try:
        yield path
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def write(path: Path, fill: Callable[[BinaryIO], None]) -> None:
    """A new file holding what `fill` writes, flushed to the disk; readable by its owner only."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        fill(file)
        file.flush()
        os.fsync(file.fileno())


def publish(written: Path, target: Path) -> None:
    """Gives a written file its name. Raises FileExistsError when the name is taken."""
    make_folder(target.parent)
    try:
        os.link(written, target)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # No hard links on this file system: claim the name, then take its place.
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        written.replace(target)
    flush_folder(target.parent)


def make_folder(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True, mode=0o700)


def flush_folder(path: Path) -> None:
    """Has the disk remember the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def shred(path: Path) -> None:
    """Overwrites a file with noise, then removes it; one that is not there is no error.

    What a disk or a file system keeps of the old bytes elsewhere is beyond us.
    """
    with suppress(FileNotFoundError):
        os.chmod(path, 0o600)
        with path.open("r+b") as file:
            left = path.stat().st_size
            while left > 0:
                left -= file.write(secrets.token_bytes(min(left, 1024 * 1024)))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        flush_folder(path.parent)


def modified(path: Path) -> datetime:
    """When the file was last written."""
    return datetime.fromtimestamp(path.stat().st_mtime, tz=UTC)
