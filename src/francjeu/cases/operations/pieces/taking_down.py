"""Asking platforms to take content down, and writing what became of each request."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from francjeu.cases import access
from francjeu.cases.models import Case, Takedown, TakedownStep
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.pieces import watching
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.pieces.takedown import TAKEDOWN, Basis


class TakedownMoved(Exception):
    """Someone else wrote on this request meanwhile; nothing was written."""


class BadRequest(Exception):
    """The request lacks something; `reason` is a stable key."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it was sent to the platform by a person. `address` stays sealed."""

    network: str
    address: str
    basis: Basis
    asked_on: date
    ticket: str = ""
    exhibit: int | None = None
    look_again_on: date | None = None


def ask(*, case: Case, asked: Asked, actor: Actor, at: datetime) -> Takedown:
    """Keep a request that a person sent to a platform; nothing leaves from here.

    Raises BadRequest, NotYet, kernel.access.Refused.
    """
    _require(case, actor)
    _check(case, asked, at)
    with transaction.atomic():
        row = Takedown(
            case=case, network=asked.network, address=asked.address, basis=asked.basis.value,
            asked_on=asked.asked_on, ticket=asked.ticket, exhibit=asked.exhibit,
            look_again_on=asked.look_again_on, asked_by=moving.account(actor),
        )  # fmt: skip
        row.save(force_insert=True)
        told: dict[str, object] = {"network": asked.network, "ticket": asked.ticket}
        moving.record(event="case.takedown_asked", case=case, actor=actor, at=at, told=told)
    return row


def note(
    *, takedown: Takedown, verb: str, words: str, ticket: str, look_again_on: date | None,
    actor: Actor, at: datetime,
) -> Takedown:  # fmt: skip
    """Write what became of a request: an answer, a removal, a return. One row each, kept.

    Raises TakedownMoved, NotYet, kernel.access.Refused.
    """
    _require(takedown.case, actor)
    try:
        move = TAKEDOWN.move(state=takedown.state, verb=verb)
    except IllegalMove:
        raise guards.NotYet(verb="take_down", why=guards.Why.STATE) from None
    with transaction.atomic():
        free = Takedown.objects.filter(pk=takedown.pk, turn=takedown.turn, state=move.source)
        if not free.update(
            state=move.target, turn=F("turn") + 1, ticket=ticket or takedown.ticket,
            look_again_on=look_again_on,
        ):  # fmt: skip
            raise TakedownMoved
        TakedownStep(
            takedown=takedown, verb=verb, words=words, noted_by=moving.account(actor), noted_at=at
        ).save(force_insert=True)
        moving.record(
            event="case.takedown_noted", case=takedown.case, actor=actor, at=at,
            told={"network": takedown.network, "step": verb},
        )  # fmt: skip
        if verb == "note_removal":
            watching.follow(takedown=takedown, actor=actor, at=at)
    takedown.refresh_from_db()
    return takedown


def _check(case: Case, asked: Asked, at: datetime) -> None:
    rules = (
        (not asked.network.strip(), "network_missing"),
        (not asked.address.strip(), "address_missing"),
        (asked.asked_on > timezone.localdate(at), "asked_in_the_future"),
        (
            asked.exhibit is not None and not case.exhibits.filter(number=asked.exhibit).exists(),
            "piece_unknown",
        ),
    )
    for failed, reason in rules:
        if failed:
            raise BadRequest(reason)


def _require(case: Case, actor: Actor) -> None:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="take_down", state=case.state)
