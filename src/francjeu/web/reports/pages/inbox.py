"""The inbox: one line a report or a group, what is due first."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from francjeu.cases.queries.intake import matter
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import Answer, Band
from francjeu.kernel.procedure.settings.profile import Clock, Profile
from francjeu.plumbing.dates import date_format
from francjeu.policy import queries as policy
from francjeu.reports import words
from francjeu.reports.queries import inbox, tasks
from francjeu.reports.queries.inbox import Shelf
from francjeu.web.reports.pages.phrases import url_of

Words = str | Promise


WAITING = ("received", "urgency_checked")


SHELVES: dict[Shelf, Words] = {
    Shelf.NEW: gettext_lazy("To check"),
    Shelf.NEWS: gettext_lazy("New messages"),
    Shelf.OPEN: gettext_lazy("To decide"),
    Shelf.IN_CASE: gettext_lazy("In a case"),
    Shelf.DONE: gettext_lazy("Finished"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """A shelf of the inbox and how many lines it holds."""

    key: str
    words: Words
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line: no word of the report."""

    ref: str
    url: str
    what: str
    why: str
    flag: str
    due: str
    due_kind: str
    act: str


@dataclass(frozen=True, slots=True)
class Inbox:
    """« Réception »."""

    tabs: tuple[Tab, ...]
    rows: tuple[Row, ...]
    shelf: str
    page: int
    pages: int
    total: str


def inbox_page(*, actor: Actor, shelf: Shelf, page: int, at: datetime) -> Inbox:
    """One page of the inbox, as this account may know it."""
    found = inbox.inbox_for(actor=actor, shelf=shelf, page=page)
    profile = policy.profile(on=timezone.localdate(at))
    refs = {line.case_ref for line in found.lines if line.case_ref}
    known = frozenset(matter.known(refs=refs, actor=actor)) if refs else frozenset()
    tabs = tuple(
        Tab(key.value, said, found.counts[key], key is shelf) for key, said in SHELVES.items()
    )
    return Inbox(
        tabs=tabs,
        rows=tuple(_row(line, profile, known, at) for line in found.lines),
        shelf=shelf.value,
        page=found.page,
        pages=found.pages,
        total=ngettext("%(n)s entry", "%(n)s entries", found.counts[shelf])
        % {"n": found.counts[shelf]},
    )


def _row(line: inbox.Line, profile: Profile | None, known: frozenset[str], at: datetime) -> Row:
    due, kind = _due(line, profile, at)
    told = [str(words.PLACES[line.place])] if line.place else []
    told += [str(words.TAGS[tag]) for tag in line.tags]
    told += [str(words.BANDS[line.band])] if line.band is not Band.UNSAID else []
    told += [_("restricted image")] if line.gate is not Answer.NO else []
    told += [line.case_ref] if line.case_ref in known else []
    return Row(
        ref=line.ref,
        url=url_of(_door_of(line), line.ref),
        what=_size(line),
        why=" · ".join(told),
        flag=str(words.PRIORITIES[line.rank]) if line.state in WAITING else "",
        due=due,
        due_kind=kind,
        act={"received": _("Check"), "urgency_checked": _("Examine")}.get(line.state, _("Read")),
    )


def _door_of(line: inbox.Line) -> str:
    """The urgent sheet opens first, then the urgency check, then the report (C-D-7)."""
    if line.rings:
        return "sheet"
    return "urgency" if line.state == "received" else "report"


def _size(line: inbox.Line) -> str:
    if line.unread:
        return ngettext("%(n)s new message", "%(n)s new messages", line.unread) % {"n": line.unread}
    if line.size > 1:
        return ngettext(
            "%(n)s report on the same content", "%(n)s reports on the same content", line.size
        ) % {"n": line.size}
    local = timezone.localtime(line.received_at)
    return f"{date_format(local, 'j F')}, {date_format(local, 'TIME_FORMAT')}"


def _due(line: inbox.Line, profile: Profile | None, at: datetime) -> tuple[str, str]:
    """When it is due, in words and colour: by the profile, else by our own aim."""
    clocks = {"received": Clock.URGENCY_CHECK, "urgency_checked": Clock.ADMISSIBILITY}
    clock = clocks.get(line.state)
    if clock is None:
        return "", ""
    due = tasks.due_for(clock=clock, since=line.received_at, profile=profile)
    if due is None and line.state == "received":
        due = line.received_at + tasks.URGENCY_AIM
    if due is None:
        return "", ""
    hours = int((due - at).total_seconds() // 3600)
    if hours < 0:
        return _("Late"), "late"
    if hours < 48:
        return ngettext("%(n)s h left", "%(n)s h left", hours) % {"n": hours}, (
            "soon" if hours < 24 else ""
        )
    return date_format(timezone.localtime(due), "l j F"), ""
