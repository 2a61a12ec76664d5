"""What a party is and did: a person, a team or an institution; author, contributor or follower."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Collective, EmployerTrack, Involvement, Party
from francjeu.cases.operations.file import moving
from francjeu.kernel import belonging
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.decision.qualifying import Part
from francjeu.people import register
from francjeu.people.models import Institution, Person, Team
from francjeu.policy import queries as policy

# a team or a school may be concerned or targeted; it never speaks for anyone
_COLLECTIVE_ROLES = frozenset({"respondent", "impacted", "complainant"})


class NotAPerson(Exception):
    """A team or an institution cannot be this: a guardian, a witness, a support person."""


class OnlyFollowed(Exception):
    """Who only follows or joined did not contribute, unless someone says why (C-C-4)."""


@dataclass(frozen=True, slots=True)
class Someone:
    """Someone to add to a case: known (`person`), or described by the least that is needed.

    With `team` or `body`, it is a team or an institution, for which a person then answers. `part`
    is what a respondent did with the content.
    """

    role: str
    person: Person | None = None
    name: str = ""
    email: str = ""
    phone: str = ""
    relation: str = ""
    language: str = "fr"
    birth_year: int | None = None
    institution: Institution | None = None
    speaks_for: Party | None = None
    team: Team | None = None
    body: Institution | None = None
    part: str = ""


def check(someone: Someone, *, reason: str) -> None:
    """Pass when this party may be what it is said to be. Raises NotAPerson, OnlyFollowed."""
    if (someone.team or someone.body) and someone.role not in _COLLECTIVE_ROLES:
        raise NotAPerson
    if someone.part == Part.FOLLOWER and not reason.strip():
        raise OnlyFollowed


def name_of(someone: Someone) -> str:
    """The name of a team or an institution, or ""."""
    if someone.team:
        return f"{someone.team.name}, {someone.team.institution.name}"
    return someone.body.name if someone.body else ""


def place_of(someone: Someone) -> Institution | None:
    """The school of a person or of a team, or the institution itself."""
    return someone.team.institution if someone.team else someone.body or someone.institution


def address_of(someone: Someone) -> str:
    """Where a team’s school or an institution is written to, or ""."""
    place = place_of(someone) if someone.team or someone.body else None
    return place.contact_email if place else ""


def note(*, party: Party, someone: Someone, reason: str, actor: Actor, at: datetime) -> None:
    """Keep what the party is and did, beside its row. Only `add_party` calls it.

    Someone concerned as an employee alone opens the employer’s track.
    """
    if someone.team or someone.body:
        body = None if someone.team else someone.body
        Collective(party=party, team=someone.team, institution=body).save(force_insert=True)
    if someone.part:
        Involvement(party=party, part=someone.part, reason=reason).save(force_insert=True)
    if _is_employment(party):
        EmployerTrack(party=party, opened_at=at).save(force_insert=True)
        moving.record(
            event="case.employer_track_opened", case=party.case, actor=actor, at=at,
            told={"letter": party.letter},
        )  # fmt: skip


def _is_employment(party: Party) -> bool:
    if party.role != "respondent" or party.person is None:
        return False
    case = party.case
    classes = policy.version_of(case.policy).bound
    status = register.boundness(person=party.person, day=case.first_act_on, bound_classes=classes)
    return belonging.is_employment(status)


def hand_to_employer(
    *, track: EmployerTrack, to: str, words: str, actor: Actor, at: datetime
) -> EmployerTrack:
    """Hand the matter to the employer’s own path; kept once. Raises NotYet, Refused."""
    case = track.party.case
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="hand_to_employer", state=case.state)
    with transaction.atomic():
        free = EmployerTrack.objects.filter(pk=track.pk, handed_at__isnull=True)
        if free.update(
            handed_to=to, words=words, handed_at=at, handed_by=moving.account(actor)
        ):  # fmt: skip
            moving.record(
                event="case.employer_handed", case=case, actor=actor, at=at,
                told={"letter": track.party.letter},
            )  # fmt: skip
    track.refresh_from_db()
    return track
