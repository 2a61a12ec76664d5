"""What letters are made of: clauses, pieces, findings, a measure, the right to appeal."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause relied on, with its exact text in the version that applied that day."""

    ref: str
    policy: str
    version: str
    text: str
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One exhibit, by number and description; never its content."""

    label: str
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interim:
    """A provisional measure: what, why, until when."""

    what: str
    why: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element of a clause and what was found: `finding` is a sentence such as « Établi ».

    Of the pieces `known_in_part`, the person concerned knew a description or a summary alone;
    `why_enough` is why that was enough to answer.
    """

    text: str
    finding: str
    reasons: str = ""
    pieces: tuple[str, ...] = ()
    known_in_part: tuple[str, ...] = ()
    why_enough: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One clause with every element decided on."""

    clause: Clause
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What is imposed and on what basis: the rung of the ladder and its source."""

    label: str
    basis: str
    starts_on: date | None = None
    ends_on: date | None = None
    conditions: str = ""
    deviation: str = ""
    matches: int | None = None
    probation_until: date | None = None
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appeal:
    """The right to ask other people to look again: until when, where, on which grounds."""

    until: datetime | None = None
    days: int | None = None
    body: str = ""
    where: str = ""
    grounds: tuple[str, ...] = ()
    final: bool = False
