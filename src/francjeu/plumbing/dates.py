"""Dates in words, in two styles: long in sentences and headings, short in tables and facts.

Long is Django's own format (« 1er décembre 2026, 14 h 05 »); short is the month cut as the Office
québécois de la langue française cuts it (« 1er déc. 2026, 14 h 05 »). Numbers alone (ISO) are for
machines: exports, `datetime` attributes, what is typed in a field.
"""

import re
from datetime import date, datetime

from django.utils import formats
from django.utils.translation import get_language

MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
    "déc.",
)  # fmt: skip
SHORT_FORMS = ("SHORT_DATE_FORMAT", "SHORT_DATETIME_FORMAT")
_FIRST = re.compile(
    r"\b1 (janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
)


def date_format(value: date, form: str | None = None) -> str:
    """Django’s `date_format`, as French writes the first of a month and cuts its names."""
    if form in SHORT_FORMS:
        return short_moment(value) if form == SHORT_FORMS[1] else short_day(value)
    return with_ordinal(formats.date_format(value, form))


def with_ordinal(said: str) -> str:
    """A date already in words; in French the first of a month is « 1er »."""
    return _FIRST.sub(r"1er \1", said) if get_language() == "fr" else said


def day_and_month(day: date) -> str:
    """« 23 nov. », « 1er déc. », “Nov 23”."""
    if get_language() != "fr":
        return formats.date_format(day, "M\xa0j")
    return f"{'1er' if day.day == 1 else day.day}\xa0{MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """« 1er déc. 2026 », “Dec 1, 2026”."""
    return f"{day_and_month(day)}{'' if get_language() == 'fr' else ','}\xa0{day.year}"


def short_moment(at: date, *, seconds: bool = False) -> str:
    """« 1er déc. 2026, 14 h 05 »; with its seconds where they tell something."""
    if not isinstance(at, datetime):
        return short_day(at)
    said = f"{short_day(at)}, {formats.date_format(at, 'TIME_FORMAT')}"
    if not seconds:
        return said
    return f"{said}\xa0min\xa0{at:%S}\xa0s" if get_language() == "fr" else f"{said}:{at:%S}"


def numeric_day(day: date) -> str:
    """« 2026-12-01 », for documents that are checked by the letter."""
    return f"{day:%Y-%m-%d}"


def numeric_moment(at: datetime) -> str:
    """« 2026-12-01 14 h 05 », for the same."""
    time = f"{at:%H}\xa0h\xa0{at:%M}" if get_language() == "fr" else f"{at:%H:%M}"
    return f"{at:%Y-%m-%d} {time}"
