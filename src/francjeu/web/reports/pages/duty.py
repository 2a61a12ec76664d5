"""What the pages of the urgent lane print: what rings, and the guided sheet line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.urgent import Step
from francjeu.plumbing.dates import date_format
from francjeu.reports import words_urgent as words
from francjeu.reports.queries import alarms, rota
from francjeu.web.reports.forms.duty import Lift, Note
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One alarm of the list."""

    ref: str
    url: str
    why: str
    state: Words
    since: str
    is_ringing: bool
    is_mine: bool
    is_unanswered: bool


@dataclass(frozen=True, slots=True)
class Duty:
    """« Garde »: what rings now."""

    rows: tuple[Row, ...]
    may_set: bool


@dataclass(frozen=True, slots=True)
class Noted:
    """A line as noted: it never changes."""

    title: str
    facts: str
    words: str
    signed: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line to fill: its question, how, the numbers to call, what was noted, its form."""

    key: str
    number: int
    title: Words
    how: Words
    doors: tuple[Door, ...]
    noted: tuple[Noted, ...]
    is_met: bool
    form: Note
    url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The guided sheet."""

    ref: str
    state: Words
    why: tuple[Words, ...]
    held: str
    is_ringing: bool
    is_mine: bool
    is_closed: bool
    is_whole: bool
    lines: tuple[Line, ...]
    called: tuple[str, ...]
    silent_since: str
    lift: Lift


def duty(*, actor: Actor) -> Duty:
    """What rings, for this person."""
    rows = tuple(_row(found, actor) for found in alarms.ringing_for(actor=actor))
    return Duty(rows, may_set=rota.may_set(actor=actor))


def _row(found: alarms.Ringing, actor: Actor) -> Row:
    held = _("Taken by %(name)s") % {"name": found.held_by_name} if found.held_by else ""
    return Row(
        ref=found.ref, url=reverse("reports:sheet", args=[found.ref]),
        why=", ".join(str(words.CAUSES[cause]) for cause in found.causes),
        state=held or words.STATES[found.state], since=_moment(found.raised_at),
        is_ringing=found.state == "ringing", is_mine=found.held_by == actor.ref,
        is_unanswered=found.is_unanswered,
    )  # fmt: skip


def sheet(
    *, actor: Actor, ref: str, at: datetime, refused: Note | None = None, lift: Lift | None = None
) -> Sheet:
    """The sheet, with the form that was refused if any. Raises NotFound."""
    found = alarms.sheet_for(actor=actor, ref=ref)
    held = _("Taken by %(name)s") % {"name": found.held_by_name} if found.held_by else ""
    return Sheet(
        ref=ref, state=words.STATES[found.state],
        why=tuple(words.CAUSES[cause] for cause in found.causes), held=held,
        is_ringing=found.state == "ringing",
        is_mine=found.state == "taken" and found.held_by == actor.ref,
        is_closed=found.state == "closed", is_whole=not found.missing,
        lines=tuple(
            _line(step, number, found, refused, at) for number, step in enumerate(found.steps, 1)
        ),
        called=tuple(_called(person) for person in found.called),
        silent_since=_moment(found.silent_since) if found.silent_since else "",
        lift=lift or Lift(),
    )  # fmt: skip


def _line(step: Step, number: int, found: alarms.Sheet, refused: Note | None, at: datetime) -> Line:
    listed = outside.doors(on=timezone.localdate(at), language=get_language() or "fr")
    form = refused if refused is not None and refused.step is step else None
    return Line(
        key=step.value, number=number, title=words.STEPS[step], how=words.HOW[step],
        doors=outside.for_needs(listed, *words.DOORS.get(step, ())),
        noted=tuple(_noted(line) for line in found.lines if line.step is step),
        is_met=step not in found.missing,
        form=form or Note(step=step, initial=_initial(found.drafts.get(step, {}))),
        url=reverse("reports:sheet_line", args=[found.ref, step.value]),
    )  # fmt: skip


def _initial(draft: Mapping[str, str]) -> dict[str, str]:
    """What was typed before, as typed."""
    return dict(draft)


def _noted(line: alarms.Line) -> Noted:
    time = _moment(line.called_at) if line.called_at else ""
    number = _("file %(number)s") % {"number": line.file_number} if line.file_number else ""
    return Noted(
        title=str(words.DONE[line.done]).partition(" — ")[0],
        facts=" · ".join(f for f in (line.body, time, line.spoke_with, number) if f),
        words=line.words,
        signed=_("%(name)s, %(when)s") % {"name": line.noted_by, "when": _moment(line.at)},
    )


def _called(person: alarms.Called) -> str:
    said = _("%(name)s, %(when)s") % {"name": person.name, "when": _moment(person.at)}
    return f"{said} · {_('cannot')}" if person.is_away else said


def _moment(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{date_format(local, 'j F')}, {date_format(local, 'TIME_FORMAT')}"
