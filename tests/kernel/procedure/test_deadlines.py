"""Deadlines count as people in Quebec do."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.procedure.settings import deadlines
from francjeu.kernel.procedure.settings.profile import Clock, Closure, Deadline, Source, Unit

ZONE = ZoneInfo("America/Toronto")
SAID = Source("essai")
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


def test_an_hour_of_clock_change_is_an_hour_like_the_others() -> None:
    before_autumn = datetime(2026, 10, 31, 12, 0, tzinfo=ZONE)
    before_spring = datetime(2027, 3, 13, 12, 0, tzinfo=ZONE)
    assert due(24, Unit.HOURS, before_autumn) == "2026-11-01 11:00"
    assert due(24, Unit.HOURS, before_spring) == "2027-03-14 13:00"


def test_an_event_one_second_before_midnight_counts_for_its_own_day() -> None:
    late = datetime(2026, 11, 23, 23, 59, 59, tzinfo=ZONE)
    assert due(1, Unit.BUSINESS_DAYS, late) == "2026-11-24 23:59"
    assert due(1, Unit.BUSINESS_DAYS, datetime(2026, 11, 24, tzinfo=ZONE)) == "2026-11-25 23:59"


def test_saint_jean_on_a_sunday_moves_to_monday() -> None:
    friday = datetime(2029, 6, 22, 9, 0, tzinfo=ZONE)
    assert due(1, Unit.BUSINESS_DAYS, friday) == "2029-06-26 23:59"
    assert due(2, Unit.CALENDAR_DAYS, friday) == "2029-06-26 23:59"


def test_a_closure_at_christmas_holds_the_business_days_back() -> None:
    closure = Closure(date(2026, 12, 21), date(2027, 1, 4), Source("Fermeture du club"))
    deadline = Deadline(Clock.RESPONSE, 3, Unit.BUSINESS_DAYS, Source("essai"))
    friday = datetime(2026, 12, 18, 16, 0, tzinfo=ZONE)
    found = deadlines.due(deadline=deadline, since=friday, extra=closure.days)
    assert found.strftime("%Y-%m-%d") == "2027-01-07"


def resumed(unit: Unit, due_at: datetime, paused_at: datetime, at: datetime) -> str:
    found = deadlines.resumed(unit=unit, due_at=due_at, paused_at=paused_at, at=at)
    return found.strftime("%Y-%m-%d %H:%M")


def test_what_was_left_when_it_stopped_is_left_when_it_resumes() -> None:
    due_at = datetime(2026, 12, 2, 23, 59, 59, tzinfo=ZONE)
    tuesday = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
    monday = datetime(2026, 12, 7, 15, 0, tzinfo=ZONE)
    assert resumed(Unit.CALENDAR_DAYS, due_at, tuesday, monday) == "2026-12-15 23:59"
    assert resumed(Unit.BUSINESS_DAYS, due_at, tuesday, monday) == "2026-12-15 23:59"
    at_noon = datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
    assert resumed(Unit.HOURS, at_noon, tuesday, monday) == "2026-12-07 17:00"


def test_what_was_late_stays_late() -> None:
    due_at = datetime(2026, 11, 20, 23, 59, 59, tzinfo=ZONE)
    later = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
    assert resumed(Unit.CALENDAR_DAYS, due_at, later, later) == "2026-11-20 23:59"


DAYS = st.dates(date(2001, 1, 1), date(2098, 12, 1))
MOMENTS = st.builds(partial(datetime.combine, tzinfo=ZONE), DAYS, st.times())
IN_DAYS = st.sampled_from([Unit.CALENDAR_DAYS, Unit.BUSINESS_DAYS])


@given(since=MOMENTS, amount=st.integers(0, 120), unit=IN_DAYS)
def test_a_deadline_in_days_ends_at_the_end_of_a_business_day(
    since: datetime, amount: int, unit: Unit
) -> None:
    found = deadlines.due(deadline=Deadline(Clock.RESPONSE, amount, unit, SAID), since=since)
    assert deadlines.is_business_day(found.date()) or (unit == Unit.BUSINESS_DAYS and amount == 0)
    assert (found.hour, found.minute, found.second) == (23, 59, 59)
    assert found.date() >= since.date()


@given(since=MOMENTS, amount=st.integers(1, 60))
def test_business_days_between_are_exactly_as_many_as_asked(since: datetime, amount: int) -> None:
    found = deadlines.due(
        deadline=Deadline(Clock.NOTICE, amount, Unit.BUSINESS_DAYS, SAID), since=since
    )
    days = (found.date() - since.date()).days
    counted = (since.date() + timedelta(days=n + 1) for n in range(days))
    assert sum(deadlines.is_business_day(day) for day in counted) == amount


@given(since=MOMENTS, amount=st.integers(0, 60), unit=st.sampled_from(list(Unit)))
def test_one_more_never_ends_sooner(since: datetime, amount: int, unit: Unit) -> None:
    first, second = (
        deadlines.due(deadline=Deadline(Clock.NOTICE, n, unit, SAID), since=since)
        for n in (amount, amount + 1)
    )
    assert second >= first


@given(
    since=MOMENTS, amount=st.integers(1, 40), unit=st.sampled_from(list(Unit)),
    before=st.integers(0, 60), stood=st.integers(0, 90),
)  # fmt: skip
def test_a_pause_never_shortens_and_none_changes_nothing(
    since: datetime, amount: int, unit: Unit, before: int, stood: int
) -> None:
    due_at = deadlines.due(deadline=Deadline(Clock.NOTICE, amount, unit, SAID), since=since)
    paused_at = since + timedelta(hours=before)
    again = since + timedelta(hours=before, days=stood)
    found = deadlines.resumed(unit=unit, due_at=due_at, paused_at=paused_at, at=again)
    assert found >= due_at
    at_once = deadlines.resumed(unit=unit, due_at=due_at, paused_at=paused_at, at=paused_at)
    assert at_once == due_at


@given(since=MOMENTS, hours=st.integers(0, 500))
def test_hours_are_counted_as_they_pass(since: datetime, hours: int) -> None:
    found = deadlines.due(deadline=Deadline(Clock.NOTICE, hours, Unit.HOURS, SAID), since=since)
    assert found.astimezone(UTC) - since.astimezone(UTC) == timedelta(hours=hours)
