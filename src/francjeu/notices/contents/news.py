"""Letters that tell one step: to the person concerned, or to who reported. Facts as plain data."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from francjeu.notices.contents.letter import Content, Door


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined(Content):
    """To who reported: a case is open. Never about whom, nor with which other reports."""

    event: ClassVar[str] = "examined"

    opened_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Referred(Content):
    """To who reported: it went to who can act, and who else may help."""

    event: ClassVar[str] = "referred"

    body: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUpAgain(Content):
    """To who reported: what we had said no longer holds, we look again."""

    event: ClassVar[str] = "taken_up_again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Content):
    """More time to answer."""

    event: ClassVar[str] = "extended"

    given_name: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredFor(Content):
    """Someone who speaks for the reader answered: never who, nor what was said.

    `answer_by` is until when the reader may answer too, None once it is over.
    """

    event: ClassVar[str] = "answered_for"

    given_name: str
    received_at: datetime
    has_answered: bool
    answer_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoAnswer(Content):
    """The date to answer has passed: what comes next, and that it is not too late."""

    event: ClassVar[str] = "no_answer"

    given_name: str
    answer_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard(Content):
    """The person was heard: what is kept of it, what comes next."""

    event: ClassVar[str] = "heard"

    given_name: str
    heard_on: date
    in_writing: bool
    decide_by: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagerNamed(Content):
    """Someone else answers questions about the case from now on."""

    event: ClassVar[str] = "manager_named"

    given_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MorePieces(Content):
    """After the notice, the person may read one exhibit more: by its number, never its words."""

    event: ClassVar[str] = "more_pieces"

    given_name: str
    piece: str
    answer_by: datetime
