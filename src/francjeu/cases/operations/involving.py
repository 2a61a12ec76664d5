"""What a party is and did: a person, a team or an institution; author, contributor or follower."""

from typing import TYPE_CHECKING

from francjeu.cases.models import Collective, Involvement, Party
from francjeu.kernel.procedure.qualifying import Part
from francjeu.people.models import Institution

if TYPE_CHECKING:
    from francjeu.cases.operations.opening import Someone

# a team or a school may be concerned or targeted; it never speaks for anyone
_COLLECTIVE_ROLES = frozenset({"respondent", "impacted", "complainant"})


class NotAPerson(Exception):
    """A team or an institution cannot be this: a guardian, a witness, a support person."""


class OnlyFollowed(Exception):
    """Who only follows or joined did not contribute, unless someone says why (C-C-4)."""


def check(someone: "Someone", *, reason: str) -> None:
    """Pass when this party may be what it is said to be. Raises NotAPerson, OnlyFollowed."""
    if (someone.team or someone.body) and someone.role not in _COLLECTIVE_ROLES:
        raise NotAPerson
    if someone.part == Part.FOLLOWER and not reason.strip():
        raise OnlyFollowed


def name_of(someone: "Someone") -> str:
    """The name of a team or an institution, or ""."""
    if someone.team:
        return f"{someone.team.name}, {someone.team.institution.name}"
    return someone.body.name if someone.body else ""


def place_of(someone: "Someone") -> Institution | None:
    """The school of a person or of a team, or the institution itself."""
    return someone.team.institution if someone.team else someone.body or someone.institution


def address_of(someone: "Someone") -> str:
    """Where a team’s school or an institution is written to, or ""."""
    place = place_of(someone) if someone.team or someone.body else None
    return place.contact_email if place else ""


def note(*, party: Party, someone: "Someone", reason: str) -> None:
    """Keep what the party is and did, beside its row. Only `add_party` calls it."""
    if someone.team or someone.body:
        body = None if someone.team else someone.body
        Collective(party=party, team=someone.team, institution=body).save(force_insert=True)
    if someone.part:
        Involvement(party=party, part=someone.part, reason=reason).save(force_insert=True)
