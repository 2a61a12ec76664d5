"""Reading the organisation and the accounts; persons are read in register.py."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.people import access, models, words
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


def setup_link(*, token: str, at: datetime) -> int | None:
    """The link under this token, if it opens the first-run pages now."""
    open_now = _setup_links(at).filter(token_hash=ids.token_hash(token))
    return open_now.values_list("pk", flat=True).first()


def setup_is_open(*, link: int, at: datetime) -> bool:
    """True while this link opens the first-run pages: 24 hours, or until the organisation opens."""
    return _setup_links(at).filter(pk=link).exists()


def _setup_links(at: datetime) -> QuerySet[models.OneTimeLink]:
    return models.OneTimeLink.objects.filter(kind="setup", used_at=None, expires_at__gt=at)


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
class GrantLine:
    """A right given, in words: by whom (nobody: at set-up or from the server), from when."""

    id: int
    role: Role
    label: str
    starts_on: date
    ends_on: date | None
    given_by: str


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
    opened_at: datetime
    last_login: datetime | None
    person_ref: str
    person_name: str
    grants: tuple[GrantLine, ...]

    @property
    def held(self) -> tuple[GrantLine, ...]:
        """The rights which have not ended."""
        return tuple(grant for grant in self.grants if grant.ends_on is None)


def _accounts() -> QuerySet[models.User]:
    grants = models.Grant.objects.select_related("granted_by").order_by("-starts_on", "-id")
    second = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    rows = models.User.objects.select_related("person")
    return rows.prefetch_related(Prefetch("grants", queryset=grants)).annotate(
        has_second_factor=Exists(second)
    )


def _grant_line(row: models.Grant) -> GrantLine:
    return GrantLine(
        id=row.pk,
        role=Role(row.role),
        label=str(words.RIGHTS[row.role]),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        given_by=row.granted_by.name if row.granted_by else "",
    )


def _account(row: models.User) -> Account:
    return Account(
        ref=str(row.public_id), name=row.name, email=row.email, language=row.language,
        is_active=row.is_active, has_password=row.has_usable_password(),
        has_second_factor=bool(getattr(row, "has_second_factor", False)),
        opened_at=row.opened_at,
        last_login=row.last_login,
        person_ref=str(row.person.public_id) if row.person else "",
        person_name=f"{row.person.given_name} {row.person.family_name}" if row.person else "",
        grants=tuple(_grant_line(grant) for grant in row.grants.all()),
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


def holders(*, roles: frozenset[Role], on: date) -> tuple[models.User, ...]:
    """The open accounts which hold one of these rights that day, in the order they were opened."""
    held = models.Grant.objects.filter(role__in=[r.value for r in roles], starts_on__lte=on)
    held = held.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on))
    return tuple(
        models.User.objects.filter(is_active=True, pk__in=held.values("user_id")).order_by(
            "opened_at", "id"
        )
    )


def user_at(*, email: str) -> models.User:
    """The account of this address, whatever its capitals. Raises AccountUnknown."""
    user = models.User.objects.filter(email__iexact=email).first()
    if user is None:
        raise AccountUnknown(email)
    return user


def grant_for(*, ref: str, grant_id: int) -> models.Grant:
    """A right of this account, for an operation. Raises AccountUnknown."""
    grants = models.Grant.objects.select_related("user")
    found = grants.filter(pk=grant_id, user__public_id=ref).first()
    if found is None:
        raise AccountUnknown(ref)
    return found


def may_pass_on(*, actor: Actor, account: Account) -> tuple[Role, ...]:
    """The rights this actor may give to this account and which it does not hold yet."""
    held = {grant.role for grant in account.held}
    return tuple(
        role for role in Role
        if account.is_active and role not in held
        and access.RULES.allows(actor, Act.GRANT, access.Facts(account.ref, role))
    )  # fmt: skip


def may_give(*, actor: Actor, role: Role) -> bool:
    """True when this actor may give this right to someone else."""
    return access.RULES.allows(actor, Act.GRANT, access.Facts(role=role))


def may_end(*, actor: Actor, account: Account) -> frozenset[int]:
    """The rights of this account which this actor may end."""
    return frozenset(
        grant.id for grant in account.held
        if access.RULES.allows(actor, Act.END_GRANT, access.Facts(account.ref, grant.role))
    )  # fmt: skip


def may_close(*, actor: Actor, account: Account) -> bool:
    """True when this actor may close this account."""
    facts = access.Facts(account_ref=account.ref)
    return account.is_active and access.RULES.allows(actor, Act.CLOSE_ACCOUNT, facts)


def may_open(*, actor: Actor) -> bool:
    """True when this actor opens accounts and sends invitations."""
    return access.RULES.allows(actor, Act.OPEN_ACCOUNT, access.NOTHING)


def may_recognise(*, actor: Actor, account: Account) -> bool:
    """True when this actor may say who in the register holds this account."""
    return access.RULES.allows(actor, Act.RECOGNISE, access.Facts(account_ref=account.ref))


def may_change_organisation(*, actor: Actor) -> bool:
    """True when this actor may correct the organisation’s details."""
    return access.RULES.allows(actor, Act.CHANGE_ORGANISATION, access.NOTHING)
