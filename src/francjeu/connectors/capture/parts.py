"""What a capture made, file by file: each is named in a list as soon as it is whole.

Whoever asked seals it from there without waiting for the rest: what a killed capture had written
is kept.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from francjeu.kernel.evidence.capture.capturing import Role

_LIST = "parts.jsonl"
SCREEN = "vue-{}.png"
"""Each screen, left in the folder for who reads pictures; no part of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    """One finished file of the folder; `note` is where it comes from, when that is of interest."""

    role: Role
    file: str
    note: str = ""


class Parts:
    """The files of one capture, in the order they were finished."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: list[Part] = []

    def add(self, role: Role, name: str, content: bytes, *, note: str = "") -> None:
        """Writes the file whole, then tells of it. An empty file is no part."""
        if content:
            written = self._folder / f"{name}.part"
            written.write_bytes(content)
            written.replace(self._folder / name)
            self.tell(role, name, note=note)

    def tell(self, role: Role, name: str, *, note: str = "") -> None:
        """The file of this name is finished."""
        part = Part(role, name, note)
        self._made.append(part)
        with (self._folder / _LIST).open("a", encoding="utf-8") as list_:
            list_.write(json.dumps(asdict(part)) + "\n")

    @property
    def roles(self) -> list[Role]:
        return [part.role for part in self._made]


def finished(folder: Path, *, after: int = 0) -> Iterator[Part]:
    """The parts told so far, from the one of this rank on; a line half written is not there yet."""
    try:
        lines = (folder / _LIST).read_text(encoding="utf-8").split("\n")[:-1]
    except FileNotFoundError:
        return
    for line in lines[after:]:
        told = json.loads(line)
        yield Part(role=Role(told["role"]), file=Path(told["file"]).name, note=told["note"])
