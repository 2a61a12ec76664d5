"""What may be done with a piece that must not be seen: only what the police said."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Instruction(StrEnum):
    """What the police said. Keys are stored: never renamed, never reused."""

    KEEP = "keep"
    HAND_OVER = "hand over"
    DESTROY = "destroy"


class NotTold(Exception):
    """The police did not say to do this."""


class BadRecord(Exception):
    """What the police said is recorded whole: by whom, under which number; `field` is missing."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Word:
    """An instruction as received: from which force, whom, under which file number, when."""

    instruction: Instruction
    body: str
    spoke_with: str
    file_number: str
    told_at: datetime


def check_word(word: Word, *, at: datetime) -> None:
    """Raises BadRecord."""
    for field in ("body", "spoke_with", "file_number"):
        if not getattr(word, field).strip():
            raise BadRecord(field)
    if word.told_at > at:
        raise BadRecord("told_at")


def require_told(last: Instruction | None, *, act: Instruction) -> None:
    """Handing over or destroying follows the last word of the police. Raises NotTold.

    What is to be handed over may be handed over again; what is to be kept stays.
    """
    if last is not act:
        raise NotTold
