"""Letters before a decision: what is alleged, until when to answer, how to be heard."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from francjeu.notices.contents.letter import Content
from francjeu.notices.contents.parts import Appeal, Clause, Interim, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice(Content):
    """The notice of allegations in plain words. With `annex`, the formal part follows.

    `complainants` are named only when a reasoned ruling says so.
    """

    event: ClassVar[str] = "notice"

    given_name: str
    first_on: date
    last_on: date | None = None
    place: str
    description: str
    clauses: tuple[Clause, ...]
    pieces: tuple[Piece, ...]
    answer_by: datetime
    deadline_source: str = ""
    interim: Interim | None = None
    appeal: Appeal | None = None
    reprisal_forbidden: bool = False
    decides: str = ""
    privacy_officer: str = ""
    complainants: tuple[str, ...] = ()
    identity_ruled_on: date | None = None
    annex: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder(Content):
    """The answer is still awaited."""

    event: ClassVar[str] = "reminder"

    given_name: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeAnswered(Content):
    """More time to answer: granted or refused, the date that holds, the reasons."""

    event: ClassVar[str] = "time_answered"

    given_name: str
    is_granted: bool
    answer_by: datetime
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfAge(Content):
    """The person is of age: letters come to them. `keeps` are those they chose to keep."""

    event: ClassVar[str] = "of_age"

    given_name: str
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing(Content):
    """A date and a way to be heard, in plain words; then the formal call with the clauses."""

    event: ClassVar[str] = "hearing"

    given_name: str
    starts_at: datetime
    way: str
    joining: str = ""
    present: tuple[str, ...] = ()
    change_by: datetime | None = None
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseReceived(Content):
    """Receipt of an answer."""

    event: ClassVar[str] = "response_received"

    given_name: str
    received_at: datetime
    pieces: int = 0
    decides: str = ""
