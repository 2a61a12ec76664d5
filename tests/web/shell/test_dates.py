"""Short dates: as Quebec French writes them, in small letters with their points."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest
from django.template import engines
from django.utils import translation
from tests.conftest import NOON

import francjeu
from francjeu.plumbing.dates import date_format, short_moment
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


@pytest.mark.parametrize(
    ("language", "at", "day", "moment"),
    [
        ("fr", NOON.replace(month=12, day=1, hour=1, minute=5), "1er déc. 2026",
         "1er déc. 2026, 1 h 05"),
        ("fr", NOON.replace(month=4, day=20), "20 avr. 2026", "20 avr. 2026, 12 h 00"),
        ("en", NOON.replace(month=12, day=1, hour=1, minute=5), "Dec 1, 2026",
         "Dec 1, 2026, 01:05"),
    ],
)  # fmt: skip
def test_short_dates_of_tables_are_words_too(
    language: str, at: datetime, day: str, moment: str
) -> None:
    page = engines["django"].from_string(
        '{{ at|date:"SHORT_DATE_FORMAT" }} / {{ at|date:"SHORT_DATETIME_FORMAT" }}'
    )
    with translation.override(language):
        assert date_format(at, "SHORT_DATE_FORMAT").replace("\xa0", " ") == day
        assert date_format(at, "SHORT_DATETIME_FORMAT").replace("\xa0", " ") == moment
        assert page.render({"at": at}).replace("\xa0", " ") == f"{day} / {moment}"
        seconds = short_moment(at.replace(second=7), seconds=True).replace("\xa0", " ")
    assert seconds == (f"{moment} min 07 s" if language == "fr" else f"{moment}:07")


def test_no_page_writes_a_date_in_numbers_but_in_a_field_or_for_a_machine() -> None:
    pages = Path(francjeu.__file__).parent / "web"
    in_a_template = re.compile(r"date:.Y-m-d")
    in_a_page = re.compile(r"strftime\(.%Y-%m-%d")
    numeric = [
        str(file.relative_to(pages))
        for file in [*pages.rglob("*.html"), *pages.rglob("pages.py"), *pages.rglob("pages/*.py")]
        if in_a_template.search(text := file.read_text("utf-8")) or in_a_page.search(text)
    ]
    assert numeric == []
