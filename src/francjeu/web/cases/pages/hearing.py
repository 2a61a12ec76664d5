"""What the forms around the notice and the answer offer, and the panel of the hearing."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.operations.hearing import asking
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.hearing import asked
from francjeu.cases.queries.reach import Case
from francjeu.plumbing.dates import date_format
from francjeu.web.cases.pages import times

Choices = list[tuple[str, str]]


def exhibits(case: Case) -> Choices:
    """The pieces of the case by number and description."""
    rows = sheet.sheet_of(case).exhibits
    return [(str(row.number), f"P-{row.number} — {row.description}") for row in rows]


def asked_until(case: Case) -> str:
    """The end of the day that a waiting request asks for, as a field takes it."""
    last = asked.last_time(case)
    if last is None or last.state != "asked":
        return ""
    return f"{asking.end_of(last.until, at=last.asked_at):%Y-%m-%dT%H:%M}"


def represented(case: Case) -> Choices:
    """The persons someone speaks for, by letter."""
    rows = sheet.sheet_of(case).persons
    spoken_for = {row.speaks_for for row in rows if row.speaks_for}
    return [
        (str(row.pk), _("Person %(letter)s") % {"letter": row.letter})
        for row in rows
        if row.letter in spoken_for
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing asked, told or held: what it is, its words, and what came of it."""

    what: str
    words: str
    note: str = ""


def around(*, case: Case, file: sheet.Sheet, at: datetime) -> tuple[Line, ...]:
    """Everything around the hearing, in the order it comes."""
    found = asked.around(case, at=at)
    return (
        *_name(found), *_alone(found), *(_time(row) for row in found.times),
        *(_adult(row) for row in found.adults),
        *(_hearing(row) for row in file.hearings),
        *(_reply(row) for row in found.replies), *(_reading(row) for row in found.readings),
    )  # fmt: skip


def _name(found: asked.Around) -> list[Line]:
    held = found.name_ruling
    if held is None:
        words = labels.word(labels.WHY, "identity_undecided")
        return [Line(_("Name of who reported"), words)] if found.name_at_stake else []
    words = _("Told: who complains") if held.is_told else _("Withheld")
    note = f"{held.decided_by.name}, {times.short(held.decided_at)}. {held.reasons}"
    return [Line(_("Name of who reported"), words, note)]


def _alone(found: asked.Around) -> list[Line]:
    words = labels.word(labels.WHY, "nobody_speaks_for_a_minor")
    return [Line(_("Person %(letter)s") % {"letter": row}, words) for row in found.alone]


def _time(row: asked.Time) -> Line:
    what = _("More time asked by person %(letter)s") % {"letter": row.letter}
    day = _("Until %(when)s.") % {"when": date_format(row.until, "DATE_FORMAT")}
    state = {"asked": _("To answer"), "granted": _("Granted"), "refused": _("Refused")}[row.state]
    return Line(what, f"{day} {row.reason}", f"{state}. {row.answer}".strip())


def _adult(row: asked.Adult) -> Line:
    words = ", ".join(part for part in (row.name, row.relation, row.reach) if part)
    return Line(_("Adult chosen by person %(letter)s") % {"letter": row.letter}, words)


def _hearing(row: sheet.Hearing) -> Line:
    moment = row.held_at or row.starts_at
    when = times.moment(moment) if moment else ""
    what = _("Hearing %(way)s") % {"way": hearing_labels.way(row.way)}
    present = _("Present: %(who)s") % {"who": row.present} if row.present else ""
    return Line(what, row.minutes, " · ".join(part for part in (when, present) if part))


def _reply(row: asked.Said) -> Line:
    what = _("Answer of person %(letter)s to the call") % {"letter": row.letter}
    return Line(what, row.words, labels.word(hearing_labels.REPLIES, row.answer))


def _reading(row: asked.Said) -> Line:
    what = _("Minutes read back by person %(letter)s") % {"letter": row.letter}
    said = _("Faithful") if row.answer == "faithful" else _("With remarks")
    when = times.short(timezone.localtime(row.at))
    return Line(what, row.words, f"{said}, {when}")
