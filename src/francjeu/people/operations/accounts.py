"""Writing accounts and their rights. Nobody gives a right they lack, nor edits their own."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Role
from francjeu.people import access, models
from francjeu.people.access import Act, Facts


class RightLacking(Refused):
    """Nobody may give a right they lack, nor give one to themselves."""

    def __init__(self, role: Role) -> None:
        super().__init__(Act.GRANT.value)
        self.role = role


class AddressTaken(Exception):
    """An account with this e-mail address exists."""


class AlreadyHeld(Exception):
    """The account holds this right already."""


class AccountClosed(Exception):
    """A closed account gets no right and no link."""


class LastAdministrator(Exception):
    """Somebody must be able to open accounts: the last administrator stays."""


def subject(user: models.User) -> str:
    """The account's chain in the journal."""
    return f"account:{user.public_id}"


def open_account(
    *,
    email: str,
    name: str,
    actor: Actor,
    at: datetime,
    password: str | None = None,
    language: str = "fr",
) -> models.User:
    """Open an account without any right; without password it is set by a one-time link.

    The address of a closed account opens that account again, with its history and nothing of what
    guarded it. Raises Refused, AddressTaken.
    """
    access.RULES.require(actor, Act.OPEN_ACCOUNT, access.NOTHING)
    with transaction.atomic():
        user = _closed(email) or models.User(email=email.lower(), opened_at=at)
        user.person = user.person if user.name == name else None  # an address may change hands
        user.name, user.language, user.is_active = name, language, True
        user.set_password(password)
        user.save()
        journal.record(event="account.opened", subject=subject(user), actor=actor, at=at)
    return user


def _closed(email: str) -> models.User | None:
    """The closed account with this address, without its second step. Raises AddressTaken."""
    user = models.User.objects.select_for_update().filter(email__iexact=email).first()
    if user is None:
        return None
    if user.is_active:
        raise AddressTaken(email)
    Authenticator.objects.filter(user=user).delete()
    return user


def grant(*, user: models.User, role: Role, actor: Actor, at: datetime, on: date) -> models.Grant:
    """Give a right from `on`. Only who holds it may give it, to another; set-up gives the first.

    Raises RightLacking, AlreadyHeld, AccountClosed.
    """
    facts = Facts(account_ref=str(user.public_id), role=role)
    if not access.RULES.allows(actor, Act.GRANT, facts):
        raise RightLacking(role)
    if not user.is_active:
        raise AccountClosed(user.public_id)
    giver = models.User.objects.filter(public_id=actor.ref).first() if actor.ref else None
    row = models.Grant(user=user, role=role.value, starts_on=on, granted_by=giver, granted_at=at)
    with transaction.atomic():
        _insert(row)
        journal.record(
            event="role.granted", subject=subject(user), actor=actor, at=at,
            facts={"role": role.value, "from": on.isoformat()},
        )  # fmt: skip
    return row


def _insert(row: models.Grant) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyHeld(row.role) from error


def end_grant(*, grant: models.Grant, actor: Actor, at: datetime) -> None:
    """End a right today; it stays in the history. An ended right ends once.

    Raises Refused, LastAdministrator.
    """
    role, user = Role(grant.role), grant.user
    facts = Facts(account_ref=str(user.public_id), role=role)
    access.RULES.require(actor, Act.END_GRANT, facts)
    with transaction.atomic():
        if role is Role.ADMINISTRATOR:
            _keep_an_administrator(without=user)
        _end(grant, actor=actor, at=at)


def _end(grant: models.Grant, *, actor: Actor, at: datetime) -> None:
    today = timezone.localdate(at)
    ended = models.Grant.objects.filter(pk=grant.pk, ends_on__isnull=True).update(
        ends_on=max(today, grant.starts_on)
    )
    if ended:
        journal.record(
            event="role.ended", subject=subject(grant.user), actor=actor, at=at,
            facts={"role": grant.role},
        )  # fmt: skip


def _keep_an_administrator(*, without: models.User) -> None:
    """Raise LastAdministrator if nobody else could open accounts.

    Every open administrator's grant is locked first, so that two of them cannot end each other.
    """
    held = models.Grant.objects.select_for_update().filter(
        role=Role.ADMINISTRATOR, ends_on__isnull=True, user__is_active=True
    )
    if not [row for row in held if row.user_id != without.pk]:
        raise LastAdministrator(without.public_id)


def close_account(*, user: models.User, actor: Actor, at: datetime) -> None:
    """Close an account and end its rights; its history stays. Not one's own.

    Raises Refused, LastAdministrator.
    """
    access.RULES.require(actor, Act.CLOSE_ACCOUNT, Facts(account_ref=str(user.public_id)))
    with transaction.atomic():
        held = list(user.grants.filter(ends_on__isnull=True).select_related("user"))
        if any(row.role == Role.ADMINISTRATOR for row in held):
            _keep_an_administrator(without=user)
        for row in held:
            _end(row, actor=actor, at=at)
        models.User.objects.filter(pk=user.pk).update(is_active=False)
        journal.record(event="account.closed", subject=subject(user), actor=actor, at=at)


def recognise(
    *, user: models.User, person: models.Person | None, actor: Actor, at: datetime
) -> None:
    """Say which person of the register the account’s holder is, or nobody.

    Ties to a case are found through that person’s roles; so it is said by another. Raises Refused.
    """
    access.RULES.require(actor, Act.RECOGNISE, Facts(account_ref=str(user.public_id)))
    with transaction.atomic():
        models.User.objects.filter(pk=user.pk).update(person=person)
        journal.record(
            event="account.changed", subject=subject(user), actor=actor, at=at,
            facts={"person": str(person.public_id) if person else ""},
        )  # fmt: skip


def remove_second_factor(*, user: models.User, actor: Actor, at: datetime) -> None:
    """Take every second factor away from a person locked out; only from the command line.

    Raises Refused.
    """
    if not access.is_operator(actor, access.NOTHING):
        raise Refused("remove_second_factor")
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        journal.record(
            event="account.secured", subject=subject(user), actor=actor, at=at,
            facts={"what": "second_factor_removed"},
        )  # fmt: skip


def note_security(*, user: models.User, what: str, actor: Actor, at: datetime) -> None:
    """Remember that the account was signed in to, or that what guards it changed."""
    journal.record(
        event="account.secured", subject=subject(user), actor=actor, at=at, facts={"what": what}
    )


def note_sign_in(*, user: models.User, actor: Actor, at: datetime) -> None:
    """Remember that a person signed in."""
    journal.record(event="account.signed_in", subject=subject(user), actor=actor, at=at)
