"""When an address is looked at again, and how often a reporter is asked."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NOON

from francjeu.kernel.evidence.watch.cadence import ASKED, is_asked, look_after, next_look
from francjeu.kernel.evidence.watch.watching import Standing

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_follows_the_cadence_then_comes_back_every_month() -> None:
    moments, at = [], NOON
    for _ in range(9):
        at = next_look(started_at=NOON, after=at)
        moments.append(at - NOON)
    assert moments == [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 60 * DAY,
                       90 * DAY]  # fmt: skip


@given(st.timedeltas(timedelta(0), timedelta(days=900)))
def test_the_next_look_is_always_ahead_and_within_a_month(since: timedelta) -> None:
    due = next_look(started_at=NOON, after=NOON + since)
    assert timedelta(0) < due - (NOON + since) <= 30 * DAY


def after(hours: float, standing: Standing, *, reached: bool = True) -> datetime:
    at = NOON + hours * HOUR
    return look_after(started_at=NOON, looked_at=at, standing=standing, reached=reached)


def test_an_absence_not_yet_repeated_is_looked_at_again_after_six_hours() -> None:
    again = after(100, Standing.SUSPECTED) - (NOON + 100 * HOUR)
    assert 6 * HOUR < again < 7 * HOUR, "a second short of six hours would prove nothing"
    assert after(100, Standing.GONE) == NOON + 7 * DAY


def test_a_network_that_was_off_is_tried_again_within_the_hour() -> None:
    assert after(100, Standing.VISIBLE, reached=False) == NOON + 101 * HOUR


def test_a_reporter_is_asked_four_times_and_never_more() -> None:
    answered: list[datetime] = []
    asked = 0
    for hour in range(24 * 365):
        at = NOON + hour * HOUR
        if is_asked(started_at=NOON, answered=answered, at=at):
            asked += 1
            answered.append(at)
    assert asked == len(ASKED)


def test_a_question_left_without_an_answer_stays_one_question() -> None:
    assert is_asked(started_at=NOON, answered=[], at=NOON + 90 * DAY)
    assert not is_asked(started_at=NOON, answered=[NOON + 31 * DAY], at=NOON + 400 * DAY)
