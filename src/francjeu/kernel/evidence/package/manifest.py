"""Manifest lines as BagIt (RFC 8493) and `sha256sum` write them; refuses any other writing.

One reading only: lowercase digest, two spaces, a path inside the folder, a line feed. A byte
changed in a manifest therefore never parses to the same manifest.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LINE = re.compile(r"([0-9a-f]{64})  ([^\x00-\x1f\x7f\\]+)")
_SAFE_SEGMENT = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_WINDOWS_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_LONGEST_PATH = 180


class BadManifest(ValueError):
    """A manifest with a line that is not `digest`, two spaces, `path`; names the line."""

    def __init__(self, *, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class BadName(ValueError):
    """A name that would not survive a move between Linux, macOS and Windows."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One file of a package: `path` from the folder with `/`, `sha256` in lowercase hexadecimal."""

    path: str
    sha256: str


def parse(text: bytes) -> tuple[Line, ...]:
    """The lines of a manifest, in their order. Raises BadManifest."""
    if not text:
        return ()
    if not text.endswith(b"\n"):
        raise BadManifest(line=text.count(b"\n") + 1, reason="no line feed at the end")
    rows = text[:-1].split(b"\n")
    lines = tuple(_parse_line(row, number) for number, row in enumerate(rows, start=1))
    _refuse_repeats(lines)
    return lines


def render(lines: Iterable[Line]) -> bytes:
    """The manifest of these files, sorted by path so that it is the same bytes each time."""
    ordered = tuple(sorted(lines))
    for line in ordered:
        check_name(line.path)
    _refuse_repeats(ordered)
    return "".join(f"{line.sha256}  {line.path}\n" for line in ordered).encode("ascii")


def check_name(path: str) -> None:
    """Refuses a path that is not plain ASCII inside the folder, safe on the three systems."""
    if len(path) > _LONGEST_PATH:
        raise BadName(f"path longer than {_LONGEST_PATH} characters")
    for segment in path.split("/"):
        if not _SAFE_SEGMENT.fullmatch(segment) or segment.endswith("."):
            raise BadName(f"not a plain ASCII name: {path!r}")
        if _WINDOWS_DEVICES.fullmatch(segment):
            raise BadName(f"a device name on Windows: {path!r}")


def is_inside(path: str) -> bool:
    """Whether the path stays inside the folder: relative, without `.` or `..`."""
    return all(segment not in ("", ".", "..") for segment in path.split("/"))


def _parse_line(row: bytes, number: int) -> Line:
    try:
        found = _LINE.fullmatch(row.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadManifest(line=number, reason="not UTF-8") from error
    if found is None:
        raise BadManifest(line=number, reason="not a digest, two spaces and a path")
    if not is_inside(found[2]):
        raise BadManifest(line=number, reason="a path outside the folder")
    return Line(path=found[2], sha256=found[1])


def _refuse_repeats(lines: tuple[Line, ...]) -> None:
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if line.path in seen:
            raise BadManifest(line=number, reason="a path listed twice")
        seen.add(line.path)
