"""What a measure holds: days or matches, probation, conditions; and its life once it is imposed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from francjeu.kernel.actors import Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move

_MANAGER = (Role.CASE_MANAGER, Role.CHAIR)
_ENDS = (*_MANAGER, Kind.CLOCK)
_UNDOES = (*_MANAGER, Role.DECIDER)  # an appeal undoes what it overturns

MEASURE = Machine(
    name="measure",
    initial="ordered",
    moves=(
        Move("start", "ordered", "running", by=_ENDS),
        Move("complete", "running", "done", by=_ENDS),
        Move("suspend", "ordered", "stayed", by=_UNDOES),
        Move("suspend", "running", "stayed", by=_UNDOES),
        Move("resume", "stayed", "running", by=_MANAGER),
        Move("withdraw", "ordered", "withdrawn", by=_UNDOES),
        Move("withdraw", "running", "withdrawn", by=_UNDOES),
        Move("withdraw", "stayed", "withdrawn", by=_UNDOES),
        Move("withdraw", "done", "withdrawn", by=_UNDOES),
    ),
)


class Count(StrEnum):
    """How a suspension is counted. Keys are stored: never renamed, never reused."""

    DAYS = "days"
    MATCHES = "matches"


# measures that keep someone out for a while, and those that nothing ends by itself
COUNTED = frozenset({"suspension"})
ONCE = frozenset({
    "warning", "reprimand", "corrective_meeting", "apology", "education", "service", "fine",
    "expulsion",
})  # fmt: skip


class Factor(StrEnum):
    """What weighs on the measure, never on the finding. Keys are stored: never renamed."""

    ADMITTED = "admitted"
    APOLOGISED = "apologised"
    COOPERATED = "cooperated"
    DELETED = "deleted"
    YOUNG = "young_age"
    JOKE = "said_as_a_joke"
    POWER = "power_imbalance"
    REPEATED = "repeated"
    WIDE = "wide_reach"
    MINOR_TARGETED = "minor_targeted"
    AFTER_WARNING = "after_a_warning"
    DISCRIMINATION = "discrimination"


MITIGATING = (
    Factor.ADMITTED, Factor.APOLOGISED, Factor.COOPERATED, Factor.DELETED, Factor.YOUNG,
    Factor.JOKE,
)  # fmt: skip
AGGRAVATING = tuple(f for f in Factor if f not in MITIGATING)


@dataclass(frozen=True, slots=True)
class Terms:
    """How long and how: dates, days or matches, probation, conditions."""

    kind: str
    starts_on: date | None = None
    ends_on: date | None = None
    count: Count | None = None
    matches: int | None = None
    probation_until: date | None = None


class BadTerms(Exception):
    """The terms contradict themselves or the measure; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_terms(terms: Terms) -> None:
    """A suspension is counted in days with its end, or in matches; a probation has an end.

    Raises BadTerms.
    """
    suspended = terms.kind in COUNTED
    by_days, by_matches = terms.count is Count.DAYS, terms.count is Count.MATCHES
    start, end, until = terms.starts_on, terms.ends_on, terms.probation_until
    rules = (
        (end is not None and start is not None and end < start, "ends_before_it_starts"),
        (suspended and terms.count is None, "suspension_not_counted"),
        (by_days and (start is None or end is None), "days_without_dates"),
        (by_matches and (terms.matches is None or terms.matches < 1), "matches_without_number"),
        (not by_matches and terms.matches is not None, "matches_not_counted"),
        (not suspended and terms.kind != "probation" and terms.count is not None,
         "counted_without_suspension"),
        (terms.kind == "probation" and until is None, "probation_without_end"),
        (until is not None and start is not None and until < start, "probation_ends_before"),
    )  # fmt: skip
    for failed, reason in rules:
        if failed:
            raise BadTerms(reason)


def left(terms: Terms, *, served: int) -> int:
    """Matches still to serve."""
    return max(0, (terms.matches or 0) - served) if terms.count is Count.MATCHES else 0


def check_served(terms: Terms, *, days: Iterable[date], on: date, today: date) -> None:
    """One more match served on that day, or BadTerms: counted, ordered, past, once a day."""
    before = tuple(days)
    rules = (
        (terms.count is not Count.MATCHES, "matches_not_counted"),
        (len(before) >= (terms.matches or 0), "more_matches_than_ordered"),
        (on > today, "match_in_the_future"),
        (terms.starts_on is not None and on < terms.starts_on, "match_before_the_start"),
        (on in before, "match_already_counted"),
    )
    for failed, reason in rules:
        if failed:
            raise BadTerms(reason)


def is_over(terms: Terms, *, served: int, proved: bool, on: date) -> bool:
    """True once nothing of the measure is left to carry out on that day.

    Days and probation end after their last day; matches once all are served; what is done once
    (a warning, a meeting) is over when somebody proved it.
    """
    last = max((d for d in (terms.ends_on, terms.probation_until) if d), default=None)
    if last is not None and on <= last:
        return False
    if terms.count is Count.MATCHES:
        return left(terms, served=served) == 0
    return last is not None if terms.kind not in ONCE else proved
