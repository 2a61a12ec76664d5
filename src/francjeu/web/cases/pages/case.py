"""The case on one page: where it stands, whose turn it is, what it holds."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from francjeu.cases.access import Act
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.decision import grid
from francjeu.cases.queries.file import history, sheet, turn
from francjeu.cases.queries.panel import table
from francjeu.cases.queries.reach import Case
from francjeu.kernel.actors import Actor
from francjeu.web.cases.pages import (
    hearing,
    measures,
    names,
    people,
    pieces,
    qualifying,
    rulings,
    times,
    turns,
)
from francjeu.web.cases.pages.pieces import Tile
from francjeu.web.cases.pages.times import Clock
from francjeu.web.cases.pages.turns import Turn

MOST = 8
# a whole digest is for the journal; its head is enough to recognise it here
_DIGEST = re.compile(r"\b([0-9a-f]{8})[0-9a-f]{56}\b")


@dataclass(frozen=True, slots=True)
class Chip:
    """A word at the head of the page."""

    words: str
    kind: str = ""
    icon: str = ""
    mono: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: done, now, or to come."""

    name: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One element of a clause."""

    name: str
    pieces: str
    versions: str
    finding: str
    finding_kind: str
    by: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A clause and its elements."""

    id: str
    clause: str
    text: str
    caption: str
    rows: tuple[GridRow, ...]
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a party wished to say."""

    who: str
    when: str
    version: str
    context: str
    witnesses: str
    wish: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the thread."""

    when: str
    iso: str
    what: str
    who: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page."""

    ref: str
    title: str
    turn_number: int
    chips: tuple[Chip, ...]
    about: str
    stages: tuple[Stage, ...]
    ask_tie: bool
    turn: Turn
    clocks: tuple[Clock, ...]
    pieces: tuple[Tile, ...]
    grids: tuple[Grid, ...]
    said: tuple[Said, ...]
    around: tuple[hearing.Line, ...]
    rulings: tuple[rulings.Ruling, ...]
    measures: tuple[measures.Brief, ...]
    series: tuple[qualifying.Entry, ...]
    series_says: str
    school: str
    persons: tuple[people.Fact, ...]
    names_url: str
    reports: tuple[names.Link, ...]
    matter: tuple[names.Link, ...]
    entries: tuple[Entry, ...]
    journal_count: int
    export_url: str


def case(*, row: Case, actor: Actor, at: datetime) -> Page:
    """The page of a case, for one reader at one moment."""
    file = sheet.sheet_of(row)
    rights = turn.rights(case=row, actor=actor)
    mine = turns.turn_of(case=row, file=file, actor=actor, at=at)
    lines, count = history.thread(case=row, language=get_language() or "fr", most=MOST)
    around = table.around(case=row, on=timezone.localdate(at))
    grids, cautions = grid.grids(row), qualifying.cautions(row)
    return Page(
        ref=file.ref, title=file.title, turn_number=file.turn, chips=_chips(file, grids, around),
        about=_about(file, actor),
        stages=stages(file.state, is_awaited=turns.is_own_word_awaited(file, at)),
        ask_tie=not turn.has_declared(case=row, actor=actor) and not file.closed_at, turn=mine,
        clocks=_clocks(file, at),
        pieces=tuple(pieces.tile(e, ref=file.ref) for e in file.exhibits),
        grids=tuple(_grid(g, file, cautions.get(g.clause, ())) for g in grids),
        said=tuple(said(a) for a in file.answers),
        around=hearing.around(case=row, file=file, at=at),
        rulings=rulings.rulings(file), measures=measures.briefs(row),
        series=qualifying.series(row), series_says=qualifying.series_says(row),
        school=qualifying.school_says(row), persons=people.persons(file),
        names_url=_link("names", file, shown=Act.NAMES in rights and bool(file.persons)),
        reports=names.reports(file, actor=actor), matter=names.matter(row, actor=actor),
        entries=_entries(file, lines, mine, at), journal_count=count,
        export_url=_link("export", file, shown=Act.EXPORT in rights),
    )  # fmt: skip


def _link(name: str, file: sheet.Sheet, *, shown: bool) -> str:
    return reverse(f"cases:{name}", args=[file.ref]) if shown else ""


def _chips(
    file: sheet.Sheet, grids: tuple[grid.Grid, ...], around: tuple[table.Place, ...]
) -> tuple[Chip, ...]:
    clauses = ", ".join(g.cited for g in grids)
    policy = _("Policy v%(n)s") % {"n": file.policy_number}
    if clauses:
        policy += ", " + _("clause %(ids)s") % {"ids": clauses}
    return (
        Chip(file.ref, kind="pool", mono=True),
        Chip(policy),
        Chip(people.with_access(around), kind="sealed", icon="lock"),
    )


def _about(file: sheet.Sheet, actor: Actor) -> str:
    parts = [_("Opened on %(day)s") % {"day": times.day(timezone.localdate(file.opened_at))}]
    count = len(file.reports)
    if count:
        parts.append(ngettext("%(n)s report", "%(n)s reports together", count) % {"n": count})
    mine = file.manager_ref == actor.ref
    parts.append(_("in charge: %(who)s") % {"who": _("you") if mine else file.manager})
    return " · ".join(parts)


_STAGES: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (pgettext_lazy("stage", "Urgency"), ()),
    (pgettext_lazy("stage", "Admissibility"), ("opened",)),
    (pgettext_lazy("stage", "Notice"), ("admissible",)),
    (pgettext_lazy("stage", "Answer"), ("notified",)),
    (pgettext_lazy("stage", "Hearing"), ("answered", "hearing_called")),
    (pgettext_lazy("stage", "Decision"), ("heard",)),
    (pgettext_lazy("stage", "Follow-up"), ("decided", "announced", "appealed")),
)


def stages(state: str, *, is_awaited: bool = False) -> tuple[Stage, ...]:
    """The seven stages, where this one stands; a dismissed case stops at the second.

    `is_awaited`: the person concerned may still answer themselves, so that stage is not over.
    """
    state = "notified" if is_awaited else state
    stated = [str(name) for name, _states in _STAGES]
    if state in {"dismissed", "referred"}:
        last = labels.word(labels.STATES, state)
        return (*(Stage(name, "done") for name in stated[:2]), Stage(last, "done"))
    now = next((i for i, (_n, states) in enumerate(_STAGES) if state in states), len(stated))
    return tuple(
        Stage(name, "done" if i < now else "now" if i == now else "")
        for i, name in enumerate(stated)
    )


def _clocks(file: sheet.Sheet, at: datetime) -> tuple[Clock, ...]:
    running = tuple(times.clock(row, at=at) for row in file.clocks)
    elsewhere = times.beside(
        door=names.door(file.parallel_with, on=at.date()) if file.parallel_with else "",
        cleared=file.parallel_cleared,
    )
    return running if file.closed_at else (*running, elsewhere)


def _grid(found: grid.Grid, file: sheet.Sheet, cautions: tuple[str, ...]) -> Grid:
    caption = _(
        "Clause %(clause)s, version %(n)s in force on the day of the act. Only the committee finds."
    ) % {"clause": found.cited, "n": file.policy_number}
    return Grid(
        id=f"h-grid-{found.pk}", clause=found.cited, text=found.clause_text, caption=caption,
        rows=tuple(_row(i, cell, file) for i, cell in enumerate(found.cells, start=1)),
        cautions=cautions,
    )  # fmt: skip


def _row(number: int, cell: grid.Cell, file: sheet.Sheet) -> GridRow:
    by = f"{cell.found_by}, {times.short(cell.found_at)}" if cell.found_at else ""
    return GridRow(
        name=f"{number}. {decision_labels.element(cell.element)}",
        pieces=", ".join(f"P-{n}" for n in cell.exhibits) or "–", versions=_versions(file),
        finding=decision_labels.result(cell.result), finding_kind="", by=by,
    )  # fmt: skip


def _versions(file: sheet.Sheet) -> str:
    """Whether the person concerned answered; the words themselves are read above the grid."""
    if file.answers:
        themselves = {p.letter for p in file.persons if p.role == "respondent"}
        if themselves.intersection(a.letter for a in file.answers):
            return _("Answer received")
        return _("Answered by who speaks for them")
    if file.state in {"opened", "admissible"}:
        return _("Not told yet")
    return _("Answer awaited") if file.state == "notified" else _("No answer")


def _who(answer: sheet.Answer) -> str:
    if answer.speaks_for:
        told = {"letter": answer.letter, "whom": answer.speaks_for}
        return _("Person %(letter)s, for person %(whom)s") % told
    return _("Person %(letter)s") % {"letter": answer.letter}


def said(answer: sheet.Answer) -> Said:
    return Said(
        who=_who(answer),
        when=times.short(answer.received_at)
        + (" · " + _("written down by staff") if answer.recorded else "")
        + (" · " + _("late") if answer.is_late else ""),
        version=answer.version, context=answer.context, witnesses=answer.witnesses,
        wish=labels.word(hearing_labels.WISHES, answer.wish) if answer.wish else "",
    )  # fmt: skip


def _entries(
    file: sheet.Sheet, lines: tuple[history.Told, ...], mine: Turn, at: datetime
) -> tuple[Entry, ...]:
    coming = [
        Entry(
            when=_("%(day)s, planned") % {"day": times.short_day(row.due_at)},
            iso=timezone.localtime(row.due_at).isoformat(), state="future",
            what=_("End of the time: %(what)s") % {"what": labels.word(labels.CLOCKS, row.key)},
        )
        for row in sorted(file.clocks, key=lambda c: c.due_at, reverse=True)
        if row.due_at > at
    ]  # fmt: skip
    now = [Entry(_("Today"), timezone.localdate(at).isoformat(), mine.now, state="now")]
    past = [
        Entry(
            when=times.short(line.at), iso=timezone.localtime(line.at).isoformat(),
            what=_DIGEST.sub(r"\1…", line.sentence), who=line.who,
            state="erased" if line.erased else "",
        )
        for line in lines
    ]  # fmt: skip
    return (*coming, *(now if mine.now else []), *past)
