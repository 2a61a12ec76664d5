"""The daily list as printed: groups in a fixed order, rows by the time they are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from francjeu.plumbing.dates import date_format
from francjeu.web.shell.dates import short_day

SHOWN = 6
ROWS = 25  # of one group: as many as one person can take in


class Kind(StrEnum):
    """Groups of the list, in the order they are printed."""

    SAFETY = "safety"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: an act as a verb, why, when, and where it is done.

    `first` before what is due sooner: what rings, what tells of a reprisal.
    """

    kind: Kind
    what: str
    ref: str
    url: str
    act: str
    why: str = ""
    due_at: datetime | None = None
    due_note: str = ""
    minutes: int = 5
    act_url: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A task with its due time in words, then in colour."""

    what: str
    ref: str
    url: str
    act: str
    why: str
    due: str
    due_kind: str
    due_note: str
    act_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one kind."""

    key: str
    title: str
    icon: str
    safety: bool
    tasks: tuple[Row, ...]
    nothing: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A line beside the list."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Today:
    """The page."""

    on: str
    summary: str
    groups: tuple[Group, ...]
    ending: str
    week: tuple[Fact, ...]
    others: tuple[Fact, ...]
    health: str
    health_url: str
    takes_calls: bool = False


def due(*, due_at: datetime | None, at: datetime) -> tuple[str, str]:
    """When a task is due, in words, and the kind of chip: late, soon or none.

    >>> due(due_at=None, at=datetime(2026, 11, 22, 12))
    ('', '')
    """
    if due_at is None:
        return "", ""
    left = due_at - at
    if left < timedelta(0):
        return _late(-left), "late"
    if left < timedelta(hours=24):
        hours, minutes = divmod(int(left.total_seconds()) // 60, 60)
        words = _("%(hours)s h %(minutes)02d left") % {"hours": hours, "minutes": minutes}
        return words, "late" if hours < 6 else "soon"
    day = _local(due_at)
    near = left < timedelta(days=3)
    words = date_format(day, "l" if left < timedelta(days=6) else "j F").capitalize()
    return words, "soon" if near else ""


def _late(by: timedelta) -> str:
    days = by.days
    if days == 0:
        hours = max(1, int(by.total_seconds()) // 3600)
        return ngettext("%(n)s hour late", "%(n)s hours late", hours) % {"n": hours}
    return ngettext("%(n)s day late", "%(n)s days late", days) % {"n": days}


def _row(task: Task, at: datetime) -> Row:
    words, kind = due(due_at=task.due_at, at=at)
    return Row(
        what=task.what,
        ref=task.ref,
        url=task.url,
        act=task.act,
        why=task.why,
        due=words,
        due_kind=kind,
        due_note=task.due_note,
        act_url=task.act_url or task.url,
    )


def _group(kind: Kind, tasks: list[Task], at: datetime) -> Group:
    titles = {Kind.SAFETY: _("Safety first"), Kind.DEADLINE: _("Deadlines")}
    icons = {Kind.SAFETY: "shield-alert", Kind.DEADLINE: "clock"}
    far = datetime.max.replace(tzinfo=at.tzinfo)
    mine = (task for task in tasks if task.kind == kind)
    ordered = sorted(mine, key=lambda task: (not task.first, task.due_at or far))
    return Group(
        key=kind.value,
        title=titles[kind],
        icon=icons[kind],
        safety=kind is Kind.SAFETY,
        tasks=tuple(_row(task, at) for task in ordered[:ROWS]),
        more=_more(len(ordered) - ROWS),
        nothing=_("Nothing to check.") if kind is Kind.SAFETY else _("Nothing due."),
    )


def _more(left: int) -> str:
    if left <= 0:
        return ""
    words = ngettext(
        "%(n)s other task will show once these are done.",
        "%(n)s other tasks will show once these are done.",
        left,
    )
    return words % {"n": left}


def _summary(tasks: list[Task], at: datetime) -> str:
    if not tasks:
        return _("Nothing to do.")
    count, minutes = len(tasks), sum(task.minutes for task in tasks)
    what = ngettext(
        "%(n)s task, about %(minutes)s minutes.", "%(n)s tasks, about %(minutes)s minutes.", count
    ) % {"n": count, "minutes": minutes}
    tomorrow = at + timedelta(hours=24)
    urgent = sum(1 for task in tasks if task.due_at and task.due_at < tomorrow)
    if not urgent:
        return what + " " + _("Everything can wait until tomorrow.")
    cannot = ngettext("%(n)s cannot wait.", "%(n)s cannot wait.", urgent) % {"n": urgent}
    return f"{what} {cannot}"


def _ending(tasks: list[Task], next_at: datetime | None) -> str:
    if tasks:
        return _("Nothing else today.")
    if next_at:
        return _("Next date: %(date)s.") % {"date": date_format(next_at, "DATE_FORMAT")}
    return _("No date is coming. You can close this page.")


def _week(tasks: list[Task], at: datetime) -> tuple[Fact, ...]:
    """The next seven days, one line per thing due: the day, then the reference."""
    end = at + timedelta(days=7)
    soon = [task for task in tasks if task.due_at and at <= task.due_at <= end]
    return tuple(
        Fact(short_day(task.due_at, weekday=True), f"{task.act}, {task.ref}")
        for task in sorted(soon, key=lambda task: (task.due_at, task.ref))[:SHOWN]
        if task.due_at
    )


def _local(moment: datetime) -> datetime:
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def today(
    *,
    tasks: Iterable[Task],
    at: datetime,
    others: tuple[Fact, ...] = (),
    health: str = "",
    health_url: str = "",
    next_at: datetime | None = None,
    takes_calls: bool = False,
) -> Today:
    """The page of that moment, from the tasks that reports and cases name."""
    listed = list(tasks)
    groups = tuple(_group(kind, listed, at) for kind in Kind)
    return Today(
        on=date_format(at, "l j F Y").capitalize(),
        summary=_summary(listed, at),
        groups=groups,
        ending="" if any(group.more for group in groups) else _ending(listed, next_at),
        week=_week(listed, at),
        others=others,
        health=health,
        health_url=health_url,
        takes_calls=takes_calls,
    )
