"""Telling reporters where their case stands: the same sentence for each, never the sanction."""

from datetime import datetime

from francjeu.cases import family, models
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import BREACHES, Outcome
from francjeu.kernel.procedure.report import Stage
from francjeu.reports.operations.leaving import disposing


def reporters(*, case: models.Case, stage: Stage, actor: Actor, at: datetime) -> int:
    """Tell every reporter its stage, in the act's transaction. Returns how many.

    A matter parted into several cases is closed with the last of them.
    """
    if stage is Stage.CLOSED and any(other.closed_at is None for other in family.others(case)):
        return 0
    decision = case.decisions.filter(replaced_by__isnull=True).first()
    running = case.clocks.filter(met_at__isnull=True).order_by("due_at").first()
    return disposing.tell_stage(
        case_ref=family.first_of(case).ref,
        stage=stage,
        breach_found=Outcome(decision.outcome) in BREACHES if decision else None,
        next_by=running.due_at if running else None,
        actor=actor,
        at=at,
    )
