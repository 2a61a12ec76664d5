"""What a report is made of, as the typesetter reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from francjeu.kernel.evidence.origin.provenance import Language

Cells = tuple[str, ...]

REPORTS: dict[Language, str] = {"fr": "data/rapport.pdf", "en": "data/report.pdf"}
"""Where the report is in a folder, by language: French first, and English, whole, beside it."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one part: heading, text, commands to type, list of facts, or table."""

    kind: str
    text: str = ""
    head: Cells = ()
    rows: tuple[Cells, ...] = ()

    def as_json(self) -> dict[str, object]:
        rows = [list(row) for row in self.rows]
        return {"kind": self.kind, "text": self.text, "head": list(self.head), "rows": rows}


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its title, as the index lists it."""

    title: str
    blocks: tuple[Block, ...]

    def as_json(self) -> dict[str, object]:
        return {"title": self.title, "blocks": [block.as_json() for block in self.blocks]}


@dataclass(frozen=True, slots=True)
class Told:
    """What the report says beside the pieces: keys, authorities, and what the log proves.

    `since` is the earliest outside time of each journal entry by subject and number; `certificate`
    is empty where the document cannot be sealed here.
    """

    language: Language
    at: datetime
    signing_key: str
    certificate: str
    authorities: tuple[str, ...]
    log_size: int
    since: Mapping[tuple[str, int], datetime]
