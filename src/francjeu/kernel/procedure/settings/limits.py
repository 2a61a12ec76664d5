"""What the settings of a procedure may not be, whoever writes them and by whichever door."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from francjeu.kernel.procedure.settings import deadlines
from francjeu.kernel.procedure.settings.doors import Door
from francjeu.kernel.procedure.settings.profile import Deadline, Profile, Source, Unit

LONGEST_DAYS = 365
LONGEST_HOURS = 30 * 24
SHORTEST_RETENTION = 12
"""Months: what served to decide about a person is kept a year at least (P-39.1, s. 11)."""


class Wrong(StrEnum):
    """What is wrong with a value. Keys name sentences on pages."""

    NO_TIME = "no_time"
    TOO_LONG = "too_long"
    STEP_MISSING = "step_missing"
    NO_CALENDAR = "no_calendar"
    CHECKED_LATER = "checked_later"
    MONTHS = "months"
    ERASED_TOO_SOON = "erased_too_soon"
    UNREACHABLE = "unreachable"
    QUORUM = "quorum"


@dataclass(frozen=True, slots=True)
class Fault:
    """One value that cannot hold, and the key of where it stands: a clock, a rung, a door."""

    wrong: Wrong
    where: str

    def __str__(self) -> str:
        return f"{self.where}: {self.wrong.value}"


def faults_of_profile(profile: Profile, *, on: date) -> tuple[Fault, ...]:
    """Everything that cannot hold in a profile written that day."""
    return (
        *(fault for deadline in profile.deadlines for fault in _of_deadline(deadline)),
        *_steps(profile),
        *_closures(profile),
        *_months(profile),
        *_panels(profile),
        *_checked_later(_sources(profile), on),
    )


def faults_of_doors(doors: Iterable[Door], *, on: date) -> tuple[Fault, ...]:
    """Everything that cannot hold in a list of outside doors written that day."""
    return tuple(_checked_later(((door.key, door.source) for door in doors), on))


def is_reachable(door: Door, *, answers_phone: bool = True) -> bool:
    """A door has a phone; one that says it answers none has another way to be reached."""
    return bool(door.phone or (not answers_phone and (door.text or door.url or door.address)))


def _of_deadline(deadline: Deadline) -> Iterator[Fault]:
    longest = LONGEST_HOURS if deadline.unit == Unit.HOURS else LONGEST_DAYS
    if deadline.amount < 1:
        yield Fault(Wrong.NO_TIME, deadline.clock.value)
    elif deadline.amount > longest:
        yield Fault(Wrong.TOO_LONG, deadline.clock.value)


def _steps(profile: Profile) -> Iterator[Fault]:
    """A ladder has every step from the first: no severity and no repeated breach without one."""
    severities = {rung.severity for rung in profile.ladder}
    for severity in range(1, max(severities, default=0) + 1):
        offences = {rung.offence for rung in profile.ladder if rung.severity == severity}
        for offence in range(1, max(offences, default=1) + 1):
            if offence not in offences:
                yield Fault(Wrong.STEP_MISSING, f"{severity}.{offence}")


def _closures(profile: Profile) -> Iterator[Fault]:
    for closure in profile.closures:
        years = (closure.first.year, closure.last.year)
        if not all(deadlines.FIRST_YEAR <= year <= deadlines.LAST_YEAR for year in years):
            yield Fault(Wrong.NO_CALENDAR, closure.first.isoformat())


def _months(profile: Profile) -> Iterator[Fault]:
    repeated, kept = profile.recidivism_months, profile.retention_months
    if repeated is not None and not 1 <= repeated <= 600:
        yield Fault(Wrong.MONTHS, "recidivism")
    if kept is not None and not SHORTEST_RETENTION <= kept <= 600:
        yield Fault(Wrong.MONTHS, "retention")
    elif kept is not None and kept < (repeated or 0):
        yield Fault(Wrong.ERASED_TOO_SOON, "retention")


def _panels(profile: Profile) -> Iterator[Fault]:
    """A quorum is part of its panel; a panel that states no number has as many as its quorum."""
    pairs = (
        (profile.panel, profile.quorum),
        (profile.appeal_panel, profile.appeal_quorum),
    )
    if any(1 < members < quorum for members, quorum in pairs):
        yield Fault(Wrong.QUORUM, "panel")


def _sources(profile: Profile) -> Iterator[tuple[str, Source | None]]:
    yield from ((deadline.clock.value, deadline.source) for deadline in profile.deadlines)
    yield from ((rung.key, rung.source) for rung in profile.ladder)
    yield from ((closure.first.isoformat(), closure.source) for closure in profile.closures)
    yield "recidivism", profile.recidivism_source
    yield "appeal", profile.appeal_source
    yield "reprisal", profile.reprisal_forbidden
    yield "separate", profile.separate_decider
    yield "retention", profile.retention_source
    yield "panel", profile.quorum_source
    yield "dissent_told", profile.dissent_told


def _checked_later(sources: Iterable[tuple[str, Source | None]], on: date) -> Iterator[Fault]:
    for where, source in sources:
        if source and source.checked_on and source.checked_on > on:
            yield Fault(Wrong.CHECKED_LATER, where)
