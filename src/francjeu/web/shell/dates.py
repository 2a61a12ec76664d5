"""Short dates as Quebec French writes them (« lun. 23 nov. »), and their English."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from francjeu.kernel.procedure.settings import deadlines
from francjeu.plumbing.dates import date_format

MONTHS = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
    "déc.",
)  # fmt: skip
DAYS = ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim.")

FAR = gettext_lazy("This year is too far: no calendar of holidays is known. Check the year.")


def has_calendar(day: date) -> None:
    """For forms: a date whose holidays are known. Raises ValidationError."""
    try:
        deadlines.require_calendar(day)
    except deadlines.NoCalendar as unknown:
        raise ValidationError(FAR) from unknown


def short_day(day: date, *, weekday: bool = False) -> str:
    """« 23 nov. », « 1er déc. »; with its weekday « lun. 23 nov. ». A moment counts as local."""
    if isinstance(day, datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    if get_language() != "fr":
        return date_format(day, "D, M\xa0j" if weekday else "M\xa0j")
    number = "1er" if day.day == 1 else str(day.day)
    said = f"{number}\xa0{MONTHS[day.month - 1]}"
    return f"{DAYS[day.weekday()]}\xa0{said}" if weekday else said
