"""Writing accounts, the organisation and persons."""

from datetime import date, datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.people import models


class RightLacking(Exception):
    """Nobody may give a right they lack."""

    def __init__(self, role: Role) -> None:
        super().__init__(role)
        self.role = role


class AddressTaken(Exception):
    """An account with this e-mail address exists."""


def open_account(
    *, email: str, name: str, actor: Actor, at: datetime, password: str | None = None
) -> models.User:
    """Open an account without any right; without password it is set by a one-time link.

    Raises AddressTaken.
    """
    if models.User.objects.filter(email__iexact=email).exists():
        raise AddressTaken(email)
    with transaction.atomic():
        user = models.User(email=email.lower(), name=name, opened_at=at)
        user.set_password(password)
        user.save(force_insert=True)
        journal.record(
            event="account.opened", subject=f"account:{user.public_id}", actor=actor, at=at
        )
    return user


def grant(*, user: models.User, role: Role, actor: Actor, at: datetime, on: date) -> models.Grant:
    """Give a right from `on`. Only who holds it may give it; set-up gives the first.

    Raises RightLacking.
    """
    if actor.kind == Kind.STAFF and not actor.has(role):
        raise RightLacking(role)
    giver = models.User.objects.filter(public_id=actor.ref).first() if actor.ref else None
    with transaction.atomic():
        row = models.Grant(
            user=user, role=role.value, starts_on=on, granted_by=giver, granted_at=at
        )
        row.save(force_insert=True)
        journal.record(
            event="role.granted",
            subject=f"account:{user.public_id}",
            actor=actor,
            at=at,
            facts={"role": role.value},
        )
    return row
