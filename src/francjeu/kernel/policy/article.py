"""What a clause of a policy is: its kind, its place in the text, what it speaks of."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a clause does. A closed vocabulary: procedures and pages branch on it."""

    PURPOSE = "purpose"
    OBJECTIVE = "objective"
    VALUE = "value"
    DEFINITION = "definition"
    APPLICATION = "application"
    PROHIBITION = "prohibition"
    DUTY = "duty"
    RIGHT = "right"
    SANCTION = "sanction"
    PROCEDURE = "procedure"
    IDENTITY = "identity"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True, slots=True)
class Span:
    """Character offsets into the text that was read; `end` is exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the very characters of the source."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule of the policy, as cited in a case.

    `id` comes from the section and the numbering (``conduite.a``), never from a rank in the file.
    `section` is the heading over it and `mark` the number of that heading, when it has one.
    `text` is the source cleaned of line ends, hyphenation and page furniture; `span` finds the
    source itself. `confidence` goes from 0 to 1; below `UNSURE` a person must look.
    """

    id: str
    kind: Kind
    text: str
    span: Span
    section: str = ""
    mark: str = ""
    behaviours: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    confidence: float = 1.0


UNSURE = 0.5
"""Confidence under which a clause is shown as « à vérifier »."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing that varies between policies. `span` is the sentence which says it, if one does."""

    name: str
    value: bool
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class BoundClass:
    """A class of persons whom the policy binds, and where it says so."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Gap:
    """A point on which the policy is silent or unclear, with words for its owner."""

    code: str
    fr: str
    en: str
    span: Span | None = None
