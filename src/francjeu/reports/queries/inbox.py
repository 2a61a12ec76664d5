"""The inbox: one line per content, most pressing first; only what this account may know about."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q, QuerySet

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import Answer, Band, Impacted, Place, Priority, Tag
from francjeu.reports import models
from francjeu.reports.queries.reach import visible

PAGE = 25


class Shelf(StrEnum):
    """Where a report stands, as the inbox is cut."""

    NEW = "new"
    NEWS = "news"
    OPEN = "open"
    IN_CASE = "in_case"
    DONE = "done"


_STATES: dict[Shelf, tuple[str, ...]] = {
    Shelf.NEW: ("received",),
    Shelf.OPEN: ("urgency_checked",),
    Shelf.IN_CASE: ("in_case",),
    Shelf.DONE: ("not_admissible", "rerouted", "closed"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: no word of the report. `size` counts it and those on the same content."""

    ref: str
    state: str
    received_at: datetime
    rank: Priority
    danger: Answer
    gate: Answer
    impacted: Impacted | None
    place: Place | None
    tags: tuple[Tag, ...]
    band: Band
    size: int
    unread: int
    case_ref: str
    group_id: int | None
    rings: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """One page of a shelf, and how many lines each shelf holds."""

    shelf: Shelf
    lines: tuple[Line, ...]
    page: int
    pages: int
    counts: dict[Shelf, int]


def inbox_for(*, actor: Actor, shelf: Shelf, page: int = 1) -> Inbox:
    """One page of the inbox. The number of queries does not depend on the number of reports."""
    seen = visible(actor)
    counts = _counts(seen)
    pages = max(1, -(-counts[shelf] // PAGE))
    number = min(max(page, 1), pages)
    rows = list(_ordered(seen, shelf)[(number - 1) * PAGE : number * PAGE])
    return Inbox(
        shelf=shelf, lines=_lines(rows, shelf), page=number, pages=pages, counts=counts
    )  # fmt: skip


def _ordered(seen: QuerySet[models.Report], shelf: Shelf) -> QuerySet[models.Report]:
    if shelf is Shelf.NEWS:
        return seen.filter(unread__gt=0).order_by("received_at", "id")
    kept = seen.filter(leads=True, state__in=_STATES[shelf])
    if shelf in (Shelf.NEW, Shelf.OPEN):
        return kept.order_by("rank", "received_at", "id")
    return kept.order_by("-received_at", "-id")


def _counts(seen: QuerySet[models.Report]) -> dict[Shelf, int]:
    by_state = dict(seen.filter(leads=True).order_by().values_list("state").annotate(n=Count("id")))
    counts = {shelf: sum(by_state.get(s, 0) for s in states) for shelf, states in _STATES.items()}
    return counts | {Shelf.NEWS: seen.filter(unread__gt=0).count()}


def _lines(rows: list[models.Report], shelf: Shelf) -> tuple[Line, ...]:
    groups = {row.group_id for row in rows if row.group_id is not None}
    sizes: dict[tuple[int, str], int] = {}
    if shelf is not Shelf.NEWS:
        counted = models.Report.objects.filter(group__in=groups).order_by()
        for group, state, n in counted.values_list("group", "state").annotate(n=Count("id")):
            sizes[(group, state)] = n
    ringing = set(
        models.Alarm.objects.filter(report__in=rows)
        .exclude(state="closed")
        .values_list("report_id", flat=True)
    )
    return tuple(_line(row, sizes, rings=row.pk in ringing) for row in rows)


def _line(row: models.Report, sizes: dict[tuple[int, str], int], *, rings: bool) -> Line:
    return Line(
        ref=row.ref, state=row.state, received_at=row.received_at, rank=Priority(row.rank),
        danger=Answer(row.danger), gate=Answer(row.gate),
        impacted=Impacted(row.impacted) if row.impacted else None,
        place=Place(row.place) if row.place else None, tags=tuple(Tag(tag) for tag in row.tags),
        band=Band(row.band),
        size=sizes.get((row.group_id, row.state), 1) if row.group_id is not None else 1,
        unread=row.unread, case_ref=row.case_ref or "", group_id=row.group_id, rings=rings,
    )  # fmt: skip


def waiting_count(*, actor: Actor) -> int:
    """How many contents wait for someone: the number beside the menu."""
    seen = visible(actor)
    return seen.filter(
        Q(leads=True, state__in=("received", "urgency_checked")) | Q(unread__gt=0)
    ).count()
