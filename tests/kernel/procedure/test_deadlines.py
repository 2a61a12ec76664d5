"""Deadlines count as people in Quebec do."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from francjeu.kernel.procedure import deadlines
from francjeu.kernel.procedure.profile import Clock, Deadline, Source, Unit

ZONE = ZoneInfo("America/Toronto")
SUNDAY_EVENING = datetime(2026, 11, 22, 19, 42, tzinfo=ZONE)


def due(amount: int, unit: Unit, since: datetime = SUNDAY_EVENING) -> str:
    deadline = Deadline(Clock.RESPONSE, amount, unit, Source("essai"))
    return deadlines.due(deadline=deadline, since=since).strftime("%Y-%m-%d %H:%M")


def test_hours_run_day_and_night() -> None:
    assert due(24, Unit.HOURS) == "2026-11-23 19:42"


def test_business_days_skip_the_week_end_and_holidays() -> None:
    assert due(2, Unit.BUSINESS_DAYS) == "2026-11-24 23:59"
    before_christmas = datetime(2026, 12, 23, 19, 42, tzinfo=ZONE)
    assert due(2, Unit.BUSINESS_DAYS, before_christmas) == "2026-12-28 23:59"


def test_saint_jean_baptiste_is_a_holiday_here() -> None:
    assert not deadlines.is_business_day(date(2026, 6, 24))


def test_calendar_days_never_end_on_a_day_that_is_not_a_business_day() -> None:
    assert due(10, Unit.CALENDAR_DAYS) == "2026-12-02 23:59"
    assert due(6, Unit.CALENDAR_DAYS) == "2026-11-30 23:59"


def test_the_clock_change_does_not_move_the_last_day() -> None:
    october = datetime(2026, 10, 30, 12, 0, tzinfo=ZONE)
    assert due(3, Unit.CALENDAR_DAYS, october) == "2026-11-02 23:59"


def test_the_organisations_own_days_off_count_as_holidays() -> None:
    off = frozenset({date(2026, 11, 23)})
    assert not deadlines.is_business_day(date(2026, 11, 23), extra=off)


def test_refuses_a_year_without_calendar() -> None:
    with pytest.raises(deadlines.NoCalendar) as refused:
        deadlines.is_business_day(date(2150, 1, 5))
    assert refused.value.year == 2150
