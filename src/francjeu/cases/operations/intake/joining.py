"""Reports that came after a case on the same facts was opened: they join it."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.panel import shielding
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure import case as kernel
from francjeu.reports.operations.leaving import disposing
from francjeu.reports.queries import joinable


class NotToJoin(Exception):
    """One of these reports may not join this case, or moved meanwhile; it names it."""


def join(*, case: Case, refs: tuple[str, ...], actor: Actor, at: datetime) -> None:
    """These reports are followed in this case from now on; each reporter reads so in their thread.

    Nothing they add counts before the person concerned could answer it. Raises
    kernel.access.Refused, NotYet once a decision is signed, NotToJoin, and what reports raise.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    kernel.require_time(act="join_report", state=case.state)
    with transaction.atomic():
        moving.take(case)
        open_to_it = joinable.into(case_ref=case.ref, about=case.about, actor=actor)
        for ref in refs:
            if ref not in {one.ref for one in open_to_it}:
                raise NotToJoin(ref)
        disposing.join_case(refs=refs, case_ref=case.ref, actor=actor, at=at)
        if case.gated_at is None:
            case.gated_at = at  # each report joined was asked the nine questions
            case.save(update_fields=["gated_at"])
        for ref in refs:
            moving.record(
                event="case.report_joined", case=case, actor=actor, at=at, told={"report": ref}
            )
        shielding.shield(case=case, actor=actor, at=at)
