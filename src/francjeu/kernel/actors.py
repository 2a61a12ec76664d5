"""Who acts: a person with roles, a reporter by code, a party by link, the clock, the software."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of hand moves. Keys are stored in the journal: never renamed, never reused."""

    STAFF = "staff"
    REPORTER = "reporter"
    PARTY = "party"
    VISITOR = "visitor"
    OPERATOR = "operator"  # someone at the command line of the server
    CLOCK = "clock"
    SOFTWARE = "software"


class Role(StrEnum):
    """What an account may be trusted with. Keys are stored: never renamed, never reused."""

    ADMINISTRATOR = "administrator"
    CASE_MANAGER = "case_manager"
    DECIDER = "decider"
    CHAIR = "chair"
    PRIVACY_OFFICER = "privacy_officer"
    COUNSEL = "counsel"


@dataclass(frozen=True, slots=True)
class Actor:
    """One hand in one act.

    `ref` names the hand without naming the person where the person must stay apart: the account's
    public id for staff, the report's reference for a reporter, the party's id for a party.
    `name` is for display to staff and is empty for reporters and parties.
    """

    kind: Kind
    ref: str = ""
    name: str = ""
    roles: frozenset[Role] = frozenset()

    def has(self, *roles: Role) -> bool:
        """True when the actor holds one of `roles` on this day."""
        return not self.roles.isdisjoint(roles)

    @property
    def is_human(self) -> bool:
        """Only a human hand may move anything that affects a person."""
        return self.kind not in {Kind.CLOCK, Kind.SOFTWARE}


CLOCK = Actor(kind=Kind.CLOCK)
SOFTWARE = Actor(kind=Kind.SOFTWARE)
VISITOR = Actor(kind=Kind.VISITOR)
OPERATOR = Actor(kind=Kind.OPERATOR)
