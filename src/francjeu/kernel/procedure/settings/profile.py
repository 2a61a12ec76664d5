"""The procedure profile: what the policy does not say, as values which each carry their source.

A profile may narrow the machines (drop moves, name hands), set deadlines, give the ladder; it
invents no state and no measure. Where neither policy nor profile speaks, pages say so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Unit(StrEnum):
    """How a deadline is counted."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    BUSINESS_DAYS = "business_days"


class Clock(StrEnum):
    """The deadlines a profile may set. Keys are stored: never renamed, never reused."""

    URGENCY_CHECK = "urgency_check"
    ACKNOWLEDGEMENT = "acknowledgement"
    ADMISSIBILITY = "admissibility"
    NOTICE = "notice"
    RESPONSE = "response"
    HEARING = "hearing"
    DECISION = "decision"
    NOTIFICATION = "notification"
    APPEAL = "appeal"
    APPEAL_DECISION = "appeal_decision"
    INTERIM_REVIEW = "interim_review"
    INTERIM_CONTEST = "interim_contest"
    INTERIM_ANSWER = "interim_answer"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from, and the day someone checked it."""

    text: str
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """`amount` of `unit` after the event that starts `clock`."""

    clock: Clock
    amount: int
    unit: Unit
    source: Source


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, both included, on which the organisation is closed: they count as holidays."""

    first: date
    last: date
    source: Source

    @property
    def days(self) -> frozenset[date]:
        """Each day of it."""
        count = (self.last - self.first).days + 1
        return frozenset(self.first + timedelta(days=n) for n in range(count))


@dataclass(frozen=True, slots=True)
class Rung:
    """One measure of the ladder. `severity` 1-3; `offence` 1 = first breach; labels by language.

    `kind` is a measure of MEASURES; the ladder offers it from this severity and offence on.
    """

    key: str
    kind: str
    labels: Mapping[str, str]
    severity: int
    offence: int
    source: Source


@dataclass(frozen=True, slots=True)
class Provisional:
    """One interim measure of the list; `gravity` orders it: 1 weighs least on the person."""

    key: str
    gravity: int
    labels: Mapping[str, str]
    source: Source


# Measures software knows how to follow up; a ladder is made of these and of nothing else.
MEASURES = (
    "warning",
    "reprimand",
    "corrective_meeting",
    "apology",
    "education",
    "service",
    "privilege_loss",
    "probation",
    "suspension",
    "fine",
    "expulsion",
)


# How long before a deadline its person is written to; 0 is when it has passed.
WARN_HOURS = (48, 0)


@dataclass(frozen=True, slots=True)
class Profile:
    """One version of an organisation's procedure.

    `dropped` are verbs the organisation does not use; `hands` names other hands for a verb.
    `grounds` are the closed list of appeal grounds (key → label by language); `panel` how many
    members a panel has, `quorum` how many of them must vote, `dissent_told` whether letters give
    the reasons of who dissents; `provisional` the interim measures one may order.
    """

    title: str
    deadlines: tuple[Deadline, ...] = ()
    ladder: tuple[Rung, ...] = ()
    grounds: Mapping[str, Mapping[str, str]] | None = None
    recidivism_months: int | None = None
    recidivism_source: Source | None = None
    appeal_body: Mapping[str, str] | None = None
    appeal_source: Source | None = None
    reprisal_forbidden: Source | None = None
    separate_decider: Source | None = None
    retention_months: int | None = None
    retention_source: Source | None = None
    closures: tuple[Closure, ...] = ()
    warn_hours: tuple[int, ...] = WARN_HOURS
    panel: int = 1
    appeal_panel: int = 1
    quorum: int = 1
    appeal_quorum: int = 1
    quorum_source: Source | None = None
    dissent_told: Source | None = None
    provisional: tuple[Provisional, ...] = ()
    dropped: frozenset[str] = frozenset()
    hands: Mapping[str, tuple[str, ...]] | None = None

    @property
    def members(self) -> tuple[int, int]:
        """How many sit the first time and on appeal: never fewer than the quorum."""
        return max(self.panel, self.quorum), max(self.appeal_panel, self.appeal_quorum)

    @property
    def closed(self) -> frozenset[date]:
        """The days on which the organisation is closed."""
        return frozenset(day for closure in self.closures for day in closure.days)

    def deadline(self, clock: Clock) -> Deadline | None:
        """The deadline of `clock`, or None: the page then says « not stated »."""
        return next((d for d in self.deadlines if d.clock == clock), None)

    def offered(self, *, severity: int, offence: int) -> tuple[Rung, ...]:
        """The rungs the ladder gives for this severity and this offence, mildest first.

        Beyond the last offence of a severity, the last one applies.
        """
        rows = [r for r in self.ladder if r.severity == severity]
        reached = max((r.offence for r in rows if r.offence <= offence), default=None)
        return tuple(r for r in rows if r.offence == reached)

    def rung(self, key: str) -> Rung | None:
        """The rung with this key."""
        return next((r for r in self.ladder if r.key == key), None)
