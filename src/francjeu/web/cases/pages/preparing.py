"""What the forms that prepare a case offer: clauses, persons of the register, places, bodies."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from francjeu.cases.operations.intake.involving import Someone
from francjeu.cases.queries.decision import grid
from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.reach import Case
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor
from francjeu.people import register
from francjeu.web.cases.pages import names, people
from francjeu.web.shell import doors as outside

Choices = list[tuple[str, str]]
MOST = 8


def clauses(case: Case) -> Choices:
    """The clauses of the version of the day of the act that are not invoked yet."""
    invoked = {g.clause for g in grid.grids(case)}
    file, language = sheet.sheet_of(case), get_language() or "fr"
    return [(c.id, f"{c.cited(language)} — {c.text}") for c in file.citable if c.id not in invoked]


def letters(case: Case, *, role: str = "") -> Choices:
    """The persons of the case as letters."""
    persons = sheet.sheet_of(case).persons
    return [(str(p.pk), people.letter(p)) for p in persons if role in ("", p.role)]


def doors() -> Choices:
    """The outside bodies of the organisation’s list."""
    return list(names.doors(on=timezone.localdate()))


def places() -> Choices:
    """Every institution."""
    return list(register.institutions())


def found(*, search: str, case: Case, actor: Actor, on: date) -> Choices:
    """Persons of the register whose name answers the search."""
    if not search:
        return []
    try:
        listing = register.persons_for(actor=actor, search=search, on=on)
    except Refused:
        return []
    return [(line.ref, _line(line)) for line in listing.lines[:MOST]]


def _line(line: register.PersonLine) -> str:
    roles = ", ".join(f"{r.label}, {r.where}".strip(", ") for r in line.roles)
    told = " · ".join(part for part in (str(line.birth_year or ""), roles) if part)
    return f"{line.name} — {told}" if told else line.name


def someone(told: Mapping[str, Any], *, case: Case, actor: Actor) -> Someone:
    """The person as typed, or as the register knows them."""
    known = told.get("person") if told["subject"] == "person" else ""
    person = register.person_for(actor=actor, ref=known) if known else None
    place = next((p for p in register.places() if str(p.id) == told.get("institution")), None)
    spoken_for = told["speaks_for"]
    is_team = told["subject"] == "team"
    team = register.team_named(told["team"], place=place) if is_team and place else None
    return Someone(
        role=told["role"], person=person, name=told["name"], email=told["email"],
        phone=told["phone"], relation=told["relation"], language=told["language"],
        birth_year=told["birth_year"], institution=place.row if place else None,
        team=team, body=place.row if place and told["subject"] == "institution" else None,
        part=told.get("part", ""),
        speaks_for=parties.party_of(case=case, key=spoken_for) if spoken_for else None,
    )  # fmt: skip


def other_doors() -> tuple[outside.Door, ...]:
    """Who else can help, named beside every refusal."""
    return outside.doors(on=timezone.localdate(), language=get_language() or "fr")
