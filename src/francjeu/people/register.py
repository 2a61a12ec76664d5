"""Reading the register: persons, roles they hold, who speaks for them, where they belong."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from francjeu.kernel import ages, belonging, names
from francjeu.kernel.actors import Actor
from francjeu.people import access, models, words
from francjeu.people.access import Act
from francjeu.people.roster.matching import Known

PAGE = 50
CHUNK = 5000


class PersonUnknown(Exception):
    """No such person, for this actor."""


class PlaceUnknown(Exception):
    """No such institution, for this actor."""


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role held, with where, in words."""

    id: int
    role: belonging.Role
    label: str
    where: str
    starts_on: date
    ends_on: date | None

    @property
    def held(self) -> belonging.Held:
        """The role as the kernel weighs it."""
        return belonging.Held(self.role, self.where, self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list, with the roles held on the day of the list."""

    ref: str
    name: str
    birth_year: int | None
    age_band: str
    roles: tuple[RoleLine, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the register: its lines, how many persons in all, and where we are."""

    lines: tuple[PersonLine, ...]
    total: int
    page: Page[models.Person]


@dataclass(frozen=True, slots=True)
class Bond:
    """Who speaks for whom, seen from one of the two."""

    id: int
    kind: str
    label: str
    ref: str
    name: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class File:
    """All that is kept of a person."""

    row: models.Person
    ref: str
    name: str
    roles: tuple[RoleLine, ...]
    guardians: tuple[Bond, ...]
    wards: tuple[Bond, ...]

    @property
    def band(self) -> str:
        """The age group in words, or ""."""
        return str(words.BANDS.get(self.row.age_band, ""))

    def age_on(self, day: date) -> ages.Age:
        """The range of ages this person may have on `day`."""
        row = self.row
        return ages.age(
            birth_year=row.birth_year, band=row.age_band, noted_on=row.age_noted_on, day=day
        )

    def status_on(self, day: date, *, bound_classes: Iterable[str]) -> belonging.Status:
        """Bound on `day` by a policy which binds these classes? With the reason of each role."""
        return belonging.status(
            roles=(line.held for line in self.roles), bound_classes=bound_classes, day=day
        )


def _roles() -> QuerySet[models.RoleHeld]:
    return models.RoleHeld.objects.select_related("institution", "team").order_by(
        "-starts_on", "-id"
    )


def _role_line(row: models.RoleHeld) -> RoleLine:
    places = (row.institution and row.institution.name, row.team and row.team.name,
              row.team and row.team.season)  # fmt: skip
    return RoleLine(
        id=row.pk, role=belonging.Role(row.role), label=str(words.ROLES[row.role]),
        where=", ".join(place for place in places if place), starts_on=row.starts_on,
        ends_on=row.ends_on,
    )  # fmt: skip


def _name(row: models.Person) -> str:
    return f"{row.given_name} {row.family_name}"


def persons_for(
    *,
    actor: Actor,
    search: str = "",
    role: str = "",
    institution: str = "",
    on: date,
    page: str = "",
) -> Listing:
    """A page of the register: words of the name in any order, accents or not.

    Raises Refused.
    """
    access.RULES.require(actor, Act.VIEW_PERSONS, access.NOTHING)
    rows = models.Person.objects.order_by("name_key", "id")
    for word in names.fold(search).split():
        rows = rows.filter(name_key__contains=word)
    current = models.RoleHeld.objects.filter(person=OuterRef("pk"), starts_on__lte=on).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=on)
    )
    if role in set(belonging.Role):
        rows = rows.filter(Exists(current.filter(role=role)))
    if institution.isdecimal():
        rows = rows.filter(Exists(current.filter(institution_id=int(institution))))
    found = Paginator(rows.prefetch_related(Prefetch("roles", _roles())), PAGE).get_page(page)
    lines = tuple(_person_line(row, on=on) for row in found.object_list)
    return Listing(lines, found.paginator.count, found)


def _person_line(row: models.Person, *, on: date) -> PersonLine:
    lines = (_role_line(held) for held in row.roles.all())
    return PersonLine(
        ref=str(row.public_id), name=_name(row), birth_year=row.birth_year, age_band=row.age_band,
        roles=tuple(line for line in lines if line.held.on(on)),
    )  # fmt: skip


def _uuid(ref: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(ref)
    except ValueError:
        return None


def person_for(*, actor: Actor, ref: str) -> models.Person:
    """The person's row. Raises PersonUnknown."""
    public_id = _uuid(ref)
    allowed = access.RULES.allows(actor, Act.VIEW_PERSONS, access.NOTHING)
    if public_id is None or not allowed:
        raise PersonUnknown(ref)
    person = models.Person.objects.filter(public_id=public_id).first()
    if person is None:
        raise PersonUnknown(ref)
    return person


def file_for(*, actor: Actor, ref: str) -> File:
    """A person's file; `operations.persons.read_file` leaves the trace. Raises PersonUnknown."""
    person = person_for(actor=actor, ref=ref)
    guardians = person.guardians.select_related("adult").order_by("-starts_on")
    wards = person.wards.select_related("minor").order_by("-starts_on")
    return File(
        row=person, ref=ref, name=_name(person),
        roles=tuple(_role_line(row) for row in _roles().filter(person=person)),
        guardians=tuple(_bond(row, row.adult) for row in guardians),
        wards=tuple(_bond(row, row.minor) for row in wards),
    )  # fmt: skip


def _bond(row: models.Guardianship, other: models.Person) -> Bond:
    return Bond(
        id=row.pk, kind=row.kind, label=str(words.GUARDIANS[row.kind]), ref=str(other.public_id),
        name=_name(other), starts_on=row.starts_on, ends_on=row.ends_on,
    )  # fmt: skip


def known_as(*, given: str, family: str) -> tuple[Known, ...]:
    """Persons of the register with this name, told apart in words."""
    return known_by_key([names.key(given=given, family=family)]).get(
        names.key(given=given, family=family), ()
    )


def known_by_key(keys: Iterable[str]) -> dict[str, tuple[Known, ...]]:
    """Persons of the register under these name keys."""
    wanted, found = sorted(set(keys)), dict[str, tuple[Known, ...]]()
    for start in range(0, len(wanted), CHUNK):
        rows = models.Person.objects.filter(name_key__in=wanted[start : start + CHUNK])
        for row in rows.prefetch_related(Prefetch("roles", _roles())).order_by("id"):
            known = Known(str(row.public_id), row.birth_year, _told_apart(row))
            found[row.name_key] = (*found.get(row.name_key, ()), known)
    return found


def _told_apart(row: models.Person) -> str:
    lines = [_role_line(held) for held in row.roles.all()][:2]
    told = [str(row.birth_year or ""), *(f"{li.label}, {li.where}".strip(", ") for li in lines)]
    return " · ".join(part for part in told if part) or f"{row.added_at:%Y-%m-%d}"


def boundness(
    *, person: models.Person, day: date, bound_classes: Iterable[str]
) -> belonging.Status:
    """Was this person bound on `day` by a policy which binds these classes, and why?"""
    held = (_role_line(row).held for row in _roles().filter(person=person))
    return belonging.status(roles=held, bound_classes=bound_classes, day=day)


@dataclass(frozen=True, slots=True)
class Place:
    """An institution with its teams."""

    row: models.Institution
    id: int
    name: str
    teams: tuple[models.Team, ...]


class TeamUnknown(Exception):
    """No team of this name is known there."""


def team_named(name: str, *, place: Place) -> models.Team:
    """The latest team of this name in a place, whatever its capitals. Raises TeamUnknown."""
    wanted = name.strip().casefold()
    found = next((team for team in place.teams if team.name.casefold() == wanted), None)
    if found is None:
        raise TeamUnknown(name)
    return found


@dataclass(frozen=True, slots=True)
class Places:
    """One page of the institutions, by name."""

    rows: tuple[Place, ...]
    page: Page[models.Institution]


def places() -> tuple[Place, ...]:
    """Every institution with its teams, by name."""
    return tuple(_place(row) for row in _with_teams())


def places_page(*, page: str) -> Places:
    """Institutions with their teams, a page at a time."""
    found = Paginator(_with_teams(), PAGE).get_page(page)
    return Places(tuple(_place(row) for row in found.object_list), found)


def _with_teams() -> QuerySet[models.Institution]:
    teams = models.Team.objects.order_by("-season", "name")
    return models.Institution.objects.order_by("name", "id").prefetch_related(
        Prefetch("teams", teams)
    )


def _place(row: models.Institution) -> Place:
    return Place(row, row.pk, row.name, tuple(row.teams.all()))


def institutions() -> tuple[tuple[str, str], ...]:
    """(id, name) of every institution, by name: what a list of choices needs and no more."""
    rows = models.Institution.objects.order_by("name").values_list("pk", "name")
    return tuple((str(place_id), name) for place_id, name in rows)


def institution_for(*, actor: Actor, place_id: int) -> models.Institution:
    """The institution's row. Raises PlaceUnknown."""
    allowed = access.RULES.allows(actor, Act.VIEW_PERSONS, access.NOTHING)
    row = models.Institution.objects.filter(pk=place_id).first() if allowed else None
    if row is None:
        raise PlaceUnknown(place_id)
    return row


def role_for(*, actor: Actor, ref: str, role_id: int) -> models.RoleHeld:
    """A role of this person. Raises PersonUnknown."""
    person = person_for(actor=actor, ref=ref)
    row = models.RoleHeld.objects.filter(pk=role_id, person=person).select_related("person").first()
    if row is None:
        raise PersonUnknown(ref)
    return row


def bond_for(*, actor: Actor, ref: str, bond_id: int) -> models.Guardianship:
    """Who speaks for this person. Raises PersonUnknown."""
    minor = person_for(actor=actor, ref=ref)
    row = models.Guardianship.objects.filter(pk=bond_id, minor=minor).select_related("minor")
    found = row.first()
    if found is None:
        raise PersonUnknown(ref)
    return found


def may_change(*, actor: Actor) -> bool:
    """True when this actor keeps the register."""
    return access.RULES.allows(actor, Act.CHANGE_PERSONS, access.NOTHING)
