"""Who is bound: classes of persons, dated roles, and the explained answer for one day.

Source: the policy's own list of bound classes (mission: members, employees, committee members,
directors); the table says which role puts a person in which class. A role which is in no bound
class (parent, spectator) binds nobody unless the policy in force says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the sport, between two dates. Keys are stored: never renamed."""

    ATHLETE = "athlete"
    COACH = "coach"
    OFFICIAL = "official"
    VOLUNTEER = "volunteer"
    SPORT_LEAD = "sport_lead"
    EMPLOYEE = "employee"
    COMMITTEE_MEMBER = "committee_member"
    DIRECTOR = "director"
    PARENT = "parent"
    SPECTATOR = "spectator"
    PARTNER = "partner"


# role → classes it may put a person in, the narrowest first
CLASSES: dict[Role, tuple[str, ...]] = {
    Role.ATHLETE: ("athlete", "member"),
    Role.COACH: ("coach", "member"),
    Role.OFFICIAL: ("official", "member"),
    Role.VOLUNTEER: ("volunteer", "member"),
    Role.SPORT_LEAD: ("member",),
    Role.EMPLOYEE: ("employee",),
    Role.COMMITTEE_MEMBER: ("committee_member",),
    Role.DIRECTOR: ("director",),
    Role.PARENT: ("parent",),
    Role.SPECTATOR: ("spectator",),
    Role.PARTNER: (),
}


@dataclass(frozen=True, slots=True)
class Held:
    """One role, where it is held, from a day to a day (None: still held)."""

    role: Role
    where: str
    starts_on: date
    ends_on: date | None

    def on(self, day: date) -> bool:
        """True when the role was held that day, both ends included."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one role binds, or does not, that day. `bound_as` is the policy's class, or ""."""

    held: Held
    current: bool
    bound_as: str


@dataclass(frozen=True, slots=True)
class Status:
    """The explained answer: bound or not on `day`, with one reason per role ever held."""

    day: date
    is_bound: bool
    reasons: tuple[Reason, ...]


def status(*, roles: Iterable[Held], bound_classes: Iterable[str], day: date) -> Status:
    """Is the person bound on `day` by a policy that binds `bound_classes`?"""
    bound = frozenset(bound_classes)
    reasons = tuple(
        Reason(held=h, current=h.on(day), bound_as=_class_of(h.role, bound)) for h in roles
    )
    return Status(day=day, is_bound=any(r.current and r.bound_as for r in reasons), reasons=reasons)


def is_employment(status: Status) -> bool:
    """True when, that day, the person is there as an employee and as nothing else.

    What they did is then a matter of loyalty between employer and employee (C-ID-4), not of the
    ladder of members.
    """
    current = {reason.held.role for reason in status.reasons if reason.current}
    return current == {Role.EMPLOYEE}


def _class_of(role: Role, bound: frozenset[str]) -> str:
    return next((c for c in CLASSES[role] if c in bound), "")
