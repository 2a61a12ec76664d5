"""Counting deadlines: hours, calendar days, or business days with Quebec's public holidays.

The day of the event does not count. A deadline in days ends at the end of its last day (23:59:59,
local time); one in calendar days which ends on a day that is not a business day moves to the next
business day (usual rule of computation in Quebec, Code of Civil Procedure art. 83). Days on which
the organisation is closed are its own, stated by its profile.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from holidays import country_holidays

from francjeu.kernel.procedure.settings.profile import Deadline, Unit

_LAST_MOMENT = time(23, 59, 59)
FIRST_YEAR, LAST_YEAR = 2000, 2099


class NoCalendar(Exception):
    """No holiday calendar is known for this year; a person must set the date."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@cache
def _holidays(year: int) -> frozenset[date]:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoCalendar(year)
    return frozenset(country_holidays("CA", subdiv="QC", years=year))


def require_calendar(day: date) -> None:
    """Pass where the holidays of that year are known, or NoCalendar: no date is set beyond them."""
    _holidays(day.year)


def public_holidays(year: int, *, language: str) -> tuple[tuple[date, str], ...]:
    """The public holidays of Quebec that year, by name. Raises NoCalendar."""
    _holidays(year)
    name = "fr" if language == "fr" else "en_CA"
    found = country_holidays("CA", subdiv="QC", years=year, language=name)
    return tuple((day, words.replace("'", "’")) for day, words in sorted(found.items()))


def is_business_day(day: date, *, extra: frozenset[date] = frozenset()) -> bool:
    """Monday to Friday, not a public holiday of Quebec, not one of the organisation's own days.

    Raises NoCalendar outside 2000-2099.
    """
    return day.weekday() < 5 and day not in _holidays(day.year) and day not in extra


def due(*, deadline: Deadline, since: datetime, extra: frozenset[date] = frozenset()) -> datetime:
    """When `deadline` ends for an event at `since` (aware; the answer keeps its zone).

    Raises NoCalendar.
    """
    if deadline.unit == Unit.HOURS:
        return _elapsed(since, timedelta(hours=deadline.amount))
    return _last_moment(deadline.unit, deadline.amount, since, extra)


def resumed(
    *, unit: Unit, due_at: datetime, paused_at: datetime, at: datetime,
    extra: frozenset[date] = frozenset(),
) -> datetime:  # fmt: skip
    """When a deadline paused at `paused_at` ends once it runs again at `at`: what was left is left.

    Hours left are hours; days left are counted again from the day it resumes; what was late stays
    late. All aware, in the zone of the answer. Raises NoCalendar.
    """
    if paused_at > due_at:
        return due_at
    if unit == Unit.HOURS:
        return _elapsed(due_at, at.astimezone(UTC) - paused_at.astimezone(UTC))
    days = max(0, (due_at.date() - paused_at.date()).days)
    if unit == Unit.BUSINESS_DAYS:
        ahead = (paused_at.date() + timedelta(days=n + 1) for n in range(days))
        days = sum(is_business_day(day, extra=extra) for day in ahead)
    return max(due_at, _last_moment(unit, days, at, extra))


def _last_moment(unit: Unit, amount: int, since: datetime, extra: frozenset[date]) -> datetime:
    if unit == Unit.BUSINESS_DAYS:
        return _end(_after_business_days(since.date(), amount, extra), since)
    day = since.date() + timedelta(days=amount)
    while not is_business_day(day, extra=extra):
        day += timedelta(days=1)
    return _end(day, since)


def _elapsed(since: datetime, left: timedelta) -> datetime:
    """Hours are hours of a clock that nobody sets forward or back."""
    return (since.astimezone(UTC) + left).astimezone(since.tzinfo)


def _after_business_days(day: date, amount: int, extra: frozenset[date]) -> date:
    left = amount
    while left:
        day += timedelta(days=1)
        left -= is_business_day(day, extra=extra)
    return day


def _end(day: date, since: datetime) -> datetime:
    return datetime.combine(day, _LAST_MOMENT, tzinfo=since.tzinfo)
