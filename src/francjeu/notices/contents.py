"""What each letter needs to be told, as plain data: whoever writes one knows cases, letters do not.

Dates and times are aware; labels and sentences come in the letter's language. What the profile does
not state is None or empty, and the letter then says less, never something else (decision 16).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, NotRequired, TypedDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """The one named person who answers questions."""

    name: str
    role: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An outside authority or a help line, from the profile, with the day it was checked."""

    name: str
    phone: str = ""
    address: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Represented:
    """The person whose letter another one reads in their name, and the name `reader` answers to."""

    name: str
    given_name: str
    reader: str


class Head(TypedDict):
    """What every letter carries, as its room gathers it."""

    organisation: str
    organisation_address: str
    reference: str
    written_on: date
    contact: Contact | None
    pils: Door | None
    support: Door | None
    worded_on: NotRequired[date]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What every letter carries: who writes, about which reference, who answers questions.

    `worded_on` is the day whose wording it follows: that of the opening of its case.
    """

    event: ClassVar[str] = ""
    mail: ClassVar[str] = "party"

    organisation: str
    reference: str
    written_on: date
    organisation_address: str = ""
    contact: Contact | None = None
    pils: Door | None = None
    support: Door | None = None
    worded_on: date | None = None


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
class Enforcement(Content):
    """To who must apply a measure: the person, the measure, the dates; no fact of the case."""

    event: ClassVar[str] = "enforcement"

    given_name: str
    quality: str
    person: str
    measure: str
    starts_on: date | None = None
    ends_on: date | None = None
    matches: int | None = None
    probation_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementEnded(Content):
    """To who applied a measure: it is withdrawn, or suspended for now."""

    event: ClassVar[str] = "enforcement_ended"

    given_name: str
    person: str
    measure: str
    since: date
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureTold(Content):
    """To the person: their measure starts or goes on (`runs`), waits (`is_stayed`), or is over."""

    event: ClassVar[str] = "measure_told"

    given_name: str
    label: str
    said: str
    runs: bool = False
    is_stayed: bool = False
    why: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    matches: int | None = None
    probation_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseReceived(Content):
    """Receipt of an answer."""

    event: ClassVar[str] = "response_received"

    given_name: str
    received_at: datetime
    pieces: int = 0
    decides: str = ""


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
class InterimOrdered(Content):
    """A measure while the case runs; `lesser` says why each milder one is not enough."""

    event: ClassVar[str] = "interim"

    given_name: str
    what: str
    why: str
    until: datetime
    lesser: tuple[str, ...] = ()
    contest_by: datetime | None = None
    starts_at: datetime
    ordered_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimContested(Content):
    """Receipt of a contest: the measure holds meanwhile; answered by someone else, by a date."""

    event: ClassVar[str] = "interim_contested"

    given_name: str
    what: str
    received_at: datetime
    answer_by: datetime | None = None
    answer_source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimSaid(Content):
    """A measure goes on until another date (`runs`), or is over: `said` is that sentence."""

    event: ClassVar[str] = "interim_said"

    given_name: str
    what: str
    said: str
    why: str = ""
    runs: bool = False
    until: datetime | None = None
    by: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What an e-mail may say: content-free by construction, these facts and no other.

    `path` is the page it leads to, where the letter brings no link of its own; empty: sign-in.
    """

    mail: str
    organisation: str
    reference: str = ""
    time: datetime | None = None
    due: datetime | None = None
    alternate: str = ""
    phone: str = ""
    path: str = ""
