"""The folder of isolated pieces: encrypted to a key that is not on this machine, out of back-ups.

One file for each piece, under its id: writing it again replaces it, so that an act interrupted
anywhere is simply done again. `CACHEDIR.TAG` has borg, restic and `tar --exclude-caches` skip it.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from francjeu.evidence.storage import files
from francjeu.evidence.storage.hashing import Hashing
from francjeu.evidence.storage.store import BlobMissing, Sink
from francjeu.kernel.evidence.package.digest import CHUNK, Digest, Running, digest_of

TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Never copied: isolated pieces stay here.\n"


@dataclass(frozen=True, slots=True)
class Apart:
    """Isolated pieces as files of their own folder."""

    root: Path

    def write(self, item: UUID, fill: Callable[[Sink], None]) -> Digest:
        """The file that `fill` writes, whole or not at all, flushed to the disk; its digest."""
        self._tag()
        running = Running()
        with files.aside(self.root / "aside") as written:
            files.write(written, lambda file: fill(Hashing(file, running)))
            os.chmod(written, 0o400)
            written.replace(self.path(item))
            files.flush_folder(self.root)
        return running.digest()

    def path(self, item: UUID) -> Path:
        """Where the piece lies, or would."""
        return self.root / f"{item}.age"

    def digest(self, item: UUID) -> Digest:
        """The file as it is now. Raises BlobMissing."""
        try:
            with self.path(item).open("rb") as file:
                return digest_of(iter(lambda: file.read(CHUNK), b""))
        except FileNotFoundError as error:
            raise BlobMissing(str(item)) from error

    def remove(self, item: UUID) -> None:
        """Overwrites and removes the file; removing twice is no error."""
        files.shred(self.path(item))

    def leftovers(self, *, before: datetime) -> Iterator[str]:
        """What interrupted writes left aside before this moment, by name."""
        for path in sorted((self.root / "aside").glob("*.part")):
            if files.modified(path) < before:
                yield path.name

    def forget(self, leftover: str) -> None:
        """Removes what an interrupted write left aside."""
        (self.root / "aside" / Path(leftover).name).unlink(missing_ok=True)

    def _tag(self) -> None:
        files.make_folder(self.root)
        tag = self.root / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_bytes(TAG)
