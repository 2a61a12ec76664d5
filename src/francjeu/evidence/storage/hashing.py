"""Bytes digested on their way to a file."""

from dataclasses import dataclass
from typing import BinaryIO

from francjeu.kernel.evidence.package.digest import Running


@dataclass(slots=True)
class Hashing:
    """A sink that digests what passes to a file."""

    file: BinaryIO
    running: Running

    def write(self, data: bytes, /) -> int:
        self.running.update(data)
        return self.file.write(data)

    def flush(self) -> None:
        self.file.flush()
