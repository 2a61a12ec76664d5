"""Measures: terms that hold, matches one by one, an end; the ladder's memory; the range given."""

from dataclasses import replace
from datetime import date

import pytest

from francjeu.kernel.procedure.decision.recidivism import Earlier, offence
from francjeu.kernel.procedure.measures import parity
from francjeu.kernel.procedure.measures.measure import (
    MEASURE,
    BadTerms,
    Count,
    Terms,
    check_served,
    check_terms,
    is_over,
    left,
)
from francjeu.kernel.procedure.measures.parity import Given
from francjeu.kernel.procedure.pieces.takedown import TAKEDOWN

START, END = date(2026, 12, 1), date(2026, 12, 31)
DAYS = Terms("suspension", START, END, Count.DAYS)
MATCHES = Terms("suspension", START, None, Count.MATCHES, matches=3)


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        (replace(DAYS, ends_on=date(2026, 11, 30)), "ends_before_it_starts"),
        (replace(DAYS, count=None), "suspension_not_counted"),
        (replace(DAYS, ends_on=None), "days_without_dates"),
        (replace(DAYS, starts_on=None), "days_without_dates"),
        (replace(MATCHES, matches=0), "matches_without_number"),
        (replace(MATCHES, matches=None), "matches_without_number"),
        (replace(DAYS, matches=2), "matches_not_counted"),
        (Terms("warning", count=Count.DAYS, starts_on=START, ends_on=END),
         "counted_without_suspension"),
        (Terms("probation", START), "probation_without_end"),
        (Terms("probation", START, probation_until=date(2026, 11, 1)), "probation_ends_before"),
    ],
)  # fmt: skip
def test_refuses_terms_that_contradict_themselves(terms: Terms, reason: str) -> None:
    with pytest.raises(BadTerms) as refused:
        check_terms(terms)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "terms",
    [
        DAYS,
        MATCHES,
        Terms("warning"),
        Terms("probation", START, probation_until=END),
        Terms("probation", START, None, Count.MATCHES, matches=2, probation_until=END),
        replace(DAYS, probation_until=date(2027, 6, 1)),
    ],
)
def test_accepts_terms_that_hold(terms: Terms) -> None:
    check_terms(terms)


TODAY = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("terms", "days", "on", "reason"),
    [
        (DAYS, (), TODAY, "matches_not_counted"),
        (MATCHES, (date(2026, 12, 5), date(2026, 12, 8), date(2026, 12, 12)), TODAY,
         "more_matches_than_ordered"),
        (MATCHES, (), date(2026, 12, 21), "match_in_the_future"),
        (MATCHES, (), date(2026, 11, 30), "match_before_the_start"),
        (MATCHES, (date(2026, 12, 5),), date(2026, 12, 5), "match_already_counted"),
    ],
)  # fmt: skip
def test_refuses_a_match_that_cannot_count(
    terms: Terms, days: tuple[date, ...], on: date, reason: str
) -> None:
    with pytest.raises(BadTerms) as refused:
        check_served(terms, days=days, on=on, today=TODAY)
    assert refused.value.reason == reason


def test_a_suspension_in_days_ends_the_day_after_its_last() -> None:
    assert not is_over(DAYS, served=0, proved=True, on=END)
    assert is_over(DAYS, served=0, proved=False, on=date(2027, 1, 1))


def test_a_suspension_in_matches_ends_with_the_last_one_whatever_the_date() -> None:
    assert left(MATCHES, served=2) == 1
    assert not is_over(MATCHES, served=2, proved=True, on=date(2028, 1, 1))
    assert is_over(MATCHES, served=3, proved=False, on=TODAY)


def test_a_probation_outlives_the_matches() -> None:
    both = replace(MATCHES, probation_until=date(2027, 6, 1))
    assert not is_over(both, served=3, proved=True, on=TODAY)
    assert is_over(both, served=3, proved=False, on=date(2027, 6, 2))


def test_a_warning_is_over_once_somebody_proved_it() -> None:
    assert not is_over(Terms("warning"), served=0, proved=False, on=TODAY)
    assert is_over(Terms("warning"), served=0, proved=True, on=TODAY)


def test_every_measure_and_request_may_still_end() -> None:
    assert MEASURE.final == {"withdrawn"}
    assert TAKEDOWN.final == {"given_up"}


SHAPES = frozenset({"comment"})
BREACH = Earlier(final_on=date(2026, 1, 10), shapes=SHAPES, is_breach=True)


def count(*earlier: Earlier, months: int | None = 12) -> int:
    return offence(earlier, shapes=SHAPES, on=date(2026, 12, 1), months=months)


def test_only_final_breaches_of_a_like_clause_in_the_window_count() -> None:
    assert count() == 1
    assert count(BREACH) == 2
    assert count(BREACH, BREACH) == 3
    assert count(replace(BREACH, final_on=None)) == 1  # an appeal is possible or runs
    assert count(replace(BREACH, final_on=date(2025, 11, 30))) == 1
    assert count(replace(BREACH, final_on=date(2025, 12, 1))) == 2
    assert count(replace(BREACH, shapes=frozenset({"identity"}))) == 1
    assert count(replace(BREACH, is_breach=False)) == 1
    assert count(BREACH, months=None) == 1


def test_the_range_goes_from_the_mildest_to_the_heaviest_and_hides_small_cells() -> None:
    given = [Given("warning")] * 6 + [Given("suspension", matches=2), Given("suspension", 4)]
    found = parity.over(given)
    assert (found.total, found.mildest, found.heaviest) == (None, "warning", "suspension")
    assert [(b.kind, b.count) for b in found.bars] == [("warning", 6), ("suspension", None)]
    assert found.matches is None


def test_two_decisions_are_fewer_than_five_and_one_is_not_told() -> None:
    two = parity.over([Given("none"), Given("reprimand")])
    assert (two.total, two.mildest, two.heaviest) == (None, "none", "reprimand")
    one = parity.over([Given("expulsion")])
    assert (one.total, one.heaviest, one.bars) == (None, "", ())
    assert not one.is_empty
    assert parity.over([]).is_empty
