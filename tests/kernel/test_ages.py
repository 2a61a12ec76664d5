"""A year or a band never gives one age: where it could be either, it says so."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel import ages
from francjeu.kernel.ages import Answer

DAY = date(2026, 11, 22)


def minor(*, year: int | None = None, band: str = "", noted_on: date | None = None) -> Answer:
    found = ages.age(birth_year=year, band=band, noted_on=noted_on, day=DAY)
    return found.under(ages.MAJORITY)


@pytest.mark.parametrize(
    ("year", "answer"),
    [(2009, Answer.YES), (2008, Answer.PERHAPS), (2007, Answer.NO), (None, Answer.UNKNOWN)],
)
def test_a_birth_year_tells_minor_adult_or_perhaps(year: int | None, answer: Answer) -> None:
    assert minor(year=year) is answer


def test_a_band_ages_with_the_day_it_was_noted() -> None:
    assert minor(band="14_17", noted_on=DAY) is Answer.YES
    assert minor(band="14_17", noted_on=date(2025, 11, 1)) is Answer.PERHAPS
    assert minor(band="14_17", noted_on=date(2022, 11, 1)) is Answer.NO
    assert minor(band="18_plus", noted_on=DAY) is Answer.NO
    assert minor(band="under_14") is Answer.UNKNOWN


@given(st.dates(date(1930, 1, 1), DAY))
def test_the_range_always_holds_the_true_age(birth: date) -> None:
    true = DAY.year - birth.year - ((DAY.month, DAY.day) < (birth.month, birth.day))
    found = ages.age(birth_year=birth.year, band="", noted_on=None, day=DAY)
    assert found.youngest is not None
    assert found.oldest is not None
    assert found.youngest <= true <= found.oldest
