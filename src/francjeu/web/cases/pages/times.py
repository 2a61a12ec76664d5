"""Days and hours of a case in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.hearing.timing import Running
from francjeu.plumbing.dates import date_format
from francjeu.policy.supplied import source_said
from francjeu.web.shell import dates

SOON = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock as printed: time left, how much is past, and where the length comes from."""

    name: str
    left: str
    state: str
    past: int
    total: int
    says: str
    source: str


def day(on: date) -> str:
    """« 12 nov. 2026 »."""
    return date_format(on, "SHORT_DATE_FORMAT")


def moment(at: datetime) -> str:
    """« mercredi 2 décembre, 23 h 59 »."""
    local = timezone.localtime(at)
    return f"{date_format(local, 'l j F')}, {date_format(local, 'TIME_FORMAT')}"


def short(at: datetime) -> str:
    """« 21 nov. 2026, 20 h 14 »."""
    return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT")


def short_day(at: datetime) -> str:
    """« 2 déc. »."""
    return dates.short_day(at)


def left(*, due_at: datetime, at: datetime) -> tuple[str, str]:
    """Time left in words, and the state of the clock: running, soon, late."""
    if due_at < at:
        days = max(1, (timezone.localtime(at).date() - timezone.localtime(due_at).date()).days)
        return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}, "late"
    days = (timezone.localtime(due_at).date() - timezone.localtime(at).date()).days
    if days == 0:
        hours = max(1, int((due_at - at).total_seconds()) // 3600)
        return ngettext("%(n)s hour left", "%(n)s hours left", hours) % {"n": hours}, "soon"
    words = ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}
    return words, "soon" if due_at - at <= SOON else "running"


def clock(row: Running, *, at: datetime) -> Clock:
    """A running clock of the case."""
    name = labels.word(labels.CLOCKS, row.key)
    words, state = left(due_at=row.due_at, at=at)
    if row.paused_at is not None:
        words, state = _("Stopped since %(day)s") % {"day": short_day(row.paused_at)}, "paused"
        at = row.paused_at
    total = max(1, (row.due_at - row.started_at).days)
    past = min(total, max(0, (at - row.started_at).days))
    says = ngettext(
        "%(name)s, %(past)s day of %(total)s past",
        "%(name)s, %(past)s days of %(total)s past",
        past,
    ) % {"name": name, "past": past, "total": total}
    return Clock(
        name=name, left=words, state=state, past=past, total=total, says=says,
        source=_source(row),
    )  # fmt: skip


def _source(row: Running) -> str:
    if row.paused_because:
        return _("Reason: %(why)s") % {"why": row.paused_because}
    until = _("Until %(when)s.") % {"when": moment(row.due_at)}
    source = _("Source: %(source)s.") % {"source": source_said(row.source).rstrip(".")}
    more = " " + _("More time was given, with a reason.") if row.extended else ""
    return f"{until} {source}{more}"


def beside(*, door: str, cleared: bool) -> Clock:
    """What runs elsewhere, in parallel."""
    if not door:
        left_words, source = _("Nothing to follow"), _("No other body has told of a file.")
    elif cleared:
        left_words, source = door, _("A person confirmed that a notice does not interfere.")
    else:
        left_words, source = door, _("A notice waits for a confirmation.")
    name = _("Elsewhere, in parallel")
    return Clock(
        name=name, left=left_words, state="idle", past=0, total=1, says=f"{name}, {left_words}",
        source=source,
    )  # fmt: skip
