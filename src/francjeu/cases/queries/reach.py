"""Which cases a person may know about; what they may not see does not exist for them."""

from django.db.models import Q, QuerySet

from francjeu.cases import access, facts, models, ties
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.intake.report import About
from francjeu.reports.queries import reach as reports

# The stored row, as operations take it; pages hand it on and read it through these queries.
Case = models.Case


class CaseNotFound(Exception):
    """There is no such case for this person: absent and forbidden look the same."""


def case_for(*, actor: Actor, ref: str) -> models.Case:
    """The case, for who may see it. Raises CaseNotFound."""
    case = (
        models.Case.objects.select_related(
            "policy", "profile", "manager", "opened_by", "admitted_by"
        )
        .filter(ref=ref)
        .first()
    )
    if case is None or not access.RULES.allows(actor, access.Act.VIEW, facts.access_facts(case)):
        raise CaseNotFound(ref)
    return case


def visible(actor: Actor) -> QuerySet[models.Case]:
    """The cases this person may see, as one condition: counts and lists hide the others alike."""
    out, stands_in = _apart(actor)
    cases = models.Case.objects.exclude(about__in=out)
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        seated = Q(seats__user__public_id=actor.ref, seats__left_at__isnull=True)
        cases = cases.filter(seated | Q(about__in=stands_in))
    return cases.exclude(pk__in=ties.closed_to(actor.ref)).distinct()


def _apart(actor: Actor) -> tuple[list[str], list[str]]:
    """What a case must not be about for this person, and what they stand in for."""
    named = {about: reach.standins for about, reach in reports.reaches().items()}
    mine = [a for a in About if a is not About.NOBODY and actor.ref in named[a]]
    out = [
        about.value
        for about in About
        if about not in mine and actor.roles & facts.excluded(about, standins=named[about])
    ]
    return out, [about.value for about in mine]
