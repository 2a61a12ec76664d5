"""Real disks that are nearly full, for what must survive them."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small(folder: Path, *, size: int) -> Iterator[Path]:
    """A disk of so many bytes, mounted on this folder; skips where nobody may mount one."""
    folder.mkdir()
    mount = shutil.which("mount") or ""
    told = [mount, "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder)]
    if not mount or subprocess.run(told, capture_output=True).returncode:
        pytest.skip("needs a small disk of its own: mount refuses (run as root)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
