"""Announcing a decision, and closing the case."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import clocks
from francjeu.cases.models import Case, Decision
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import answering, telling, writing
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.kernel.procedure.settings.profile import Clock


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


def close(*, case: Case, actor: Actor, at: datetime) -> Case:
    """Close the case once nobody can appeal any more; reporters are told, without the details."""
    with transaction.atomic():
        moving.move(case=case, verb="close", actor=actor, at=at, closed_at=at)
        writing.closing(case=case, actor=actor, at=at)
        telling.reporters(case=case, stage=Stage.CLOSED, actor=actor, at=at)
    return case
