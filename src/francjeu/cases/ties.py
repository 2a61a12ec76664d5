"""Who is tied to a case: what the register knows, what was declared, what was granted.

The same two circles are compared both ways: from a case to its accounts, from an account to its
cases, so that a list and a page never disagree.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Q

from francjeu.cases import models
from francjeu.kernel.procedure.panel.ties import Circle
from francjeu.people import ties as people
from francjeu.people.models import RoleHeld


def of_case(case: models.Case) -> Circle:
    """The persons of a case, and the schools and teams they come from."""
    parties = list(case.parties.values_list("person_id", "institution_id"))
    persons = frozenset(p for p, _ in parties if p)
    rows = RoleHeld.objects.filter(person__in=persons).values_list("institution_id", "team_id")
    held = list(rows) if persons else []
    return _circle(parties, held)


def _circle(
    parties: Sequence[tuple[int | None, int | None]],
    held: Sequence[tuple[int | None, int | None]],
) -> Circle:
    """From persons with their institutions, and the institutions and teams of their roles."""
    schools = [i for _, i in parties] + [i for i, _ in held]
    return Circle(
        persons=frozenset(p for p, _ in parties if p),
        institutions=frozenset(i for i in schools if i),
        teams=frozenset(t for _, t in held if t),
    )


def computed(case: models.Case) -> frozenset[str]:
    """Accounts whose circle meets the case's: nobody told, the register knows (X-06)."""
    around = of_case(case)
    if around == Circle():
        return frozenset()
    found = people.circles().items()
    return frozenset(ref for ref, circle in found if circle.meets(around))


def computed_of(cases: Collection[models.Case]) -> dict[int, frozenset[str]]:
    """The same for many cases at once, by key; as many queries for a hundred as for one."""
    parties = models.Party.objects.filter(case__in=cases)
    rows = list(parties.values_list("case_id", "person_id", "institution_id"))
    held = defaultdict(list)
    roles = RoleHeld.objects.filter(person__in={person for _, person, _ in rows if person})
    for person, institution, team in roles.values_list("person_id", "institution_id", "team_id"):
        held[person].append((institution, team))
    circles = people.circles()
    found = {}
    for case in cases:
        mine = [(person, school) for key, person, school in rows if key == case.pk]
        around = _circle(mine, [it for person, _ in mine for it in held[person]])
        found[case.pk] = frozenset(
            ref for ref, circle in circles.items() if around != Circle() and circle.meets(around)
        )
    return found


def replaced(case: models.Case) -> frozenset[str]:
    """Members whose replacement was asked and granted."""
    rows = case.challenges.filter(state="granted").values_list("member__public_id", flat=True)
    return frozenset(str(ref) for ref in rows)


def declared(case: models.Case) -> dict[str, bool]:
    """Account ref → whether its last declaration on this case tells of a tie."""
    rows = case.declarations.order_by("declared_at", "id").values_list("user__public_id", "linked")
    return {str(ref): linked for ref, linked in rows}


def linked(case: models.Case) -> frozenset[str]:
    """Every account that must not know this case."""
    said = frozenset(ref for ref, tie in declared(case).items() if tie)
    return said | replaced(case) | computed(case)


def closed_to(ref: str) -> list[int]:
    """The cases this account is tied to."""
    rows = models.Declaration.objects.filter(user__public_id=ref).order_by("declared_at", "id")
    last: dict[int, bool] = dict(rows.values_list("case_id", "linked"))
    granted = models.Challenge.objects.filter(member__public_id=ref, state="granted")
    said = [pk for pk, tie in last.items() if tie]
    return [*said, *granted.values_list("case_id", flat=True), *_touched(people.circle_of(ref))]


def _touched(circle: Circle) -> list[int]:
    if circle == Circle():
        return []
    tied = (
        Q(person__in=circle.persons)
        | Q(institution__in=circle.institutions)
        | Q(person__roles__institution__in=circle.institutions)
        | Q(person__roles__team__in=circle.teams)
    )
    return list(models.Party.objects.filter(tied).values_list("case_id", flat=True))
