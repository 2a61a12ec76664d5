"""Telling reporters where their case stands: the same sentence for each, never the sanction."""

from datetime import datetime

from francjeu.cases import family, models
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.decision.ruling import BREACHES, Outcome
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.reports.operations.leaving import disposing


def reporters(*, case: models.Case, stage: Stage, actor: Actor, at: datetime) -> int:
    """Tell every reporter of this case its stage, in the act's transaction. Returns how many.

    Where a report serves several cases of a matter, it is closed with the last of them.
    """
    running_on = [one.ref for one in family.others(case) if one.closed_at is None]
    decision = case.decisions.filter(replaced_by__isnull=True).first()
    running = case.clocks.filter(met_at__isnull=True).order_by("due_at").first()
    return disposing.tell_stage(
        case_ref=case.ref,
        unless=running_on if stage is Stage.CLOSED else (),
        stage=stage,
        breach_found=Outcome(decision.outcome) in BREACHES if decision else None,
        next_by=running.due_at if running else None,
        actor=actor,
        at=at,
    )
