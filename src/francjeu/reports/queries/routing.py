"""Where a report goes, as read: the last answers at the gate, its halves, its hand-overs."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.kernel.procedure.intake import handover as kernel
from francjeu.kernel.procedure.intake import routing
from francjeu.kernel.procedure.intake.handover import Part
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked, Footing, Way
from francjeu.reports import models
from francjeu.reports.queries import within

# Told of to nobody outside while a silence stands: who knows may warn (mission 2.8).
HUSHED = frozenset({Way.POLICE.value, Way.CHILD.value})


@dataclass(frozen=True, slots=True)
class Routed:
    """The gate as last answered, and where the table says it leads."""

    answers: dict[Asked, Answer]
    route: routing.Route
    words: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandOver:
    """One hand-over: what, to whom, on what basis, who decided, when, and what came of it."""

    public_id: str
    state: str
    way: Way
    body: str
    footing: Footing
    parts: tuple[Part, ...]
    words: str
    decided_by: str
    decided_at: datetime
    agreed_at: datetime | None
    sent_at: datetime | None
    sent_how: str
    their_ref: str
    answer: str
    ended_at: datetime | None


def last_of(report: models.Report) -> Routed | None:
    """The answers that count, or None while nobody answered."""
    row = models.Routing.objects.filter(report=report).order_by("-id").first()
    if row is None:
        return None
    answers = {Asked(key): Answer(value) for key, value in row.answers.items()}
    return Routed(answers, routing.route(answers), row.words, row.signed_by_name, row.at)


def typed_on(*, ref: str) -> dict[str, str]:
    """What was being typed at the gate of this report, or what was answered last."""
    draft = models.GateDraft.objects.filter(report__ref=ref).first()
    if draft is not None:
        box: dict[str, str] = json.loads(draft.box)
        return box
    row = models.Routing.objects.filter(report__ref=ref).order_by("-id").first()
    return {**row.answers, "words": row.words} if row else {}


def unanswered(refs: Iterable[str]) -> frozenset[str]:
    """Those among these reports whose gate nobody has answered."""
    asked = frozenset(refs)
    done = models.Routing.objects.filter(report__ref__in=asked)
    return asked - frozenset(done.values_list("report__ref", flat=True))


def handovers_of(*reports: models.Report) -> tuple[HandOver, ...]:
    """What was decided to leave, oldest first."""
    rows = models.HandOver.objects.filter(report__in=reports).order_by("id")
    return tuple(map(_handover, rows))


def told_of(*reports: models.Report) -> tuple[HandOver, ...]:
    """What the reporter is told of: never the police or youth protection while silence stands."""
    rows = models.HandOver.objects.filter(report__in=reports).exclude(state="prepared")
    if models.Silence.objects.filter(report__in=reports, lifted_at=None).exists():
        rows = rows.exclude(way__in=HUSHED)
    return tuple(map(_handover, rows.order_by("id")))


def is_outside(*, case_ref: str) -> tuple[str, ...]:
    """The bodies that have, or may have, a file open on what this case examines (X-14)."""
    rows = models.HandOver.objects.filter(
        within.of_case(case_ref, through="report__"), state__in=kernel.OUTSIDE
    ).exclude(way=Way.PLATFORM.value)  # fmt: skip
    return tuple(dict.fromkeys(rows.order_by("id").values_list("body", flat=True)))


def last_sent(*, case_ref: str) -> datetime | None:
    """When something of this case was last handed to a body that may have a file open."""
    rows = models.HandOver.objects.filter(
        within.of_case(case_ref, through="report__"), state__in=kernel.OUTSIDE
    ).exclude(way=Way.PLATFORM.value)  # fmt: skip
    return rows.order_by("-sent_at").values_list("sent_at", flat=True).first()


def whole_of(report: models.Report) -> str:
    """The report this one was split from; empty for one that was sent."""
    found = models.Half.objects.filter(half=report).values_list("whole__ref", flat=True).first()
    return found or ""


def halves_of(report: models.Report) -> tuple[str, ...]:
    """What was split from it, oldest first."""
    rows = models.Half.objects.filter(whole=report).order_by("id")
    return tuple(rows.values_list("half__ref", flat=True))


def _handover(row: models.HandOver) -> HandOver:
    return HandOver(
        public_id=str(row.public_id), state=row.state, way=Way(row.way), body=row.body,
        footing=Footing(row.footing), parts=tuple(Part(key) for key in row.parts),
        words=row.words, decided_by=row.decided_by_name, decided_at=row.decided_at,
        agreed_at=row.agreed_at, sent_at=row.sent_at, sent_how=row.sent_how,
        their_ref=row.their_ref, answer=row.answer, ended_at=row.ended_at,
    )  # fmt: skip
