"""Ruling on the name of who reported: withheld or told, with reasons, before the notice or after.

Telling concerns who complains, as a party of the case; who only reported stays apart in any case.
"""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, identity
from francjeu.cases.models import Case, IdentityRuling
from francjeu.cases.operations.file import moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards


class NoReason(Exception):
    """A name is withheld, or told, for written reasons."""


class NobodyComplains(Exception):
    """Nobody is in the case as complainant: there is no name to tell."""


def rule(*, case: Case, is_told: bool, reasons: str, actor: Actor, at: datetime) -> IdentityRuling:
    """Withhold the name, or tell who complains; the last ruling holds.

    Raises NoReason, NobodyComplains, NotYet once decided, kernel.access.Refused.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="rule_on_identity", state=case.state)
    if not reasons.strip():
        raise NoReason
    if is_told and not case.parties.filter(role=identity.COMPLAINS).exclude(name="").exists():
        raise NobodyComplains
    with transaction.atomic():
        row = IdentityRuling(
            case=case, is_told=is_told, reasons=reasons.strip(),
            decided_by=moving.account(actor), decided_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        event = "case.identity_told" if is_told else "case.identity_withheld"
        moving.record(event=event, case=case, actor=actor, at=at, told={"reason": reasons.strip()})
    return row
