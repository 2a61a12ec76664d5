"""What verification tells: what is wrong with which file, or that nothing is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.seals.verdict import Verdicts

if TYPE_CHECKING:
    from francjeu.kernel.evidence.package.inclusion import Proven

Stream = Callable[[], Iterable[bytes]]
"""Opens a file again from its start and gives its bytes in chunks."""


class Kind(StrEnum):
    """What is wrong with a file of the package."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    BAD_MANIFEST = "bad manifest"
    IRREGULAR = "irregular"
    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad signature"
    BAD_STAMP = "bad stamp"
    NOT_IN_LOG = "not in log"
    NOT_TIED = "not tied"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: the file's path in the package, and the piece's label when it is one."""

    kind: Kind
    path: str
    detail: str = ""

    @property
    def label(self) -> str:
        return piece_label(self.path)


@dataclass(frozen=True, slots=True)
class Stamped:
    """A time stamp over the root: when, and whether the authority's signature was judged good.

    None: nobody could judge it here. `authority` is the SHA-256 of its certificate file, `verdicts`
    what each verifier said.
    """

    path: str
    at: datetime
    is_good: bool | None
    authority: str
    verdicts: Verdicts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tied:
    """A copy of the package and the commitment to its original, which may be shown later."""

    label: str
    path: str
    commitment: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: `files` and `pieces` looked at, `size` in bytes, `root` of the tag manifest.

    `signer` is the fingerprint of the key that signed the root, empty when nothing was checked:
    whose key it is must be known from elsewhere. `proven` is what the custody log proves of the
    journal lines, `log_stamps` the stamps over it while the file was alive. `copies` are tied to
    originals that the package may not hold.
    """

    findings: tuple[Finding, ...]
    files: int
    pieces: int
    size: int
    root: str
    signer: str = ""
    stamps: tuple[Stamped, ...] = ()
    proven: "Proven | None" = None
    log_stamps: tuple[Stamped, ...] = ()
    copies: tuple[Tied, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.findings


def piece_label(path: str) -> str:
    """`P-1` for `data/pieces/P-1.jpg`, empty for a file that is not a piece."""
    if not path.startswith(bag.PIECES):
        return ""
    return path.removeprefix(bag.PIECES).partition(".")[0]
