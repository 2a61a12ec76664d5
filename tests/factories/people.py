"""Accounts and persons for tests: typed functions over the app's own operations."""

from collections.abc import Iterable
from datetime import date
from itertools import count

from francjeu.kernel import belonging
from francjeu.kernel.actors import OPERATOR, Actor, Role
from francjeu.people import models, queries, register
from francjeu.people.operations import accounts, persons, places
from tests.conftest import NOON

LONG_AGO = date(2020, 9, 1)
PASSWORD = "quatre mots bien choisis"
_numbers = count(1)


def an_account(
    *,
    roles: Iterable[Role] = (Role.CASE_MANAGER,),
    name: str = "Camille Gagnon",
    email: str = "",
    password: str | None = None,
) -> models.User:
    """An account which holds `roles` since long ago."""
    user = accounts.open_account(
        email=email or f"compte{next(_numbers)}@exemple.test",
        name=name,
        actor=OPERATOR,
        at=NOON,
        password=password,
    )
    for role in roles:
        accounts.grant(user=user, role=role, actor=OPERATOR, at=NOON, on=LONG_AGO)
    return user


def an_actor(*roles: Role, name: str = "Camille Gagnon") -> Actor:
    """A hand with an account of its own and these rights."""
    return queries.actor_for(user=an_account(roles=roles, name=name), on=NOON.date())


def a_person(
    *,
    given: str = "Noémie",
    family: str = "Tremblay",
    birth_year: int | None = 2010,
    age_band: str = "",
    email: str = "",
) -> models.Person:
    """A person of the register; another of the same name is said to be another."""
    known = register.known_as(given=given, family=family)
    return persons.add_person(
        details=persons.Details(given, family, birth_year, age_band, email=email),
        actor=OPERATOR,
        at=NOON,
        other_than=[k.ref for k in known],
    )


def an_institution(name: str = "École des Trois-Rives") -> models.Institution:
    """A school; the same one when asked twice."""
    found = models.Institution.objects.filter(name=name).first()
    return found or places.add_institution(name=name, actor=OPERATOR, at=NOON)


def a_role(
    person: models.Person,
    role: belonging.Role = belonging.Role.ATHLETE,
    *,
    at: str = "",
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
) -> models.RoleHeld:
    """A role held since long ago, at an institution named `at` if any."""
    return persons.hold_role(
        person=person,
        role=role,
        institution=an_institution(at) if at else None,
        starts_on=starts_on,
        ends_on=ends_on,
        actor=OPERATOR,
        at=NOON,
    )
