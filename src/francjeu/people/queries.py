"""Reading the organisation and the accounts; persons are read in register.py."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.people import access, models
from francjeu.people.access import Act
from francjeu.plumbing import ids


class AccountUnknown(Exception):
    """No such account, for this actor."""


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


def missing_before_opening() -> tuple[str, ...]:
    """What the organisation lacks before it may receive reports."""
    found = organisation()
    present = {
        "organisation": bool(found.name),
        "privacy_officer": bool(found.privacy_officer and found.privacy_contact),
        "administrator": administrators().exists(),
    }
    return tuple(key for key, is_there in present.items() if not is_there)


def administrators() -> QuerySet[models.User]:
    """Open accounts with a password which hold the administrator's right."""
    return models.User.objects.filter(
        is_active=True, grants__role=Role.ADMINISTRATOR, grants__ends_on=None
    ).exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)


def setup_is_open(*, token: str, at: datetime) -> bool:
    """True when this token opens the first-run pages now."""
    return models.OneTimeLink.objects.filter(
        kind="setup", token_hash=ids.token_hash(token), used_at=None, expires_at__gt=at
    ).exists()


def account_of_link(*, token: str, at: datetime) -> models.User | None:
    """The account whose password this link sets, if the link still works."""
    link = models.OneTimeLink.objects.filter(
        token_hash=ids.token_hash(token), user__is_active=True, used_at=None, expires_at__gt=at
    )
    found = link.select_related("user").first()
    return found.user if found else None


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


@dataclass(frozen=True, slots=True)
class Account:
    """An account as the access pages print it; rights newest first, ended ones included."""

    ref: str
    name: str
    email: str
    language: str
    is_active: bool
    has_password: bool
    has_second_factor: bool
    grants: tuple[models.Grant, ...]

    @property
    def held(self) -> tuple[models.Grant, ...]:
        """The rights which have not ended."""
        return tuple(grant for grant in self.grants if grant.ends_on is None)


def _accounts() -> QuerySet[models.User]:
    grants = models.Grant.objects.select_related("granted_by").order_by("-starts_on", "-id")
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    return models.User.objects.prefetch_related(Prefetch("grants", queryset=grants)).annotate(
        has_second_factor=Exists(second)
    )


def _account(row: models.User) -> Account:
    return Account(
        ref=str(row.public_id), name=row.name, email=row.email, language=row.language,
        is_active=row.is_active, has_password=row.has_usable_password(),
        has_second_factor=row.has_second_factor,  # type: ignore[attr-defined]  # annotated
        grants=tuple(row.grants.all()),
    )  # fmt: skip


def accounts_for(*, actor: Actor) -> tuple[Account, ...]:
    """Every account, open ones first. Raises Refused."""
    access.RULES.require(actor, Act.VIEW_ACCOUNTS, access.NOTHING)
    return tuple(_account(row) for row in _accounts().order_by("-is_active", "name", "id"))


def account_for(*, actor: Actor, ref: str) -> Account:
    """One account, one's own always. Raises AccountUnknown."""
    row = _accounts().filter(public_id=ref).first()
    own = actor.ref == ref
    if row is None or not (own or access.RULES.allows(actor, Act.VIEW_ACCOUNTS, access.NOTHING)):
        raise AccountUnknown(ref)
    return _account(row)


def user_for(*, ref: str) -> models.User:
    """The account's row, for an operation which checks the actor itself. Raises AccountUnknown."""
    user = models.User.objects.filter(public_id=ref).first()
    if user is None:
        raise AccountUnknown(ref)
    return user


def may_pass_on(*, actor: Actor, account: Account) -> tuple[Role, ...]:
    """The rights this actor may give to this account and which it does not hold yet."""
    held = {Role(grant.role) for grant in account.held}
    return tuple(
        role for role in Role
        if account.is_active and role not in held
        and access.RULES.allows(actor, Act.GRANT, access.Facts(account.ref, role))
    )  # fmt: skip
