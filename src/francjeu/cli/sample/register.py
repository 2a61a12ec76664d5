"""Sample persons: two schools, two teams, those who play, coach, referee and speak for them."""

from datetime import date, datetime
from unicodedata import normalize

from francjeu.cli.sample.staff import DOMAIN
from francjeu.kernel.actors import OPERATOR
from francjeu.kernel.belonging import Role
from francjeu.people.models import Institution, Person, Team
from francjeu.people.operations import persons, places

SINCE = date(2025, 9, 1)
# given name, family name, birth year, role, school
PERSONS = (
    ("Léa", "Bouchard", 2010, Role.ATHLETE, 0),
    ("Malik", "Diallo", 2009, Role.ATHLETE, 0),
    ("Zoé", "Lavoie", 2011, Role.ATHLETE, 0),
    ("Thomas", "Nguyen", 2009, Role.ATHLETE, 1),
    ("Alicia", "Fortin", 2010, Role.ATHLETE, 1),
    ("Marc-André", "Gauthier", 1984, Role.COACH, 0),
    ("Sofia", "Moreno", 1990, Role.COACH, 1),
    ("Julien", "Bélanger", 1979, Role.SPORT_LEAD, 0),
    ("Patricia", "Ouellet", 1972, Role.OFFICIAL, None),
    ("Karim", "Haddad", 1995, Role.VOLUNTEER, 1),
)
GUARDIANS = ((0, "Annie", "Bouchard"), (3, "Minh", "Nguyen"))


def fill(*, at: datetime) -> None:
    """Add them all."""
    schools = [
        places.add_institution(name=name, city=city, actor=OPERATOR, at=at)
        for name, city in (
            ("École secondaire du Vieux-Moulin", "Trois-Rives"),
            ("École secondaire des Sources", "Saint-Exemple"),
        )
    ]
    teams = [
        places.add_team(
            institution=school, name="Basketball juvénile", season="2025-2026",
            actor=OPERATOR, at=at,
        )
        for school in schools
    ]  # fmt: skip
    added = [_person(row, schools=schools, teams=teams, at=at) for row in PERSONS]
    for index, given, family in GUARDIANS:
        _guardian(added[index], given=given, family=family, at=at)


def _person(
    row: tuple[str, str, int, Role, int | None],
    *,
    schools: list[Institution],
    teams: list[Team],
    at: datetime,
) -> Person:
    given, family, year, role, school = row
    person = persons.add_person(
        details=persons.Details(
            given_name=given, family_name=family, birth_year=year, email=email(given, family)
        ),
        actor=OPERATOR, at=at,
    )  # fmt: skip
    persons.hold_role(
        person=person, role=role, starts_on=SINCE, actor=OPERATOR, at=at,
        institution=None if school is None else schools[school],
        team=teams[school] if school is not None and role in (Role.ATHLETE, Role.COACH) else None,
    )  # fmt: skip
    return person


def email(given: str, family: str) -> str:
    """« Zoé Lavoie » → « zoe.lavoie@… »."""
    plain = normalize("NFKD", f"{given}.{family}").encode("ascii", "ignore").decode()
    return f"{plain.lower()}@{DOMAIN}"


def _guardian(minor: Person, *, given: str, family: str, at: datetime) -> None:
    adult = persons.add_person(
        details=persons.Details(
            given_name=given, family_name=family, email=f"{given.lower()}@{DOMAIN}"
        ),
        actor=OPERATOR, at=at,
    )  # fmt: skip
    persons.name_guardian(
        minor=minor, adult=adult, kind="parent", starts_on=SINCE, actor=OPERATOR, at=at
    )
