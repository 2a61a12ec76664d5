"""Who has access to a case, and what they declared; who could be given a seat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from francjeu.cases import facts, models, ties
from francjeu.kernel.actors import Role
from francjeu.people.models import Grant, User

# Whose work gives access to every case they have no tie with.
BY_ROLE = frozenset({Role.CASE_MANAGER, Role.CHAIR})
# Who may be given a seat: to decide, or to read.
SEATED = frozenset({Role.DECIDER, Role.CHAIR, Role.COUNSEL, Role.PRIVACY_OFFICER})


@dataclass(frozen=True, slots=True)
class Place:
    """Someone at the table. `declared` is None while nothing was said; `tied` closes access."""

    ref: str
    name: str
    roles: tuple[Role, ...]
    seated: bool
    declared: bool | None
    tied: bool
    instance: str = ""


def around(*, case: models.Case, on: date) -> tuple[Place, ...]:
    """Everyone with access to the case on that day, and those who stepped aside."""
    access = facts.access_facts(case)
    said = ties.declared(case)
    held = case.seats.filter(left_at__isnull=True).values_list("user__public_id", "instance")
    seats = {str(ref): instance for ref, instance in held}
    return tuple(
        _place(user, roles, said=said, seats=seats, linked=access.linked)
        for user, roles in _staff(on).items()
        if not roles & access.excluded
        and (roles & BY_ROLE or str(user.public_id) in access.seated | set(said))
    )


def could_sit(*, case: models.Case, on: date) -> tuple[Place, ...]:
    """The accounts that may be given a seat: those which do not hold one yet."""
    seated = facts.access_facts(case).seated
    return tuple(
        _place(user, roles)
        for user, roles in _staff(on).items()
        if roles & SEATED and str(user.public_id) not in seated
    )


def could_manage(*, case: models.Case, on: date) -> tuple[Place, ...]:
    """The other case managers; the chair too when those are kept out of the case."""
    access = facts.access_facts(case)
    kept_out = Role.CASE_MANAGER in access.excluded
    desk = frozenset({Role.CHAIR}) if kept_out else frozenset({Role.CASE_MANAGER})
    return tuple(
        _place(user, roles)
        for user, roles in _staff(on).items()
        if roles & desk and user.pk != case.manager_id and not roles & access.excluded
    )


def _staff(on: date) -> dict[User, frozenset[Role]]:
    """Every open account with the rights it holds that day, by name, in one query."""
    held = Grant.objects.filter(starts_on__lte=on, user__is_active=True).filter(
        Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    )
    found: dict[User, frozenset[Role]] = {}
    for grant in held.select_related("user").order_by("user__name", "user_id"):
        found[grant.user] = found.get(grant.user, frozenset()) | {Role(grant.role)}
    return found


def _place(
    user: User, roles: frozenset[Role], *, said: Mapping[str, bool] | None = None,
    seats: Mapping[str, str] | None = None, linked: frozenset[str] = frozenset(),
) -> Place:  # fmt: skip
    ref = str(user.public_id)
    tie = (said or {}).get(ref)
    return Place(
        ref=ref, name=user.name, roles=tuple(r for r in Role if r in roles),
        seated=ref in (seats or {}), declared=None if tie is None else not tie, tied=ref in linked,
        instance=(seats or {}).get(ref, ""),
    )  # fmt: skip
