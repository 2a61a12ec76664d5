"""What someone must do in their cases by when, and what they wait for from others."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from francjeu.cases import models, representing
from francjeu.cases.clocks import OTHERS, TURN
from francjeu.cases.queries.panel import lacking
from francjeu.cases.queries.reach import visible
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.case.moves import BESIDE

# the clocks of who runs a file; that of the second panel
_MANAGERS = frozenset(key for key, (_, role) in TURN.items() if role is Role.CASE_MANAGER)
_ON_APPEAL = "appeal_decision"
_PANELS = frozenset({"decision", _ON_APPEAL})
# said by the measure it is about, even where the procedure gives no time
_OF_MEASURES = "interim_answer"
# as many as one person can take in; the rest shows when these are done
MOST = 50
# of a case a list says no more; the rest of its words stays shut
_READ = ("case__ref", "case__title", "case__response_due_at")


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: a verb on a case, by when, and where the date comes from."""

    verb: str
    ref: str
    title: str
    due_at: datetime | None
    source: str
    group: str = "deadline"


@dataclass(frozen=True, slots=True)
class Waited:
    """Something others owe in a case: the clock that runs for them."""

    key: str
    ref: str
    due_at: datetime


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """What this person must do in the cases they may see, soonest first, at most MOST clocks."""
    in_charge = Q(key__in=_MANAGERS, case__manager__public_id=actor.ref)
    clocks = _running(actor).filter(_theirs(actor) | in_charge)
    ours = clocks.exclude(key=_OF_MEASURES).exclude(key__in=OTHERS, due_at__gte=at)[:MOST]
    return (
        *_ties(actor), *_asked(actor), *_votes(actor), *_fairness(actor),
        *(_task(clock) for clock in ours),
    )  # fmt: skip


def waiting_for(*, actor: Actor, at: datetime) -> tuple[Waited, ...]:
    """What others owe in this person’s cases: the person concerned, or the committee."""
    theirs = _running(actor).filter(due_at__gte=at).exclude(_theirs(actor) & ~Q(key__in=OTHERS))
    return tuple(
        Waited(key=clock.key, ref=clock.case.ref, due_at=clock.due_at)
        for clock in theirs[:MOST]
        if clock.key in OTHERS or actor.has(Role.CASE_MANAGER)
    )


def _running(actor: Actor) -> QuerySet[models.Clock]:
    still = models.ClockPause.objects.filter(clock=OuterRef("pk"), resumed_at__isnull=True)
    clocks = models.Clock.objects.filter(
        ~Exists(still), met_at__isnull=True, case__in=visible(actor)
    )
    if not actor.has(Role.CASE_MANAGER):
        clocks = clocks.filter(_seated(actor) | Q(case__manager__public_id=actor.ref))
    read = clocks.select_related("case").only("key", "due_at", "source", *_READ)
    return read.order_by("due_at", "id")


def _seated(actor: Actor) -> Q:
    """Where this person sits: on appeal for that clock, the first time for every other."""
    seat = models.Seat.objects.filter(
        case=OuterRef("case"), user__public_id=actor.ref, left_at__isnull=True
    )
    on_appeal = Q(Exists(seat.filter(instance="appeal")), key=_ON_APPEAL)
    return on_appeal | (Q(Exists(seat.filter(instance="first"))) & ~Q(key=_ON_APPEAL))


def _theirs(actor: Actor) -> Q:
    """The clocks this person meets; those of a panel where they sit and do not run the case."""
    keys = _keys(actor)
    decides = _seated(actor) & ~Q(case__manager__public_id=actor.ref)
    return Q(key__in=keys - _PANELS) | (Q(key__in=keys & _PANELS) & decides)


def _keys(actor: Actor) -> frozenset[str]:
    """The clocks which this person’s roles meet."""
    decides = actor.has(Role.DECIDER, Role.CHAIR)
    return frozenset(
        key
        for key, (_, role) in TURN.items()
        if actor.has(role) or (role is Role.DECIDER and decides)
    )


def _task(clock: models.Clock) -> Task:
    return Task(
        verb=TURN[clock.key][0], ref=clock.case.ref, title=clock.case.title,
        due_at=clock.due_at, source=clock.source,
    )  # fmt: skip


def _asked(actor: Actor) -> Iterator[Task]:
    """Requests for more time that wait: before the date to answer, which they would move."""
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return
    rows = models.TimeRequest.objects.filter(state="asked", case__in=visible(actor))
    waiting = rows.filter(case__state__in=BESIDE["answer_time"]).select_related("case")
    for row in waiting.only("case__state", "case__notified_at", *_READ).order_by("asked_at")[:MOST]:
        if not representing.is_awaited(row.case):
            continue
        yield Task(
            verb="answer_time", ref=row.case.ref, title=row.case.title,
            due_at=row.case.response_due_at, source="",
        )  # fmt: skip


def _ties(actor: Actor) -> Iterator[Task]:
    """Seats given to this person who has not yet said whether a tie exists."""
    said = models.Declaration.objects.filter(case=OuterRef("case"), user=OuterRef("user"))
    seats = models.Seat.objects.filter(
        user__public_id=actor.ref, left_at__isnull=True, case__closed_at__isnull=True,
        case__in=visible(actor),
    ).exclude(Exists(said))  # fmt: skip
    for seat in seats.select_related("case").only(*_READ).order_by("seated_at")[:MOST]:
        yield Task(verb="declare", ref=seat.case.ref, title=seat.case.title, due_at=None, source="")


def _votes(actor: Actor) -> Iterator[Task]:
    """Drafts before a panel where this person sits and has not voted."""
    if not actor.has(Role.DECIDER, Role.CHAIR):
        return
    mine = Q(user__public_id=actor.ref)
    seat = models.Seat.objects.filter(
        mine, case=OuterRef("case"), instance=OuterRef("instance"), left_at__isnull=True
    )
    signed = models.Vote.objects.filter(mine, draft=OuterRef("pk"), voided_at__isnull=True)
    drafts = models.Draft.objects.filter(
        Exists(seat), ~Exists(signed), state="open", case__in=visible(actor)
    )
    for draft in drafts.select_related("case").only(*_READ).order_by("proposed_at")[:MOST]:
        yield _untimed("vote", draft.case)


def _fairness(actor: Actor) -> Iterator[Task]:
    """What others asked of us: replace a member, answer who contests, complete a panel."""
    if actor.has(Role.CASE_MANAGER, Role.CHAIR):
        asked = models.Challenge.objects.filter(state="asked", case__in=visible(actor))
        rows = asked.exclude(member__public_id=actor.ref).select_related("case")
        for row in rows.order_by("asked_at")[:MOST]:
            yield _untimed("answer_challenge", row.case)
    if actor.has(Role.DECIDER, Role.CHAIR):
        contested = models.Interim.objects.filter(state="contested", case__in=visible(actor))
        others = contested.exclude(ordered_by__public_id=actor.ref).select_related("case")
        for case in dict.fromkeys(row.case for row in others.order_by("contested_at")[:MOST]):
            yield _answered(case)
    for case in lacking.incomplete(actor, most=MOST):
        yield _untimed("seat", case)


def _answered(case: models.Case) -> Task:
    """Someone contests a measure in this case: by when it is answered."""
    clock = case.clocks.filter(key=_OF_MEASURES, met_at__isnull=True).first()
    return Task(
        verb="answer_interim", ref=case.ref, title=case.title,
        due_at=clock.due_at if clock else None, source=clock.source if clock else "",
    )  # fmt: skip


def _untimed(verb: str, case: models.Case) -> Task:
    return Task(verb=verb, ref=case.ref, title=case.title, due_at=None, source="")
