"""The access pages as printed: who has what, since when, and what the reader may do about it."""

from dataclasses import dataclass

from django.utils import timezone

from francjeu.kernel.actors import Actor, Role
from francjeu.people import queries, register
from francjeu.people.queries import Account, GrantLine


@dataclass(frozen=True, slots=True)
class People:
    """Every account, open ones first."""

    open: tuple[Account, ...]
    closed: tuple[Account, ...]
    may_open: bool
    may_change_organisation: bool

    @property
    def without_second_factor(self) -> int:
        """How many open accounts are guarded by a password alone."""
        return sum(not account.has_second_factor for account in self.open)


@dataclass(frozen=True, slots=True)
class Right:
    """A right of an account, and whether the reader may end it."""

    line: GrantLine
    may_end: bool


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One account: its rights, now and before, and what the reader may do."""

    account: Account
    held: tuple[Right, ...]
    ended: tuple[GrantLine, ...]
    may_give: tuple[Role, ...]
    may_close: bool
    may_invite: bool
    may_recognise: bool
    own: bool


def people(*, actor: Actor) -> People:
    """Who has the right to do what?"""
    accounts = queries.accounts_for(actor=actor)
    return People(
        open=tuple(a for a in accounts if a.is_active),
        closed=tuple(a for a in accounts if not a.is_active),
        may_open=queries.may_open(actor=actor),
        may_change_organisation=queries.may_change_organisation(actor=actor),
    )


def account(*, actor: Actor, ref: str) -> AccountPage:
    """What may this person do, and since when? Raises AccountUnknown."""
    found = queries.account_for(actor=actor, ref=ref)
    may_end = queries.may_end(actor=actor, account=found)
    invites = queries.may_open(actor=actor) and found.is_active and not found.has_password
    return AccountPage(
        account=found,
        held=tuple(Right(line, line.id in may_end) for line in found.held),
        ended=tuple(line for line in found.grants if line.ends_on is not None),
        may_give=queries.may_pass_on(actor=actor, account=found),
        may_close=queries.may_close(actor=actor, account=found),
        may_invite=invites,
        may_recognise=queries.may_recognise(actor=actor, account=found),
        own=actor.ref == ref,
    )


def found(*, actor: Actor, account: Account, search: str) -> list[tuple[str, str]]:
    """The person already recognised, then those found under this name."""
    known = [(account.person_ref, account.person_name)] if account.person_ref else []
    if not search.strip():
        return known
    listing = register.persons_for(actor=actor, on=timezone.localdate(), search=search)
    others = [(line.ref, _told(line)) for line in listing.lines if line.ref != account.person_ref]
    return known + others


def _told(line: register.PersonLine) -> str:
    roles = [", ".join(part for part in (role.label, role.where) if part) for role in line.roles]
    return f"{line.name} — {'; '.join(roles)}" if roles else line.name
