"""Short dates: as Quebec French writes them, in small letters with their points."""

from datetime import date, datetime

import pytest
from django.utils import translation
from tests.conftest import NOON

from francjeu.plumbing.dates import date_format
from francjeu.web.shell.dates import short_day


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 23), "lun. 23 nov."),
        (date(2026, 12, 1), "mar. 1er déc."),
        (date(2027, 1, 6), "mer. 6 janv."),
        (date(2027, 2, 11), "jeu. 11 févr."),
        (date(2027, 7, 9), "ven. 9 juill."),
    ],
)
def test_a_short_day_is_written_as_in_quebec(day: date, said: str) -> None:
    with translation.override("fr"):
        assert short_day(day, weekday=True).replace("\xa0", " ") == said


def test_without_its_weekday_and_in_english() -> None:
    with translation.override("fr"):
        assert short_day(NOON).replace("\xa0", " ") == "22 nov."
    with translation.override("en"):
        assert short_day(NOON, weekday=True).replace("\xa0", " ") == "Sun, Nov 22"


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [
        ("fr", NOON.replace(month=12, day=1, hour=1, minute=5), "1er décembre 2026, 1 h 05"),
        ("fr", NOON.replace(month=12, day=11, hour=19, minute=42), "11 décembre 2026, 19 h 42"),
        ("en", NOON.replace(month=12, day=1, hour=1, minute=5), "December 1, 2026, 01:05"),
    ],
)
def test_the_first_of_a_month_and_an_hour_are_written_as_in_quebec(
    language: str, at: datetime, said: str
) -> None:
    with translation.override(language):
        assert date_format(at, "DATETIME_FORMAT").replace("\xa0", " ") == said
