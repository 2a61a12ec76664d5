"""What the pages of an interim measure print: plain words, and never as a finding."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.cases import clocks
from francjeu.cases.labels import interims as interim_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.measures.interims import Theirs
from francjeu.notices import phrases
from francjeu.people import queries as people
from francjeu.web.parties.side import Side


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its name, what it says."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A measure in force, on the person’s own page; `waits` once it is contested."""

    what: str
    until: str
    waits: bool
    url: str


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in plain words, what may be done about it, and what was answered."""

    number: int
    reference: str
    what: str
    about: str
    runs: bool
    over: str
    facts: tuple[Line, ...]
    lesser: tuple[str, ...]
    may_contest: bool
    by: str
    late: str
    waits: bool
    told: str
    words: str
    answer_by: str
    answered: str
    answered_why: str
    pieces: tuple[tuple[str, str], ...]
    phone: str


def measure(found: Side, number: int, *, at: datetime) -> Measure | None:
    """The measure of this number, as its reader has it; None when there is none."""
    row = next((m for m in found.measures if m.number == number), None)
    if row is None:
        return None
    is_late = row.contest_until is not None and at > row.contest_until
    running = row.runs and row.ends_at > at
    until = phrases.moment(row.contest_until) if row.contest_until else ""
    return Measure(
        number=number, reference=found.reference, what=label(found, row), about=found.about,
        runs=running, over="" if running else _over(row), facts=_facts(row, running=running),
        lesser=tuple(f"{label(found, row, kind)} — {why}" for kind, why in row.lesser),
        may_contest=running and not row.waits and not is_late,
        by=until if running and not is_late else "",
        late=until if running and is_late and not row.waits else "",
        waits=running and row.waits, told=_told(row), words=row.contest,
        answer_by=phrases.moment(row.answer_by) if row.answer_by and running else "",
        answered=labels.word(interim_labels.INTERIM_SAID, row.said) if row.contest else "",
        answered_why=row.said_why if row.contest else "",
        pieces=tuple((f"P-{n}", what) for n, what in row.pieces),
        phone=people.organisation().phone,
    )  # fmt: skip


def label(found: Side, row: Theirs, kind: str = "") -> str:
    """The measure in the words of the case’s own procedure."""
    case = parties.party_for(public_id=found.party_id).case
    language = get_language() or settings.LANGUAGE_CODE
    return clocks.provisional_label(case, kind or row.kind, language)


def links(found: Side, *, at: datetime) -> tuple[Link, ...]:
    """The measures in force: what, until when, and their page."""
    running = [row for row in found.measures if row.runs and row.ends_at > at]
    return tuple(
        Link(
            what=label(found, row), until=phrases.moment(row.ends_at), waits=row.waits,
            url=reverse("parties:measure", args=[row.number]),
        )
        for row in running
    )  # fmt: skip


def _facts(row: Theirs, *, running: bool) -> tuple[Line, ...]:
    end = _("%(when)s, or as soon as a decision is made") % {"when": phrases.moment(row.ends_at)}
    told = (
        (_("Since"), phrases.day(row.starts_at)),
        (_("Its end"), end if running else ""),
        (_("Why"), row.reasons),
    )
    return tuple(Line(name, value) for name, value in told if value)


def _over(row: Theirs) -> str:
    ended = row.ended_at or row.ends_at
    return _("This measure has been over since %(when)s.") % {"when": phrases.moment(ended)}


def _told(row: Theirs) -> str:
    """That it was contested, when and by whom."""
    if not row.contest or row.contested_at is None:
        return ""
    when = {"when": phrases.moment(row.contested_at)}
    if row.mine:
        return _("You contested it on %(when)s.") % when
    return _("It was contested on %(when)s.") % when
