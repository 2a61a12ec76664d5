"""Which cases a person may know about; what they may not see does not exist for them."""

from django.db.models import Q, QuerySet

from francjeu.cases import access, facts, models
from francjeu.kernel.actors import Actor, Role
from francjeu.people.models import Person

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
    excluded = [key for key, roles in facts.EXCLUDED.items() if actor.roles & roles]
    cases = models.Case.objects.exclude(about__in=excluded)
    seated = Q(seats__user__public_id=actor.ref, seats__left_at__isnull=True)
    if not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        cases = cases.filter(seated)
    return cases.exclude(pk__in=_tied(actor)).distinct()


def _tied(actor: Actor) -> list[int]:
    """Cases where this person declared a tie, or is tied to a party."""
    last: dict[int, bool] = dict(
        models.Declaration.objects.filter(user__public_id=actor.ref)
        .order_by("declared_at", "id")
        .values_list("case_id", "linked")
    )
    person = Person.objects.filter(accounts__public_id=actor.ref).values_list(
        "id", "roles__institution_id", "roles__team_id"
    )
    rows = list(person)
    persons = {p for p, _, _ in rows}
    schools = {s for _, s, _ in rows if s}
    teams = {t for _, _, t in rows if t}
    tied = (
        Q(person__in=persons)
        | Q(institution__in=schools)
        | Q(person__roles__institution__in=schools)
        | Q(person__roles__team__in=teams)
    )
    parties = models.Party.objects.filter(tied).values_list("case_id", flat=True) if rows else ()
    return [pk for pk, linked in last.items() if linked] + list(parties)
