"""Short dates as Quebec French writes them (« lun. 23 nov. »), and their English."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy

from francjeu.kernel.procedure.settings import deadlines
from francjeu.plumbing.dates import date_format, day_and_month

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
    said = day_and_month(day)
    if not weekday:
        return said
    if get_language() != "fr":
        return f"{date_format(day, 'D')}, {said}"
    return f"{DAYS[day.weekday()]}\xa0{said}"
