"""The first run: who holds the first rights. Only from the server, and only before opening."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.people import models, queries
from francjeu.people.operations import accounts


class AlreadyOpen(Exception):
    """Once the organisation is open, rights are given by who holds them."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who gets rights at set-up; without password they are invited."""

    name: str
    email: str
    roles: frozenset[Role]
    password: str | None = None


def name_administrator(*, holder: Holder, actor: Actor, at: datetime) -> models.User:
    """Name the first administrator, or correct who it is while nothing is open.

    Raises Refused, AlreadyOpen, AddressTaken.
    """
    _check(actor)
    roles = holder.roles | {Role.ADMINISTRATOR}
    with transaction.atomic():
        user = queries.administrators().first()
        if user is None:
            user = accounts.open_account(
                email=holder.email, name=holder.name, password=holder.password, actor=actor, at=at
            )
        else:
            _correct(user, holder, actor=actor, at=at)
        _hold(user, roles, actor=actor, at=at)
    return user


def name_holder(*, holder: Holder, actor: Actor, at: datetime) -> models.User:
    """Name another person who holds rights from the first day.

    Raises Refused, AlreadyOpen, AddressTaken.
    """
    _check(actor)
    with transaction.atomic():
        user = accounts.open_account(email=holder.email, name=holder.name, actor=actor, at=at)
        _hold(user, holder.roles, actor=actor, at=at)
    return user


def _check(actor: Actor) -> None:
    if actor.kind is not Kind.OPERATOR:
        raise Refused("first_run")
    if queries.organisation().is_open:
        raise AlreadyOpen


def _correct(user: models.User, holder: Holder, *, actor: Actor, at: datetime) -> None:
    taken = models.User.objects.filter(email__iexact=holder.email).exclude(pk=user.pk)
    if taken.exists():
        raise accounts.AddressTaken(holder.email)
    user.name, user.email = holder.name, holder.email.lower()
    if holder.password:
        user.set_password(holder.password)
    user.save(update_fields=["name", "email", "password"])
    journal.record(event="account.changed", subject=accounts.subject(user), actor=actor, at=at)


def _hold(user: models.User, roles: frozenset[Role], *, actor: Actor, at: datetime) -> None:
    """Exactly these rights: the missing ones are given, the others ended."""
    held = list(user.grants.filter(ends_on=None).select_related("user"))
    for grant in held:
        if Role(grant.role) not in roles:
            accounts.end_grant(grant=grant, actor=actor, at=at)
    for role in sorted(roles - {Role(grant.role) for grant in held}):
        accounts.grant(user=user, role=role, actor=actor, at=at, on=at.date())
