"""How dates, times and lists are said inside letters, in the letter's language."""

from collections.abc import Sequence
from datetime import date, datetime

from django import template
from django.utils import timezone, translation

register = template.Library()

# Written here, so that no application's catalogue may change the words of a letter.
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)  # fmt: skip
_AND = {"fr": " et ", "en": " and "}
_MIDNIGHT = {"fr": "avant minuit", "en": "before midnight"}
_LAST_MINUTE = (23, 59)


def _language() -> str:
    return (translation.get_language() or "fr")[:2]


@register.filter
def day(value: date) -> str:
    """« mercredi 2 décembre 2026 », “Wednesday, December 2, 2026”."""
    value = timezone.localtime(value).date() if isinstance(value, datetime) else value
    if _language() == "en":
        return f"{value:%A, %B} {value.day}, {value.year}"
    number = "1er" if value.day == 1 else str(value.day)
    month = _MONTHS[value.month - 1]
    return f"{_DAYS[value.weekday()]} {number}\xa0{month} {value.year}"


@register.filter
def moment(value: datetime) -> str:
    """« mercredi 2 décembre 2026, 17 h »; the last minute of a day is « avant minuit »."""
    return f"{day(value)}, {hour(value)}"


@register.filter
def hour(value: datetime) -> str:
    """« 17 h », « 17 h 30 », “5 p.m.”, “5:30 p.m.”."""
    local = timezone.localtime(value)
    if (local.hour, local.minute) == _LAST_MINUTE:
        return _MIDNIGHT[_language()]
    if _language() == "en":
        half = "a.m." if local.hour < 12 else "p.m."
        minutes = f":{local.minute:02d}" if local.minute else ""
        return f"{local.hour % 12 or 12}{minutes}\xa0{half}"
    minutes = f"\xa0{local.minute:02d}" if local.minute else ""
    return f"{local.hour}\xa0h{minutes}"


@register.filter
def listed(values: Sequence[str]) -> str:
    """« a, b et c »."""
    *first, last = values
    return f"{', '.join(first)}{_AND[_language()]}{last}" if first else last
