"""What was isolated stays isolated when an older back-up of the data is put back (ADR 0020).

One small file for each isolated piece, under its random id, in the folder of the keys: that folder
is a mirror and never goes back in time. It tells nothing of the piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from francjeu.evidence.storage import files

_GONE = ".detruite"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One isolated piece. `is_gone`: it was destroyed since, as the police said."""

    item: UUID
    is_gone: bool


@dataclass(frozen=True, slots=True)
class Tombstones:
    """The files of one folder; laying one twice is no error."""

    folder: Path

    def lay(self, item: UUID, *, is_gone: bool = False) -> None:
        """From now on the piece is known to be isolated, or destroyed, whatever the data say."""
        names = (str(item), f"{item}{_GONE}") if is_gone else (str(item),)
        for path in (self.folder / name for name in names):
            if not path.exists():
                files.make_folder(self.folder)
                files.write(path, _nothing)
                files.flush_folder(self.folder)

    def all(self) -> Iterator[Tombstone]:
        """Each isolated piece that this installation ever had, in the order of the ids."""
        for path in sorted(self.folder.glob("*")):
            if not path.suffix:
                gone = path.with_name(f"{path.name}{_GONE}")
                yield Tombstone(item=UUID(path.name), is_gone=gone.exists())


def _nothing(file: BinaryIO) -> None:
    """The name says it all."""
