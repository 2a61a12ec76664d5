"""One-time links: the only way to set a password for the first time, or to start the set-up."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import OPERATOR, Actor, Kind
from francjeu.people import access, models
from francjeu.people.access import Act
from francjeu.people.operations import accounts
from francjeu.plumbing import ids


class LinkKind(StrEnum):
    """What a link is for. Keys are stored: never renamed."""

    SETUP = "setup"
    INVITATION = "invitation"
    RECOVERY = "recovery"


LASTS = {
    LinkKind.SETUP: timedelta(hours=24),
    LinkKind.INVITATION: timedelta(days=7),
    LinkKind.RECOVERY: timedelta(hours=24),
}


class LinkSpent(Exception):
    """The link was used, is too old, or never was: the same answer for all three."""


def make(*, kind: LinkKind, user: models.User, actor: Actor, at: datetime) -> str:
    """Make a link for this account and return its token, which is kept nowhere.

    An invitation is for an account which never had a password; a recovery comes from the command
    line. Earlier links of the account stop working. Raises Refused, AccountClosed.
    """
    _may_make(kind, user=user, actor=actor)
    if not user.is_active:
        raise accounts.AccountClosed(user.public_id)
    with transaction.atomic():
        _void(user, at=at)
        token = _kept(kind, user=user, at=at)
        journal.record(
            event="account.link_made", subject=accounts.subject(user), actor=actor, at=at,
            facts={"kind": kind.value},
        )  # fmt: skip
    return token


def _may_make(kind: LinkKind, *, user: models.User, actor: Actor) -> None:
    access.RULES.require(actor, Act.OPEN_ACCOUNT, access.NOTHING)
    needs_operator = kind is not LinkKind.INVITATION or user.has_usable_password()
    if needs_operator and actor.kind is not Kind.OPERATOR:
        raise Refused(f"link_{kind}")


def _kept(kind: LinkKind, *, user: models.User | None, at: datetime) -> str:
    token = ids.new_token()
    models.OneTimeLink(
        kind=kind.value, token_hash=ids.token_hash(token), user=user, made_at=at,
        expires_at=at + LASTS[kind],
    ).save(force_insert=True)  # fmt: skip
    return token


def _void(user: models.User, *, at: datetime) -> None:
    models.OneTimeLink.objects.filter(user=user, used_at=None, expires_at__gt=at).update(
        expires_at=at
    )


def set_password(*, token: str, password: str, at: datetime) -> models.User:
    """Set the password of the link's account, once. Raises LinkSpent."""
    with transaction.atomic():
        link = _take(token, at=at)
        user = link.user
        if user is None:
            raise LinkSpent
        user.set_password(password)
        user.save(update_fields=["password"])
        _void(user, at=at)
        actor = Actor(kind=Kind.STAFF, ref=str(user.public_id), name=user.name)
        journal.record(
            event="account.link_used", subject=accounts.subject(user), actor=actor, at=at,
            facts={"kind": link.kind},
        )  # fmt: skip
    return user


def _take(token: str, *, at: datetime) -> models.OneTimeLink:
    """Spend the link: of two people who use it at once, one is too late."""
    links = models.OneTimeLink.objects.filter(
        token_hash=ids.token_hash(token), user__is_active=True, used_at=None, expires_at__gt=at
    )
    if not links.update(used_at=at):
        raise LinkSpent
    found = models.OneTimeLink.objects.select_related("user")
    return found.get(token_hash=ids.token_hash(token))


def new_setup_link(*, at: datetime) -> str | None:
    """A token for the first-run pages, good for 24 hours; None once the organisation is open."""
    if models.Organisation.objects.filter(opened_at__isnull=False).exists():
        return None
    with transaction.atomic():
        token = _kept(LinkKind.SETUP, user=None, at=at)
        journal.record(event="setup.link_made", subject="organisation", actor=OPERATOR, at=at)
    return token
