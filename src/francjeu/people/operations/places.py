"""Writing institutions and their teams."""

from datetime import datetime

from django.db import IntegrityError, transaction

from francjeu.journal import operations as journal
from francjeu.kernel import names
from francjeu.kernel.actors import Actor
from francjeu.people import access, models
from francjeu.people.access import Act

SUBJECT = "places"


class NameTaken(Exception):
    """An institution, or a team of it in that season, has this name already."""


def add_institution(
    *, name: str, actor: Actor, at: datetime, kind: str = "school", city: str = ""
) -> models.Institution:
    """Add a school, a college, a club. Raises Refused, NameTaken."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    wanted = names.fold(name)
    if any(names.fold(n) == wanted
           for n in models.Institution.objects.values_list("name", flat=True)):  # fmt: skip
        raise NameTaken(name)
    row = models.Institution(name=names.tidy(name), kind=kind, city=city)
    _insert(row, event="institution.added", actor=actor, at=at, facts={"name": row.name})
    return row


def change_institution(
    *,
    institution: models.Institution,
    name: str,
    city: str,
    contact_name: str,
    contact_email: str,
    actor: Actor,
    at: datetime,
) -> None:
    """Correct an institution, and the person to write to there. Raises Refused, NameTaken."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    institution.name, institution.city = names.tidy(name), city
    institution.contact_name, institution.contact_email = contact_name, contact_email
    try:
        with transaction.atomic():
            institution.save()
            journal.record(
                event="institution.changed", subject=SUBJECT, actor=actor, at=at,
                facts={"name": institution.name},
            )  # fmt: skip
    except IntegrityError as error:
        raise NameTaken(name) from error


def add_team(
    *, institution: models.Institution, name: str, actor: Actor, at: datetime, season: str = ""
) -> models.Team:
    """Add a team of an institution for one season. Raises Refused, NameTaken."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    row = models.Team(institution=institution, name=names.tidy(name), season=season)
    _insert(row, event="team.added", actor=actor, at=at,
            facts={"name": row.name, "institution": institution.name})  # fmt: skip
    return row


def team_named(
    *, institution: models.Institution, name: str, season: str, actor: Actor, at: datetime
) -> models.Team:
    """The institution's team of that name and season, added if there is none. Raises Refused."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    wanted = names.fold(name)
    same = (t for t in institution.teams.filter(season=season) if names.fold(t.name) == wanted)
    found = next(same, None)
    return found or add_team(institution=institution, name=name, season=season, actor=actor, at=at)


def _insert(
    row: models.Institution | models.Team,
    *,
    event: str,
    actor: Actor,
    at: datetime,
    facts: dict[str, str],
) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            journal.record(event=event, subject=SUBJECT, actor=actor, at=at, facts=facts)
    except IntegrityError as error:
        raise NameTaken(row.name) from error
