"""Seats and ties: who sits, who declares, who steps aside."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, facts
from francjeu.cases.models import Case, Declaration, Seat
from francjeu.cases.operations import moving, steps
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure import case as kernel
from francjeu.people.models import User


class Tied(Exception):
    """This person has a tie with someone in the case: another must be named."""


def seat(*, case: Case, user: User, actor: Actor, at: datetime) -> Seat:
    """Give someone a seat: to decide, or to read for counsel. Refused to who has a tie (X-06).

    Raises Tied; the attempt stays in the journal.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.SEAT)
    kernel.require_time(act="seat", state=case.state)
    ref = str(user.public_id)
    told: dict[str, object] = {"account": ref}
    if ref in facts.access_facts(case).linked:
        moving.record(event="case.seat_refused", case=case, actor=actor, at=at, told=told)
        raise Tied
    with transaction.atomic():
        row, _ = Seat.objects.update_or_create(
            case=case, user=user, defaults={"seated_at": at, "left_at": None}
        )
        moving.record(event="case.seated", case=case, actor=actor, at=at, told=told)
        steps.seated(case=case, user=user, actor=actor, at=at)
    return row


def declare(*, case: Case, is_linked: bool, note: str, actor: Actor, at: datetime) -> None:
    """Declare a tie, or none. A tie closes access at once: the case vanishes."""
    moving.require_access(case=case, actor=actor, act=access.Act.DECLARE)
    user = moving.account(actor)
    with transaction.atomic():
        Declaration(case=case, user=user, linked=is_linked, note=note, declared_at=at).save(
            force_insert=True
        )
        if is_linked:
            Seat.objects.filter(case=case, user=user, left_at__isnull=True).update(left_at=at)
        event = "case.recused" if is_linked else "case.no_tie_declared"
        moving.record(event=event, case=case, actor=actor, at=at)


def hand_over(*, case: Case, manager: User, actor: Actor, at: datetime) -> Case:
    """Name another case manager: both sides know one person who answers. Raises Tied."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    kernel.require_time(act="hand_over", state=case.state)
    if str(manager.public_id) in facts.access_facts(case).linked:
        raise Tied
    with transaction.atomic():
        case.manager = manager
        case.save(update_fields=["manager"])
        moving.record(
            event="case.handed_over", case=case, actor=actor, at=at,
            told={"account": str(manager.public_id)},
        )  # fmt: skip
        steps.manager_named(case=case, actor=actor, at=at)
    return case
