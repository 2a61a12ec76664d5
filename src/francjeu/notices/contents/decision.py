"""Letters of a decision, of an appeal, and of the end."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from francjeu.notices.contents.letter import Content, Door
from francjeu.notices.contents.parts import Appeal, Finding, Measure, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Content):
    """The decision in plain words, then whole: nothing that X-11 asks for may be left out.

    `outcome` is the decision in one sentence; `found` the facts held to be established; `vote` how
    many agree where several sit, `dissents` the reasons of who does not, where they are told.
    """

    event: ClassVar[str] = "decision"

    given_name: str
    decided_on: date
    decided_by: tuple[str, ...]
    outcome: str
    found: str
    findings: tuple[Finding, ...]
    pieces: tuple[Piece, ...]
    reasons: str
    measure: Measure | None
    appeal: Appeal
    vote: str = ""
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionToReporter(Content):
    """That it is decided, and nothing of what stays private."""

    event: ClassVar[str] = "decision_to_reporter"

    breach_found: bool
    reprisal_forbidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Inadmissible(Content):
    """Why the policy does not allow us to act, and who else may help: never without a door."""

    event: ClassVar[str] = "inadmissible"

    reason: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing(Content):
    """The case is closed, what remains of it and until when."""

    event: ClassVar[str] = "closing"

    given_name: str
    closed_on: date
    kept_until: date | None = None
    kept_source: str = ""
    privacy_officer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealReceived(Content):
    """Receipt of an appeal; `stays` says what becomes of the measure meanwhile."""

    event: ClassVar[str] = "appeal_received"

    given_name: str
    received_at: datetime
    body: str = ""
    answer_by: datetime | None = None
    stays: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionStay(Content):
    """Whether the sanction waits for the appeal."""

    event: ClassVar[str] = "sanction_stay"

    given_name: str
    granted: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppealAnswered(Content):
    """How an appeal ended: `said` in one sentence, why, by whom; final unless `sent_back`.

    `undone` when the measures of the first decision are withdrawn.
    """

    event: ClassVar[str] = "appeal_answered"

    given_name: str
    said: str
    why: str
    decided_by: tuple[str, ...] = ()
    sent_back: bool = False
    undone: bool = False
    asked_on: date | None = None
    ground: str = ""
    decision_on: date | None = None
    vote: str = ""
    dissents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeAnswered(Content):
    """Whether a member of the committee is replaced, and why."""

    event: ClassVar[str] = "challenge_answered"

    given_name: str
    member: str
    granted: bool
    why: str
