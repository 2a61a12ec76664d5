"""A party asks that a member be replaced: recorded, then answered with reasons by someone else."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, Challenge, Party, Seat
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import fair_letters
from francjeu.cases.operations.panel import shielding, voiding
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.panel import challenge as asking
from francjeu.people.models import User


class NotSeated(Exception):
    """Only who sits on the case, or runs it, can be asked to be replaced."""


class AlreadyAsked(Exception):
    """A request about this member waits for its answer."""


def challenge(
    *, case: Case, member: User, party: Party | None, reasons: str, actor: Actor, at: datetime
) -> Challenge:
    """Record that a party asks for a member to be replaced, by their link or through staff.

    Until it is answered, the member neither finds nor signs. Raises NotSeated, AlreadyAsked,
    challenge.ReasonMissing, NotYet once the case is closed, Refused.
    """
    _require_asker(case, party, actor)
    guards.require_time(act="challenge", state=case.state)
    if not reasons.strip():
        raise asking.ReasonMissing
    with transaction.atomic():
        moving.hold(case)
        if not case.seats.filter(user=member, left_at__isnull=True).exists():
            raise NotSeated
        if case.challenges.filter(member=member, state="asked").exists():
            raise AlreadyAsked
        row = Challenge(
            case=case, member=member, party=party, reasons=reasons, asked_at=at,
            recorded_by=moving.account(actor) if actor.kind == Kind.STAFF else None,
        )  # fmt: skip
        row.save(force_insert=True)
        moving.record(
            event="case.challenged", case=case, actor=actor, at=at,
            told={"account": str(member.public_id), "letter": party.letter if party else ""},
        )  # fmt: skip
    return row


def _require_asker(case: Case, party: Party | None, actor: Actor) -> None:
    if actor.kind == Kind.STAFF:
        moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    elif actor.kind != Kind.PARTY or party is None or actor.ref != str(party.public_id):
        raise Refused("challenge")


def answer(
    *, challenge: Challenge, is_granted: bool, reasons: str, actor: Actor, at: datetime
) -> Challenge:
    """Someone else answers with reasons. Granted, the seat and the access close at once.

    Raises challenge.OwnChallenge, challenge.ReasonMissing, machine.IllegalMove, Refused.
    """
    case, member = challenge.case, challenge.member
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    verb = "grant" if is_granted else "refuse"
    with transaction.atomic():
        moving.hold(case)
        challenge.refresh_from_db()
        move = asking.require(
            verb=verb, state=challenge.state, member=str(member.public_id), actor=actor,
            reasons=reasons,
        )  # fmt: skip
        challenge.state, challenge.answer, challenge.answered_at = move.target, reasons, at
        challenge.answered_by = moving.account(actor)
        challenge.save(update_fields=["state", "answer", "answered_at", "answered_by"])
        if is_granted:
            Seat.objects.filter(case=case, user=member, left_at__isnull=True).update(left_at=at)
            voiding.member_left(case=case, user=member, actor=actor, at=at)
            shielding.shield(case=case, actor=actor, at=at)
        moving.record(
            event=f"case.challenge_{move.target}", case=case, actor=actor, at=at,
            told={"account": str(member.public_id)},
        )  # fmt: skip
        fair_letters.challenge_answered(case=case, challenge=challenge, actor=actor, at=at)
    return challenge
