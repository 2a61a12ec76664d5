"""Handing a report to another body: prepared, agreed where it must be, sent, then what came of it.

Every step is a move of kernel.procedure.intake.handover; two hands on the same turn: one wins.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.intake import handover as kernel
from francjeu.kernel.procedure.intake.handover import HANDOVER, Parcel, Part
from francjeu.kernel.procedure.intake.report import Answer, Basis
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports import access, models
from francjeu.reports.operations.file import moving
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.queries import reach, thread

# Before the urgency is checked, only help may be called.
AT_ONCE = frozenset({Way.POLICE, Way.CHILD})


class HandOverMoved(Exception):
    """Someone else moved this hand-over meanwhile: nothing was changed; read again."""


def prepare(
    *, ref: str, way: Way, body: str, footing: Footing, parts: tuple[Part, ...], words: str,
    actor: Actor, at: datetime,
) -> models.HandOver:  # fmt: skip
    """Decide that this leaves, to whom, on what basis and why; nothing has left yet.

    Raises NotFound, Refused, IllegalMove (closed, or unchecked and not for help), BadHandOver.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.HAND_OVER, reach.facts_of(report))
    unchecked = report.state == "received" and way not in AT_ONCE
    if unchecked or report.state == "closed":
        raise IllegalMove(machine="report", state=report.state, verb="hand_over")
    kernel.check(Parcel(way, body, footing, parts, words, Answer(report.gate)))
    with transaction.atomic():
        row = models.HandOver(
            report=report, way=way.value, body=body.strip()[:200], footing=footing.value,
            parts=[p.value for p in parts], words=words.strip(), decided_by=actor.ref,
            decided_by_name=actor.name, decided_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        _record("handover.prepared", row, actor, at, basis=footing.value)
    return row


def ask(*, handover: UUID, ref: str, actor: Actor, at: datetime) -> models.HandOver:
    """Ask the reporter, in their thread, whether this may leave; they need not answer.

    Raises NotFound, Refused, IllegalMove, HandOverMoved.
    """
    row = _row(handover, ref, actor)
    with transaction.atomic():
        _move(row, "ask", actor, at)
    return row


def answer(*, token: str, handover: UUID, agrees: bool, at: datetime) -> models.HandOver:
    """The reporter agrees or not, with the code, to what leaves from their own report.

    Raises VisitOver, NotFound, IllegalMove, HandOverMoved.
    """
    report = thread.visited(token=token, at=at)
    actor = Actor(kind=Kind.REPORTER, ref=report.ref)
    row = models.HandOver.objects.select_related("report").filter(
        public_id=handover, report__in=thread.own(report)
    ).first()  # fmt: skip
    if row is None:
        raise reach.NotFound(report.ref)
    with transaction.atomic():
        _answered(row, agrees=agrees, actor=actor, at=at)
    return row


def note_answer(
    *, handover: UUID, ref: str, agrees: bool, how: str, actor: Actor, at: datetime
) -> models.HandOver:
    """The reporter answered otherwise, by phone for instance: how is written down.

    Raises NotFound, Refused, IllegalMove, HandOverMoved, NoReason.
    """
    row = _row(handover, ref, actor)
    if not how.strip():
        raise NoReason
    with transaction.atomic():
        if row.state == "prepared":
            _move(row, "ask", actor, at)
        _answered(row, agrees=agrees, actor=actor, at=at, how=how.strip())
    return row


def _answered(
    row: models.HandOver, *, agrees: bool, actor: Actor, at: datetime, **facts: str
) -> None:
    if agrees:
        _move(row, "agree", actor, at, facts=facts, agreed_at=at)
    else:
        _move(row, "decline", actor, at, facts=facts, ended_at=at)


def send(
    *, handover: UUID, ref: str, how: str, their_ref: str = "", stays: bool = True,
    actor: Actor, at: datetime,
) -> models.HandOver:  # fmt: skip
    """It left: how, and the reference they gave if any. `stays` False: nothing is left here.

    Raises NotFound, Refused, IllegalMove, HandOverMoved, NoReason, BadHandOver without agreement.
    """
    row = _row(handover, ref, actor)
    if not how.strip():
        raise NoReason
    HANDOVER.move(state=row.state, verb="send")
    kernel.check_sending(footing=Footing(row.footing), state=row.state)
    with transaction.atomic():
        _move(row, "send", actor, at, sent_at=at, sent_how=how.strip(), their_ref=their_ref.strip())
        if not stays:
            _leave(row, actor, at)
    return row


def _leave(row: models.HandOver, actor: Actor, at: datetime) -> None:
    """The whole report went with it: its reporter reads to whom, and on what basis."""
    moving.move(row.report, verb="reroute", actor=actor)
    basis = Basis.AGREED if row.footing == Footing.AGREED.value else Basis.LAW
    models.Disposition(
        report=row.report, kind="reroute", basis=basis.value, body=row.body, words=row.words,
        doors=[], signed_by=actor.ref, signed_by_name=actor.name, at=at,
    ).save(force_insert=True)  # fmt: skip


def acknowledge(
    *, handover: UUID, ref: str, their_ref: str, actor: Actor, at: datetime
) -> models.HandOver:
    """They took it, under this reference. Raises NotFound, Refused, IllegalMove, HandOverMoved."""
    row = _row(handover, ref, actor)
    with transaction.atomic():
        _move(
            row, "acknowledge", actor, at, taken_at=at, their_ref=their_ref.strip() or row.their_ref
        )
    return row


def give_back(
    *, handover: UUID, ref: str, answer: str, actor: Actor, at: datetime
) -> models.HandOver:
    """They say that it is not theirs: a report that had left waits here for an answer again.

    Raises NotFound, Refused, IllegalMove, HandOverMoved, NoReason.
    """
    row = _row(handover, ref, actor)
    if not answer.strip():
        raise NoReason
    with transaction.atomic():
        _move(row, "give_back", actor, at, answer=answer.strip(), ended_at=at)
        if row.report.state == "rerouted" and not _is_out(row.report):
            moving.move(row.report, verb="take_up_again", actor=actor)
    return row


def finish(*, handover: UUID, ref: str, answer: str, actor: Actor, at: datetime) -> models.HandOver:
    """Their process is over; what they say of it, if they do.

    Raises NotFound, Refused, IllegalMove, HandOverMoved.
    """
    row = _row(handover, ref, actor)
    with transaction.atomic():
        _move(row, "finish", actor, at, answer=answer.strip(), ended_at=at)
    return row


def withdraw(*, handover: UUID, ref: str, actor: Actor, at: datetime) -> models.HandOver:
    """It will not leave after all. Raises NotFound, Refused, IllegalMove, HandOverMoved."""
    row = _row(handover, ref, actor)
    with transaction.atomic():
        _move(row, "withdraw", actor, at, ended_at=at)
    return row


def _is_out(report: models.Report) -> bool:
    return models.HandOver.objects.filter(report=report, state__in=kernel.OUTSIDE).exists()


def _row(handover: UUID, ref: str, actor: Actor) -> models.HandOver:
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.HAND_OVER, reach.facts_of(report))
    row = models.HandOver.objects.select_related("report").filter(
        public_id=handover, report=report
    ).first()  # fmt: skip
    if row is None:
        raise reach.NotFound(ref)
    return row


def _move(
    row: models.HandOver, verb: str, actor: Actor, at: datetime,
    facts: dict[str, str] | None = None, **columns: Any,
) -> None:  # fmt: skip
    """One conditional update, one entry. Raises IllegalMove, Refused, HandOverMoved."""
    step = HANDOVER.move(state=row.state, verb=verb)
    if not step.may(actor):
        raise Refused(verb)
    same = models.HandOver.objects.filter(pk=row.pk, state=row.state, turn=row.turn)
    if not same.update(state=step.target, turn=F("turn") + 1, **columns):
        raise HandOverMoved(str(row.public_id))
    row.refresh_from_db()
    _record(f"handover.{step.target}", row, actor, at, **(facts or {}))


def _record(event: str, row: models.HandOver, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(
        event=event, subject=f"report:{row.report.ref}", actor=actor, at=at,
        facts={"body": row.body, "parts": ", ".join(row.parts), **facts},
    )  # fmt: skip
