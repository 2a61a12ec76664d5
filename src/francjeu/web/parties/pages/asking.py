"""What the pages around a hearing print: time, an adult, the meeting, one’s own pieces."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.hearing.asked import Meeting as Read
from francjeu.notices import phrases
from francjeu.people import queries as people
from francjeu.plumbing.dates import date_format
from francjeu.web.parties.side import Side


@dataclass(frozen=True, slots=True)
class Time:
    """Asking for more time: until when it runs now."""

    reference: str
    by: str
    told: str
    may: bool


@dataclass(frozen=True, slots=True)
class Challenge:
    """Asking that someone be replaced: what was asked before, and the answers."""

    reference: str
    told: tuple[str, ...]
    may: bool


@dataclass(frozen=True, slots=True)
class Adult:
    """Choosing an adult; who was chosen, if someone was."""

    reference: str
    now: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """When, how, who; then what was noted."""

    reference: str
    when: str
    how: str
    joining: str
    who: tuple[str, ...]
    adult: str
    replied: str
    may_reply: bool
    minutes: str
    present: str
    may_read: bool
    said: str
    remarks: str
    phone: str


@dataclass(frozen=True, slots=True)
class Brought:
    """One’s own pieces, and whether more may come."""

    reference: str
    pieces: tuple[tuple[str, str, str], ...]
    may: bool


def also(found: Side) -> tuple[tuple[str, str], ...]:
    """What else may be done: in words, with its page; the main acts stand above."""
    for_oneself = found.may_answer and not found.about
    listed = (
        (found.may_ask_time, _("Ask for more time"), "parties:time"),
        (found.may_answer, _("Add an image or a file"), "parties:brought"),
        (for_oneself, _("Say which adult is with me"), "parties:adult"),
        (found.may_challenge, _("Ask that someone of the committee be replaced"), "parties:panel"),
    )
    return tuple((words, reverse(name)) for may, words, name in listed if may)


def time(found: Side) -> Time:
    """The page where more time is asked for."""
    by = phrases.moment(found.answer_by) if found.answer_by else ""
    return Time(reference=found.reference, by=by, told=time_told(found), may=found.may_ask_time)


def time_told(found: Side) -> str:
    """What became of the last request, in one sentence."""
    asked = found.time
    if asked is None or not found.speaks or not found.is_awaited:
        return ""
    if asked.state == "asked":
        day = date_format(asked.until, "DATE_FORMAT")
        return _("You asked for more time, until %(day)s. We will answer you.") % {"day": day}
    if asked.due_at:
        return _("You have more time, until %(when)s.") % {"when": phrases.moment(asked.due_at)}
    return _("More time was refused. The letter says why.")


_ANSWERED = {
    "asked": gettext_noop("You asked that %(name)s be replaced. We will answer you."),
    "granted": gettext_noop("%(name)s was replaced."),
    "refused": gettext_noop("%(name)s stays. The letter says why."),
    "withdrawn": gettext_noop("You took back your request about %(name)s."),
}


def challenge(found: Side) -> Challenge:
    """The page where a member is asked to be replaced."""
    told = tuple(_(_ANSWERED[state]) % {"name": name} for name, state in found.challenged)
    return Challenge(reference=found.reference, told=told, may=bool(found.members))


def adult(found: Side) -> Adult:
    """The page where an adult is chosen."""
    chosen = found.adult
    now = f"{chosen.name} ({chosen.relation})" if chosen and chosen.relation else ""
    return Adult(reference=found.reference, now=now or (chosen.name if chosen else ""))


def meeting(found: Side) -> Meeting | None:
    """The page of the meeting; None when there is none."""
    row = found.meeting
    if row is None or not found.speaks:
        return None
    held = row.held_at is not None
    return Meeting(
        reference=found.reference, when=_when(row.held_at or row.starts_at),
        how=hearing_labels.way(row.way), joining="" if held else row.joining,
        who=tuple(line.strip() for line in row.expected.splitlines() if line.strip()),
        adult=adult(found).now, replied=labels.word(hearing_labels.REPLIES, row.reply),
        may_reply=found.may_reply, minutes=row.minutes if held else "", present=row.present,
        may_read=found.may_read_minutes, said=_said(row), remarks=row.remarks,
        phone=people.organisation().phone,
    )  # fmt: skip


def _when(moment: datetime | None) -> str:
    return phrases.moment(moment) if moment else ""


def _said(row: Read) -> str:
    if row.faithful is None:
        return ""
    return _("You said: the notes are faithful.") if row.faithful else _("You made remarks.")


def brought(found: Side) -> Brought:
    """The page of one’s own pieces."""
    return Brought(
        reference=found.reference, may=found.may_answer,
        pieces=tuple(
            (f"P-{row.number}", row.description, date_format(row.at, "DATE_FORMAT"))
            for row in found.brought
        ),
    )  # fmt: skip
