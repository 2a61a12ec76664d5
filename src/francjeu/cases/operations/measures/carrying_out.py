"""Carrying a measure out: who applies it, what was served, what proves it, and how it ends."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from francjeu.cases import access
from francjeu.cases.models import Applier, Decision, Measure, Proof, Served
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import enforcing, measure_letters
from francjeu.cases.terms import terms_of
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.measures.measure import MEASURE, BadTerms, check_served, is_over

_EVENTS = {
    "start": "case.measure_started",
    "complete": "case.measure_completed",
    "suspend": "case.measure_stayed",
    "resume": "case.measure_resumed",
    "withdraw": "case.measure_withdrawn",
}


class MeasureMoved(Exception):
    """Someone else wrote on this measure meanwhile; nothing was written."""


class NoReason(Exception):
    """Suspending or withdrawing a measure is reasoned."""


def tell(
    *, measure: Measure, name: str, email: str, quality: str, language: str, actor: Actor,
    at: datetime,
) -> Applier:  # fmt: skip
    """Write to someone who applies the measure: person, measure, dates, and no fact.

    Raises NotYet before the decision was sent, kernel.access.Refused, letters.NamesSomeone.
    """
    _require(measure, actor)
    with transaction.atomic():
        applier = Applier(
            measure=measure, name=name, email=email, quality=quality, language=language,
            told_by=moving.account(actor), told_at=at,
        )  # fmt: skip
        applier.save(force_insert=True)
        enforcing.apply(applier=applier, actor=actor, at=at)
        _record("case.applier_told", measure, actor, at)
    return applier


def confirm(*, applier: Applier, how: str, actor: Actor, at: datetime) -> Applier:
    """Someone said that they apply the measure: when and how they said it is kept."""
    _require(applier.measure, actor)
    with transaction.atomic():
        free = Applier.objects.filter(pk=applier.pk, confirmed_at__isnull=True)
        if free.update(confirmed_at=at, confirmed_how=how, confirmed_by=moving.account(actor)):
            _record("case.applier_confirmed", applier.measure, actor, at)
    applier.refresh_from_db()
    return applier


def serve(*, measure: Measure, on: date, words: str, actor: Actor, at: datetime) -> Served:
    """One more match served, on that day. Raises BadTerms, MeasureMoved, NotYet, Refused."""
    _require(measure, actor)
    with transaction.atomic():
        _take(measure)
        days = tuple(measure.served.values_list("on", flat=True))
        check_served(terms_of(measure), days=days, on=on, today=timezone.localdate(at))
        row = Served(
            measure=measure, number=len(days) + 1, on=on, words=words,
            recorded_by=moving.account(actor), recorded_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        _record(
            "case.match_served", measure, actor, at,
            number=row.number, of=measure.matches, on=on.isoformat(),
        )  # fmt: skip
        _follow(measure, actor, at)
    return row


def prove(*, measure: Measure, on: date, way: str, words: str, actor: Actor, at: datetime) -> Proof:
    """Keep a proof: when, how, in words. Raises BadTerms, MeasureMoved, NotYet, Refused."""
    _require(measure, actor)
    if on > timezone.localdate(at):
        raise BadTerms("match_in_the_future")
    with transaction.atomic():
        _take(measure)
        row = Proof(
            measure=measure, on=on, way=way, words=words, recorded_by=moving.account(actor),
            recorded_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        _record("case.proof_kept", measure, actor, at, proof=way)
        _follow(measure, actor, at)
    return row


def suspend(
    *, measure: Measure, reason: str, actor: Actor, at: datetime, is_told: bool = False
) -> Measure:
    """Suspend the measure for now, as while an appeal runs; who applies it is told.

    The person is told too, unless another letter of the same act says it (`is_told`).
    """
    return _interrupt(measure, "suspend", reason, actor, at, is_told=is_told)


def resume(*, measure: Measure, actor: Actor, at: datetime) -> Measure:
    """The measure runs again, with the dates it had; who applies it is told anew."""
    _require(measure, actor)
    with transaction.atomic():
        _move(measure, "resume", actor, at)
        for applier in measure.appliers.all():
            enforcing.apply(applier=applier, actor=actor, at=at)
        measure_letters.told(measure=measure, verb="resume", actor=actor, at=at)
    return measure


def withdraw(*, measure: Measure, reason: str, actor: Actor, at: datetime) -> Measure:
    """Take the measure back: who applied it restores what it had taken away."""
    return _interrupt(measure, "withdraw", reason, actor, at)


def undo(*, decision: Decision, reason: str, actor: Actor, at: datetime) -> int:
    """Withdraw every effect of a decision that was varied or overturned; returns how many.

    For the appeal, in its own transaction: its actor is the one who decided it.
    """
    live = decision.measures.exclude(state="withdrawn")
    for measure in live:
        _interrupt(measure, "withdraw", reason, actor, at, is_told=True)
    return len(live)


def follow(*, actor: Actor, at: datetime) -> int:
    """Start the measures whose day has come, end those that are over; returns how many moved.

    The clock's own round: a decision not sent yet starts nothing.
    """
    live = Measure.objects.filter(
        state__in=("ordered", "running"),
        decision__case__state__in=BESIDE["carry_out"],
        decision__replaced_by__isnull=True,
    ).select_related("decision__case", "party")
    moved = 0
    for measure in live:
        with transaction.atomic():
            moved += _follow(measure, actor, at)
    return moved


def _follow(measure: Measure, actor: Actor, at: datetime) -> int:
    """Start it if its day has come, end it if nothing is left; how many moves that made."""
    today, moved = timezone.localdate(at), 0
    if measure.state == "ordered" and (measure.starts_on is None or measure.starts_on <= today):
        _move(measure, "start", actor, at, started_at=at)
        measure_letters.told(measure=measure, verb="start", actor=actor, at=at)
        moved += 1
    if measure.state == "running" and is_over(
        terms_of(measure), served=measure.served.count(), proved=measure.proofs.exists(), on=today
    ):
        _move(measure, "complete", actor, at, ended_at=at)
        measure_letters.told(measure=measure, verb="complete", actor=actor, at=at)
        moved += 1
    return moved


def _interrupt(
    measure: Measure, verb: str, reason: str, actor: Actor, at: datetime, *, is_told: bool = False
) -> Measure:
    moving.require_access(case=measure.decision.case, actor=actor, act=access.Act.VIEW)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        _move(measure, verb, actor, at, told={"reason": reason}, ended_at=at, ended_why=reason)
        for applier in measure.appliers.all():
            enforcing.end(applier=applier, withdrawn=verb == "withdraw", actor=actor, at=at)
        if not is_told:
            measure_letters.told(measure=measure, verb=verb, reason=reason, actor=actor, at=at)
    return measure


def _require(measure: Measure, actor: Actor) -> None:
    """The case manager or the chair, once the decision was sent and while it holds."""
    case = measure.decision.case
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="carry_out", state=case.state)


def _take(measure: Measure) -> None:
    """Hold the measure for this transaction. Raises MeasureMoved when it changed or is over."""
    taken = Measure.objects.filter(
        pk=measure.pk, turn=measure.turn, state__in=("ordered", "running")
    ).update(turn=F("turn") + 1)
    if not taken:
        raise MeasureMoved
    measure.refresh_from_db()


def _move(
    measure: Measure, verb: str, actor: Actor, at: datetime,
    told: dict[str, object] | None = None, **columns: Any,
) -> None:  # fmt: skip
    try:
        move = MEASURE.move(state=measure.state, verb=verb)
    except IllegalMove:
        raise guards.NotYet(verb=verb, why=guards.Why.STATE) from None
    if actor.kind != Kind.CLOCK and not move.may(actor):
        raise guards.NotYet(verb=verb, why=guards.Why.HANDS)
    moved = Measure.objects.filter(pk=measure.pk, turn=measure.turn, state=move.source).update(
        state=move.target, turn=F("turn") + 1, **columns
    )
    if not moved:
        raise MeasureMoved
    measure.refresh_from_db()
    _record(_EVENTS[verb], measure, actor, at, **(told or {}))


def _record(event: str, measure: Measure, actor: Actor, at: datetime, **told: object) -> None:
    moving.record(
        event=event, case=measure.decision.case, actor=actor, at=at,
        told={"letter": measure.party.letter, **told},
    )  # fmt: skip
