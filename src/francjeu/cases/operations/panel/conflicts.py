"""Seats and ties: who sits, who declares, who steps aside."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, facts
from francjeu.cases.models import Case, Challenge, Declaration, Seat
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import steps
from francjeu.cases.operations.panel import shielding, voiding
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.panel import challenge as asking
from francjeu.people.models import User
from francjeu.reports.operations.exchange import following


class Tied(Exception):
    """This person has a tie with someone in the case: another must be named."""


class SatBefore(Exception):
    """This person sits, or sat, in the other instance: other eyes must look."""


def seat(*, case: Case, user: User, instance: str = "first", actor: Actor, at: datetime) -> Seat:
    """Give someone a seat: to decide, or to read for counsel. Refused to who has a tie (X-06).

    Who sat the first time never sits on the appeal. Raises Tied, SatBefore; both attempts stay in
    the journal.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.SEAT)
    guards.require_time(act="seat", state=case.state)
    told: dict[str, object] = {"account": str(user.public_id), "instance": instance}
    refused = _refused(case, user, instance)
    if refused:
        moving.record(event="case.seat_refused", case=case, actor=actor, at=at, told=told)
        raise refused
    with transaction.atomic():
        moving.hold(case)
        row, _ = Seat.objects.update_or_create(
            case=case, user=user,
            defaults={"seated_at": at, "left_at": None},
            create_defaults={"seated_at": at, "instance": instance},
        )  # fmt: skip
        if row.instance != instance:  # given in the other panel a moment ago
            raise SatBefore
        moving.record(event="case.seated", case=case, actor=actor, at=at, told=told)
        steps.seated(case=case, user=user, actor=actor, at=at)
    return row


def _refused(case: Case, user: User, instance: str) -> Exception | None:
    if str(user.public_id) in facts.access_facts(case).linked:
        return Tied()
    sat = Seat.objects.filter(case=case, user=user).exclude(instance=instance).exists()
    signed = user.public_id in facts.who_signed(case)
    return SatBefore() if sat or signed else None


def declare(*, case: Case, is_linked: bool, note: str, actor: Actor, at: datetime) -> None:
    """Declare a tie, or none. A tie closes access at once: the case vanishes.

    A signature under way on this case waits, then sees it.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.DECLARE)
    user = moving.account(actor)
    with transaction.atomic():
        moving.hold(case)
        Declaration(case=case, user=user, linked=is_linked, note=note, declared_at=at).save(
            force_insert=True
        )
        if is_linked:
            _leave(case, user, actor, at)
            shielding.shield(case=case, actor=actor, at=at)
        event = "case.recused" if is_linked else "case.no_tie_declared"
        moving.record(event=event, case=case, actor=actor, at=at)


def _leave(case: Case, user: User, actor: Actor, at: datetime) -> None:
    """The seat is left; stepping aside answers who asked for it."""
    Seat.objects.filter(case=case, user=user, left_at__isnull=True).update(left_at=at)
    voiding.member_left(case=case, user=user, actor=actor, at=at)
    for asked in Challenge.objects.filter(case=case, member=user, state="asked"):
        move = asking.require(
            verb="step_aside", state=asked.state, member=actor.ref, actor=actor, reasons=""
        )
        asked.state, asked.answered_by, asked.answered_at = move.target, user, at
        asked.save(update_fields=["state", "answered_by", "answered_at"])


def hand_over(*, case: Case, manager: User, actor: Actor, at: datetime) -> Case:
    """Name another person in charge: both sides know one person who answers. Raises Tied."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="hand_over", state=case.state)
    if str(manager.public_id) in facts.access_facts(case).linked:
        raise Tied
    with transaction.atomic():
        case.manager = manager
        case.save(update_fields=["manager"])
        following.name_responsible(
            case_ref=case.ref, account=str(manager.public_id), name=manager.name, at=at
        )
        moving.record(
            event="case.handed_over", case=case, actor=actor, at=at,
            told={"account": str(manager.public_id)},
        )  # fmt: skip
        steps.manager_named(case=case, actor=actor, at=at)
    return case
