"""A person turns 18 while the case runs: from then on letters go to them."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, representing
from francjeu.cases.models import Case, OfAge, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import heard_letters
from francjeu.kernel import ages
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.notices.operations import links


class StillAMinor(Exception):
    """From what is known of their age, this person is still under 18."""


def note(*, case: Case, party: Party, keeps: bool, actor: Actor, at: datetime) -> OfAge:
    """Write to the person alone from now on; who spoke for them loses their links, unless kept.

    Raises StillAMinor, NotYet once the case is closed, kernel.access.Refused.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="come_of_age", state=case.state)
    if representing.is_minor(party, at=at) is ages.Answer.YES:
        raise StillAMinor
    with transaction.atomic():
        row, _ = OfAge.objects.update_or_create(
            party=party,
            defaults={"keeps": keeps, "noted_by": moving.account(actor), "noted_at": at},
        )
        for adult in party.representatives.all():
            if not keeps:
                links.withdraw(
                    subject=f"case:{case.ref}", party=str(adult.public_id), actor=actor, at=at
                )
        event = "case.of_age_keeps" if keeps else "case.of_age"
        moving.record(event=event, case=case, actor=actor, at=at, told={"letter": party.letter})
        if case.notified_at:
            heard_letters.of_age(case=case, party=party, actor=actor, at=at)
    return row
