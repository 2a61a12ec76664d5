"""Announcing a decision, receiving an appeal, deciding it before other eyes, closing."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import clocks
from francjeu.cases.models import Appeal, Case, Decision, Party
from francjeu.cases.operations import answering, deciding, moving, telling, writing
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import BREACHES
from francjeu.kernel.procedure.profile import Clock
from francjeu.kernel.procedure.report import Stage


class UnknownGround(Exception):
    """The ground is not one of the profile's closed list."""


class NothingToDecide(Exception):
    """No appeal waits for a decision."""


RESULTS = ("uphold", "vary", "overturn")


def announce(*, case: Case, actor: Actor, at: datetime) -> Case:
    """Send the decision to the person concerned and who speaks for them; the appeal clock runs."""
    due = clocks.due_at(case=case, key=Clock.APPEAL, since=at)
    with transaction.atomic():
        moving.move(
            case=case, verb="announce", actor=actor, at=at, announced_at=at, appeal_due_at=due
        )
        writing.decision(case=case, decision=current_decision(case), actor=actor, at=at)
        answering.decided(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.DECIDED, actor=actor, at=at)
    return case


def current_decision(case: Case) -> Decision:
    """The decision no other replaces."""
    return case.decisions.get(replaced_by__isnull=True)


def appeal(
    *, case: Case, party: Party | None, ground: str, text: str, actor: Actor, at: datetime
) -> Appeal:
    """Record a request that other people look again; a late one is kept and marked.

    Raises UnknownGround, NotYet, CaseMoved.
    """
    profile = clocks.profile_of(case)
    if profile and profile.grounds and ground not in profile.grounds:
        raise UnknownGround(ground)
    with transaction.atomic():
        is_late = case.appeal_due_at is not None and at > case.appeal_due_at
        moving.move(
            case=case, verb="appeal", actor=actor, at=at,
            told={"ground": ground, "is_late": is_late},
        )  # fmt: skip
        row = Appeal(
            decision=current_decision(case), party=party, ground=ground, text=text,
            is_late=is_late, requested_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        writing.appeal_received(case=case, appeal=row, actor=actor, at=at)
    return row


def decide_appeal(
    *, case: Case, result: str, reasons: str, proposed: deciding.Proposed | None,
    actor: Actor, at: datetime,
) -> Appeal:  # fmt: skip
    """Other people uphold, vary or overturn; a changed outcome is a new decision over the old one.

    Raises NothingToDecide, NotYet, CaseMoved, kernel BadDecision.
    """
    decision = current_decision(case)
    row = Appeal.objects.filter(decision=decision, decided_at__isnull=True).first()
    if row is None or result not in RESULTS or (result != "uphold" and proposed is None):
        raise NothingToDecide
    if not reasons.strip():
        raise deciding.ReasonMissing
    with transaction.atomic():
        moving.move(case=case, verb="decide_appeal", actor=actor, at=at, told={"result": result})
        row.result, row.reasons, row.decided_at = result, reasons, at
        row.decided_by = moving.account(actor)
        row.save(update_fields=["result", "reasons", "decided_at", "decided_by"])
        if proposed is not None and result != "uphold":
            # other people judge the findings anew: only outcome, reasons and measure must agree
            breached = int(proposed.outcome in BREACHES)
            rung = deciding.weigh(case=case, proposed=proposed, breached=breached)
            deciding.sign(
                case=case, proposed=proposed, rung=rung, replaces=decision, actor=actor, at=at
            )
        writing.decision(case=case, decision=current_decision(case), actor=actor, at=at)
        answering.decided(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.DECIDED, actor=actor, at=at)
    return row


def close(*, case: Case, actor: Actor, at: datetime) -> Case:
    """Close the case once nobody can appeal any more; reporters are told, without the details."""
    with transaction.atomic():
        moving.move(case=case, verb="close", actor=actor, at=at, closed_at=at)
        writing.closing(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.CLOSED, actor=actor, at=at)
    return case
