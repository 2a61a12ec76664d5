"""One byte changed, for what must notice it."""

from pathlib import Path


def spoil(path: Path) -> None:
    """The last byte of a file becomes another one, whatever it was."""
    *kept, last = path.read_bytes()
    path.write_bytes(bytes([*kept, last ^ 1]))
