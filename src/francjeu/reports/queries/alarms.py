"""Reading the urgent lane: what rings, who was called, where the guided sheet stands."""

import json
from dataclasses import dataclass
from datetime import datetime

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import urgent as kernel
from francjeu.kernel.procedure.intake.urgent import Cause, Done, Step
from francjeu.people import queries as people
from francjeu.reports import models
from francjeu.reports.queries.reach import NotFound, visible


@dataclass(frozen=True, slots=True)
class Called:
    """One person called: when, and whether they said that they cannot."""

    name: str
    at: datetime
    is_away: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the sheet, as noted."""

    step: Step
    done: Done
    body: str
    called_at: datetime | None
    spoke_with: str
    file_number: str
    words: str
    noted_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Ringing:
    """One alarm in a list: no word of the report."""

    ref: str
    state: str
    causes: tuple[Cause, ...]
    raised_at: datetime
    held_by: str
    held_by_name: str
    is_unanswered: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The guided sheet: what is asked, what was done, what is being typed, what still misses."""

    ref: str
    state: str
    causes: tuple[Cause, ...]
    raised_at: datetime
    taken_at: datetime | None
    closed_at: datetime | None
    held_by: str
    held_by_name: str
    steps: tuple[Step, ...]
    missing: tuple[Step, ...]
    lines: tuple[Line, ...]
    called: tuple[Called, ...]
    drafts: dict[Step, dict[str, str]]
    silent_since: datetime | None


def ringing_for(*, actor: Actor) -> tuple[Ringing, ...]:
    """The alarms that are open, for who may know of their reports; oldest first."""
    rows = models.Alarm.objects.exclude(state="closed").filter(report__in=visible(actor))
    found = rows.select_related("report").prefetch_related("rings").order_by("raised_at", "id")
    read = ("state", "causes", "raised_at", "held_by", "held_by_name", "report__ref")
    return tuple(_ringing(row) for row in found.only(*read))


def _ringing(row: models.Alarm) -> Ringing:
    rings = len(row.rings.all())
    people_called = len({ring.account for ring in row.rings.all()}) or 1
    return Ringing(
        ref=row.report.ref, state=row.state, causes=tuple(Cause(k) for k in row.causes),
        raised_at=row.raised_at, held_by=row.held_by, held_by_name=row.held_by_name,
        is_unanswered=row.state == "ringing" and rings >= kernel.ROUNDS * people_called,
    )  # fmt: skip


def sheet_for(*, actor: Actor, ref: str) -> Sheet:
    """The last alarm of a report, open or closed. Raises NotFound."""
    row = (
        models.Alarm.objects.select_related("report")
        .filter(report__in=visible(actor).filter(ref=ref))
        .order_by("-id")
        .first()
    )
    if row is None:
        raise NotFound(ref)
    causes = tuple(Cause(key) for key in row.causes)
    lines = tuple(_line(line) for line in row.lines.order_by("id"))
    stands = models.Silence.objects.filter(report=row.report, lifted_at=None).first()
    return Sheet(
        ref=ref, state=row.state, causes=causes, raised_at=row.raised_at, taken_at=row.taken_at,
        closed_at=row.closed_at, held_by=row.held_by, held_by_name=row.held_by_name,
        steps=kernel.steps_for(causes),
        missing=kernel.missing(causes=causes, lines=[(x.step, x.done) for x in lines]),
        lines=lines, called=_called(row),
        drafts={Step(d.step): json.loads(d.box) for d in row.drafts.all()},
        silent_since=stands.began_at if stands else None,
    )  # fmt: skip


def has_one(*, ref: str) -> bool:
    """True when this report ever rang; for who may already read it."""
    return models.Alarm.objects.filter(report__ref=ref).exists()


def steps_met(alarm: models.Alarm) -> list[tuple[Step, Done]]:
    """What was noted on each line, in order."""
    rows = alarm.lines.order_by("id").values_list("step", "done")
    return [(Step(step), Done(done)) for step, done in rows]


def _called(row: models.Alarm) -> tuple[Called, ...]:
    names: dict[str, str] = {}
    for ring in row.rings.all():
        if ring.account not in names:
            names[ring.account] = people.user_for(ref=ring.account).name
    return tuple(
        Called(names[ring.account], ring.at, ring.away_at is not None)
        for ring in row.rings.order_by("number")
    )


def _line(row: models.SheetLine) -> Line:
    return Line(
        step=Step(row.step), done=Done(row.done), body=row.body, called_at=row.called_at,
        spoke_with=row.spoke_with, file_number=row.file_number, words=row.words,
        noted_by=row.noted_by_name, at=row.at,
    )  # fmt: skip
