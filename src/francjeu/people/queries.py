"""Reading accounts, the organisation and persons."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.people import models


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation as pages print it; empty strings where it was not told."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    website: str = ""
    privacy_officer: str = ""
    privacy_title: str = ""
    privacy_contact: str = ""
    opened_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Live: reports are received."""
        return self.opened_at is not None


def organisation() -> Organisation:
    """The organisation of this installation, or an empty one before set-up."""
    row = models.Organisation.objects.filter(id=1).values(*Organisation.__slots__).first()
    return Organisation(**row) if row else Organisation()


def actor_for(*, user: models.User, on: date) -> Actor:
    """The account as an actor, with the roles it holds that day."""
    held = (
        models.Grant.objects.filter(user=user, starts_on__lte=on)
        .filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
        .values_list("role", flat=True)
    )
    return Actor(
        kind=Kind.STAFF,
        ref=str(user.public_id),
        name=user.name,
        roles=frozenset(Role(role) for role in held) if user.is_active else frozenset(),
    )
