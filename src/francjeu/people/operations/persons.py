"""Writing persons, the roles they hold and who speaks for them. Every read of a file is noted."""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel import belonging, names
from francjeu.kernel.actors import Actor
from francjeu.people import access, models, register
from francjeu.people.access import Act
from francjeu.people.roster.matching import Known


class PerhapsKnown(Exception):
    """Persons of the same name are in the register: say first that this is another one."""

    def __init__(self, known: tuple[Known, ...]) -> None:
        super().__init__(len(known))
        self.known = known


class EndsBeforeStart(Exception):
    """A role or a bond ends on or after the day it starts."""


class OfTheirOwn(Exception):
    """Nobody speaks for themselves as a guardian."""


class TeamElsewhere(Exception):
    """The team belongs to another institution."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is kept of a person: a birth year or an age band, never a birth date."""

    given_name: str
    family_name: str
    birth_year: int | None = None
    age_band: str = ""
    language: str = "fr"
    email: str = ""
    phone: str = ""


def subject(person: models.Person) -> str:
    """The person's chain in the journal."""
    return f"person:{person.public_id}"


def add_person(
    *,
    details: Details,
    actor: Actor,
    at: datetime,
    origin: str = "",
    other_than: Collection[str] = (),
) -> models.Person:
    """Add a person. Someone of the same name must be said to be another (`other_than`: refs).

    Raises Refused, PerhapsKnown.
    """
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    known = register.known_as(given=details.given_name, family=details.family_name)
    if {k.ref for k in known} - set(other_than):
        raise PerhapsKnown(known)
    with transaction.atomic():
        person = models.Person(origin=origin, added_at=at, **_columns(details, at=at))
        person.save(force_insert=True)
        journal.record(event="person.added", subject=subject(person), actor=actor, at=at)
    return person


def change_person(
    *, person: models.Person, details: Details, actor: Actor, at: datetime
) -> tuple[str, ...]:
    """Correct a person's details; the journal keeps old and new. Returns what changed.

    Raises Refused.
    """
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    columns = _columns(details, at=at)
    if person.age_band == details.age_band:
        columns["age_noted_on"] = person.age_noted_on
    changed = {
        key: [getattr(person, key), value]
        for key, value in columns.items() if getattr(person, key) != value
    }  # fmt: skip
    if changed:
        with transaction.atomic():
            for key in changed:
                setattr(person, key, columns[key])
            person.save(update_fields=list(changed))
            journal.record(
                event="person.changed", subject=subject(person), actor=actor, at=at, facts=changed
            )
    return tuple(changed)


def _columns(details: Details, *, at: datetime) -> dict[str, object]:
    return {
        **asdict(details),
        "name_key": names.key(given=details.given_name, family=details.family_name),
        "age_noted_on": timezone.localdate(at) if details.age_band else None,
    }


def hold_role(
    *,
    person: models.Person,
    role: belonging.Role,
    starts_on: date,
    actor: Actor,
    at: datetime,
    institution: models.Institution | None = None,
    team: models.Team | None = None,
    ends_on: date | None = None,
) -> models.RoleHeld:
    """Note that a person holds a role, somewhere, from a day; several at once is usual.

    Raises Refused, EndsBeforeStart, TeamElsewhere.
    """
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    if ends_on and ends_on < starts_on:
        raise EndsBeforeStart
    if team and institution and team.institution_id != institution.pk:
        raise TeamElsewhere
    with transaction.atomic():
        held = models.RoleHeld(
            person=person, role=role.value, team=team, starts_on=starts_on, ends_on=ends_on,
            institution=institution or (team.institution if team else None),
        )  # fmt: skip
        held.save(force_insert=True)
        journal.record(
            event="person.role_held", subject=subject(person), actor=actor, at=at,
            facts={"role": role.value, "from": starts_on.isoformat()},
        )  # fmt: skip
    return held


def end_role(*, held: models.RoleHeld, on: date, actor: Actor, at: datetime) -> None:
    """Note the last day of a role; it stays in the history. Raises Refused, EndsBeforeStart."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    if on < held.starts_on:
        raise EndsBeforeStart
    with transaction.atomic():
        models.RoleHeld.objects.filter(pk=held.pk).update(ends_on=on)
        journal.record(
            event="person.role_ended", subject=subject(held.person), actor=actor, at=at,
            facts={"role": held.role, "on": on.isoformat()},
        )  # fmt: skip


def name_guardian(
    *,
    minor: models.Person,
    adult: models.Person,
    kind: str,
    starts_on: date,
    actor: Actor,
    at: datetime,
) -> models.Guardianship:
    """Note who speaks for a young person: parent, guardian, or a representative they chose.

    Raises Refused, OfTheirOwn.
    """
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    if minor.pk == adult.pk:
        raise OfTheirOwn
    with transaction.atomic():
        bond = models.Guardianship(minor=minor, adult=adult, kind=kind, starts_on=starts_on)
        bond.save(force_insert=True)
        journal.record(
            event="person.guardian_named", subject=subject(minor), actor=actor, at=at,
            facts={"kind": kind, "adult": str(adult.public_id)},
        )  # fmt: skip
    return bond


def end_guardian(*, bond: models.Guardianship, on: date, actor: Actor, at: datetime) -> None:
    """Note the last day someone speaks for a young person. Raises Refused, EndsBeforeStart."""
    access.RULES.require(actor, Act.CHANGE_PERSONS, access.NOTHING)
    if on < bond.starts_on:
        raise EndsBeforeStart
    with transaction.atomic():
        models.Guardianship.objects.filter(pk=bond.pk).update(ends_on=on)
        journal.record(
            event="person.guardian_ended", subject=subject(bond.minor), actor=actor, at=at,
            facts={"on": on.isoformat()},
        )  # fmt: skip


def read_file(*, ref: str, actor: Actor, at: datetime) -> register.File:
    """Read a person's file; reading leaves a trace. Raises PersonUnknown."""
    file = register.file_for(actor=actor, ref=ref)
    journal.record(event="people.viewed", subject=f"person:{file.ref}", actor=actor, at=at)
    return file
