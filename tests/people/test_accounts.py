"""Accounts: nobody gives a right they lack, edits their own, or locks everybody out."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.conftest import NOON
from tests.factories.people import LONG_AGO, PASSWORD, an_account

from francjeu.journal import queries as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, OPERATOR, SOFTWARE, VISITOR, Actor, Role
from francjeu.people import models, queries
from francjeu.people.operations import accounts, links
from francjeu.people.operations.links import LinkKind

pytestmark = pytest.mark.django_db


def hand(user: models.User) -> Actor:
    return queries.actor_for(user=user, on=NOON.date())


def give(user: models.User, role: Role, *, by: Actor) -> models.Grant:
    return accounts.grant(user=user, role=role, actor=by, at=NOON, on=NOON.date())


# a counsel's right, to read, is part of a case manager's
GIVERS = {role: role for role in Role} | {Role.COUNSEL: Role.CASE_MANAGER}


@pytest.mark.parametrize("held", Role)
@pytest.mark.parametrize("given", Role)
def test_gives_only_a_right_one_holds(held: Role, given: Role) -> None:
    giver, other = hand(an_account(roles=[held])), an_account(roles=[])
    if GIVERS[given] is held:
        give(other, given, by=giver)
        assert hand(other).roles == {given}
    else:
        with pytest.raises(accounts.RightLacking):
            give(other, given, by=giver)
        assert hand(other).roles == frozenset()


@pytest.mark.parametrize("role", Role)
def test_nobody_gives_themselves_a_right(role: Role) -> None:
    user = an_account(roles=[r for r in Role if r is not role])
    with pytest.raises(accounts.RightLacking):
        give(user, role, by=hand(user))


def test_the_database_refuses_a_right_given_to_oneself() -> None:
    user = an_account(roles=[])
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Grant(
            user=user, role="chair", starts_on=LONG_AGO, granted_by=user, granted_at=NOON
        ).save()


@pytest.mark.parametrize("actor", [VISITOR, SOFTWARE, CLOCK, Actor(kind=VISITOR.kind, ref="x")])
def test_neither_machine_nor_stranger_gives_a_right(actor: Actor) -> None:
    with pytest.raises(accounts.RightLacking):
        give(an_account(roles=[]), Role.CHAIR, by=actor)


def test_a_right_which_ended_cannot_be_given_any_more() -> None:
    user, admin = an_account(roles=[Role.DECIDER]), hand(an_account(roles=[Role.ADMINISTRATOR]))
    accounts.end_grant(grant=user.grants.get(), actor=admin, at=NOON)
    with pytest.raises(accounts.RightLacking):
        give(an_account(roles=[]), Role.DECIDER, by=hand(user))


def test_a_right_is_held_once() -> None:
    chair, other = hand(an_account(roles=[Role.CHAIR])), an_account(roles=[])
    give(other, Role.CHAIR, by=chair)
    with pytest.raises(accounts.AlreadyHeld):
        give(other, Role.CHAIR, by=chair)


def test_the_journal_tells_who_gave_what_and_who_ended_it() -> None:
    admin, other = hand(an_account(roles=[Role.ADMINISTRATOR])), an_account(roles=[])
    accounts.end_grant(grant=give(other, Role.ADMINISTRATOR, by=admin), actor=admin, at=NOON)
    lines = journal.history(subject=accounts.subject(other))
    assert [(line.event, line.actor) for line in lines[:2]] == [
        ("role.ended", f"staff:{admin.ref}"),
        ("role.granted", f"staff:{admin.ref}"),
    ]


@pytest.mark.parametrize("role", Role)
def test_ends_a_right_only_as_administrator_or_holder(role: Role) -> None:
    user = an_account(roles=[Role.DECIDER])
    hand_ = hand(an_account(roles=[role]))
    if role in {Role.ADMINISTRATOR, Role.DECIDER}:
        accounts.end_grant(grant=user.grants.get(), actor=hand_, at=NOON)
        assert hand(user).roles == frozenset()
    else:
        with pytest.raises(Refused):
            accounts.end_grant(grant=user.grants.get(), actor=hand_, at=NOON)


def test_nobody_ends_a_right_of_their_own() -> None:
    an_account(roles=[Role.ADMINISTRATOR])
    user = an_account(roles=[Role.ADMINISTRATOR])
    with pytest.raises(Refused):
        accounts.end_grant(grant=user.grants.get(), actor=hand(user), at=NOON)


def test_the_last_administrator_can_neither_be_closed_nor_lose_the_right() -> None:
    last = an_account(roles=[Role.ADMINISTRATOR])
    with pytest.raises(accounts.LastAdministrator):
        accounts.close_account(user=last, actor=OPERATOR, at=NOON)
    with pytest.raises(accounts.LastAdministrator):
        accounts.end_grant(grant=last.grants.get(), actor=OPERATOR, at=NOON)
    last.refresh_from_db()
    assert last.is_active


def test_a_closed_account_has_no_right_and_gets_none() -> None:
    admin, other = hand(an_account(roles=[Role.ADMINISTRATOR])), an_account(roles=[Role.CHAIR])
    accounts.close_account(user=other, actor=admin, at=NOON)
    other.refresh_from_db()
    assert hand(other).roles == frozenset()
    with pytest.raises(accounts.AccountClosed):
        give(other, Role.ADMINISTRATOR, by=admin)


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_opens_and_closes_accounts(role: Role) -> None:
    an_account(roles=[Role.ADMINISTRATOR])
    actor = hand(an_account(roles=[role]))
    if role is Role.ADMINISTRATOR:
        user = accounts.open_account(email="a@exemple.test", name="A", actor=actor, at=NOON)
        accounts.close_account(user=user, actor=actor, at=NOON)
    else:
        with pytest.raises(Refused):
            accounts.open_account(email="a@exemple.test", name="A", actor=actor, at=NOON)
        with pytest.raises(Refused):
            accounts.close_account(user=an_account(roles=[]), actor=actor, at=NOON)


def test_an_address_opens_one_account_whatever_its_capitals() -> None:
    an_account(email="Camille@Exemple.test")
    with pytest.raises(accounts.AddressTaken):
        an_account(email="camille@exemple.TEST")


def test_an_invitation_sets_a_password_once() -> None:
    admin, user = hand(an_account(roles=[Role.ADMINISTRATOR])), an_account(roles=[])
    token = links.make(kind=LinkKind.INVITATION, user=user, actor=admin, at=NOON)
    assert queries.account_of_link(token=token, at=NOON) == user
    links.set_password(token=token, password=PASSWORD, at=NOON)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    with pytest.raises(links.LinkSpent):
        links.set_password(token=token, password="un autre mot de passe", at=NOON)
    assert not models.OneTimeLink.objects.filter(token_hash=token).exists()


def test_a_link_dies_with_time_with_a_newer_one_and_with_its_account() -> None:
    admin, user = hand(an_account(roles=[Role.ADMINISTRATOR])), an_account(roles=[])
    old = links.make(kind=LinkKind.INVITATION, user=user, actor=admin, at=NOON)
    new = links.make(kind=LinkKind.INVITATION, user=user, actor=admin, at=NOON)
    assert queries.account_of_link(token=old, at=NOON) is None
    late = NOON + timedelta(days=7)
    assert queries.account_of_link(token=new, at=late - timedelta(seconds=1)) == user
    assert queries.account_of_link(token=new, at=late) is None
    accounts.close_account(user=user, actor=admin, at=NOON)
    with pytest.raises(links.LinkSpent):
        links.set_password(token=new, password=PASSWORD, at=NOON)


def test_an_administrator_cannot_take_over_an_account_which_has_a_password() -> None:
    admin, user = hand(an_account(roles=[Role.ADMINISTRATOR])), an_account(password=PASSWORD)
    for kind in (LinkKind.INVITATION, LinkKind.RECOVERY):
        with pytest.raises(Refused):
            links.make(kind=kind, user=user, actor=admin, at=NOON)
    token = links.make(kind=LinkKind.RECOVERY, user=user, actor=OPERATOR, at=NOON)
    assert queries.account_of_link(token=token, at=NOON) == user


def test_the_list_of_accounts_costs_the_same_for_ten_and_for_twenty(
    django_assert_num_queries: object,
) -> None:
    admin = hand(an_account(roles=[Role.ADMINISTRATOR]))
    for wanted in (10, 20):
        while models.User.objects.count() < wanted:
            an_account(roles=[Role.DECIDER, Role.CHAIR])
        with django_assert_num_queries(2):  # type: ignore[operator]
            assert len(queries.accounts_for(actor=admin)) == wanted
