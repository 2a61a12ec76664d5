"""The circle of each account: persons, institutions and teams it is tied to, known or declared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from francjeu.kernel.procedure.panel.ties import Circle, TieKind
from francjeu.people import models


@dataclass(frozen=True, slots=True)
class Line:
    """A tie as declared: what it is, to whom or what, since when."""

    pk: int
    kind: TieKind
    to: str
    declared_on: date
    ended_on: date | None


def declared_by(*, ref: str) -> tuple[Line, ...]:
    """The ties of one account, newest first; ended ones last."""
    rows = models.Tie.objects.filter(user__public_id=ref).select_related(
        "person", "institution", "team"
    )
    ordered = rows.order_by("ended_at", "-declared_at", "-id")
    return tuple(
        Line(
            pk=row.pk, kind=TieKind(row.kind), to=_name(row), declared_on=row.declared_at.date(),
            ended_on=row.ended_at.date() if row.ended_at else None,
        )
        for row in sorted(ordered, key=lambda row: row.ended_at is not None)
    )  # fmt: skip


def _name(tie: models.Tie) -> str:
    if tie.person:
        return f"{tie.person.given_name} {tie.person.family_name}"
    if tie.team:
        return tie.team.name
    return tie.institution.name if tie.institution else ""


def circles() -> dict[str, Circle]:
    """The circle of every account, by its reference; in four queries whatever their number."""
    return _circles(models.User.objects.all().values_list("id", "public_id", "person_id"))


def circle_of(ref: str) -> Circle:
    """The circle of one account; empty for one that is not there."""
    rows = models.User.objects.filter(public_id=ref) if ref else models.User.objects.none()
    found = _circles(rows.values_list("id", "public_id", "person_id"))
    return next(iter(found.values()), Circle())


def _circles(rows: Iterable[tuple[int, object, int | None]]) -> dict[str, Circle]:
    accounts = list(rows)
    own = _own({person for _, _, person in accounts if person})
    said = _said({pk for pk, _, _ in accounts})
    return {
        str(ref): (own.get(person, Circle()) if person else Circle()) | said.get(pk, Circle())
        for pk, ref, person in accounts
    }


def _own(persons: set[int]) -> dict[int, Circle]:
    """Themselves, whom they speak for or who speaks for them, where they hold or held a role."""
    if not persons:
        return {}
    found: dict[int, Circle] = {pk: Circle(persons=frozenset({pk})) for pk in persons}
    held = models.RoleHeld.objects.filter(person__in=persons)
    for person, school, team in held.values_list("person_id", "institution_id", "team_id"):
        found[person] |= Circle(institutions=_one(school), teams=_one(team))
    bonds = models.Guardianship.objects.filter(Q(minor__in=persons) | Q(adult__in=persons))
    for minor, adult in bonds.values_list("minor_id", "adult_id"):
        for mine, other in ((minor, adult), (adult, minor)):
            if mine in found:
                found[mine] |= Circle(persons=frozenset({other}))
    return found


def _said(accounts: set[int]) -> dict[int, Circle]:
    found: dict[int, Circle] = defaultdict(Circle)
    rows = models.Tie.objects.filter(user__in=accounts, ended_at__isnull=True)
    for pk, person, school, team in rows.values_list(
        "user_id", "person_id", "institution_id", "team_id"
    ):
        found[pk] |= Circle(_one(person), _one(school), _one(team))
    return found


def _one(pk: int | None) -> frozenset[int]:
    return frozenset() if pk is None else frozenset({pk})
