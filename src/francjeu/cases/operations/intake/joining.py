"""Reports that came after a case on the same facts was opened: they join it."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, family
from francjeu.cases.models import Case
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.panel import shielding
from francjeu.cases.queries.intake import joining
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.case.moves import BESIDE
from francjeu.reports.operations.leaving import disposing
from francjeu.reports.queries import joinable


class NotToJoin(Exception):
    """One of these reports may not join this case, or moved meanwhile; it names it."""


class NotBeside(Exception):
    """One of these cases is not of the same matter, or takes no report any more; it names it."""


def join(
    *, case: Case, refs: tuple[str, ...], also: tuple[str, ...] = (), actor: Actor, at: datetime
) -> None:
    """These reports are followed in this case from now on; each reporter reads so in their thread.

    `also` are the cases of the same matter, each about another person, that a person says they bear
    on too. A report followed in one of those already only serves this one as well. Nothing they add
    counts before the person concerned could answer it. Raises kernel.access.Refused, NotYet once a
    decision is signed, NotToJoin, NotBeside, and what reports raise.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="join_report", state=case.state)
    with transaction.atomic():
        every = (case, *_beside(case, also, actor))
        moving.take(case)
        open_to_it = {one.ref: one for one in joining.reports(case, actor=actor)}
        for ref in refs:
            if ref not in open_to_it:
                raise NotToJoin(ref)
        missing = {one.ref: joinable.not_yet_in(case_ref=one.ref, refs=refs) for one in every}
        fresh = tuple(ref for ref in refs if not open_to_it[ref].is_followed)
        disposing.join_case(refs=fresh, case_ref=case.ref, also=also, actor=actor, at=at)
        for ref in refs:
            if ref not in fresh:
                into = tuple(one for one, waiting in missing.items() if ref in waiting)
                disposing.serve_too(ref=ref, case_refs=into, actor=actor, at=at)
        for one in every:
            _take_in(one, missing[one.ref], actor, at)


def _beside(case: Case, also: tuple[str, ...], actor: Actor) -> tuple[Case, ...]:
    """The cases chosen; the whole matter is held, in one order whichever case the person came by.

    Of two hands that join one report from sister cases, the second then reads where it is followed.
    """
    known = {one.ref for one in joining.beside(case, refs=(), actor=actor) if one.takes}
    for ref in also:
        if ref not in known:
            raise NotBeside(ref)
    others = family.others(case)
    for one in sorted((case, *others), key=lambda it: it.pk):
        state, _turn = moving.hold(one)
        if one.ref in also and state not in BESIDE["join_report"]:
            raise NotBeside(one.ref)
    return tuple(one for one in others if one.ref in also)


def _take_in(case: Case, refs: tuple[str, ...], actor: Actor, at: datetime) -> None:
    if case.gated_at is None:
        case.gated_at = at  # each report joined was asked the nine questions
        case.save(update_fields=["gated_at"])
    for ref in refs:
        moving.record(
            event="case.report_joined", case=case, actor=actor, at=at, told={"report": ref}
        )
    shielding.shield(case=case, actor=actor, at=at)
