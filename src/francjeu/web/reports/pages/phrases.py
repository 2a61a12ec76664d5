"""What several pages of this room say: by when, which other doors are open, an answer in short."""

from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.kernel.procedure.settings.profile import Clock, Profile, Unit
from francjeu.plumbing.dates import date_format
from francjeu.reports.queries import tasks
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door


def open_doors(on: date) -> tuple[Door, ...]:
    """The organisation's list that day, in the reader's language."""
    return outside.doors(on=on, language=get_language() or "fr")


def due_by(clock: Clock, *, since: datetime, profile: Profile | None) -> str:
    """« lundi 30 novembre », with the hour where the delay is in hours; empty without one."""
    due = tasks.due_for(clock=clock, since=since, profile=profile)
    deadline = profile.deadline(clock) if profile else None
    if due is None or deadline is None:
        return ""
    day = date_format(due, "l j F")
    if deadline.unit is Unit.HOURS:
        return _("%(day)s at %(time)s") % {"day": day, "time": date_format(due, "TIME_FORMAT")}
    return day


def short(said: object) -> str:
    """An answer without its note."""
    return str(said).partition(" — ")[0]


def url_of(name: str, ref: str) -> str:
    """An address of the desk about one report."""
    return reverse(f"reports:{name}", args=[ref])
