"""Access pages: who has what; no forged form gives a right that the page does not offer."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.people import PASSWORD, a_person, an_account

from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.people import models, queries
from francjeu.people.operations import accounts
from francjeu.web.accounts import tasks

pytestmark = pytest.mark.django_db


def as_(*roles: Role, client: Client) -> models.User:
    user = an_account(roles=roles)
    client.force_login(user)
    return user


def held(user: models.User) -> set[str]:
    return set(user.grants.filter(ends_on=None).values_list("role", flat=True))


def page(user: models.User) -> str:
    return reverse("accounts:account", args=[user.public_id])


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", ["people", "open"])
def test_opens_to_those_who_may(client: Client, role: Role, name: str) -> None:
    as_(role, client=client)
    allowed = role is Role.ADMINISTRATOR if name == "open" else role is not Role.COUNSEL
    assert client.get(reverse(f"accounts:{name}")).status_code == (200 if allowed else 404)


@pytest.mark.parametrize("given", Role)
@pytest.mark.parametrize("role", Role)
def test_a_forged_form_gives_only_what_its_sender_holds(
    client: Client, role: Role, given: Role
) -> None:
    as_(role, client=client)
    other = an_account(roles=[])
    address = reverse("accounts:give", args=[other.public_id])
    response = client.post(address, {"role": given.value})
    holds = given is role is not Role.COUNSEL or (role, given) == (Role.CASE_MANAGER, Role.COUNSEL)
    assert held(other) == ({given.value} if holds else set())
    assert response.status_code == (303 if holds else 404 if role is Role.COUNSEL else 422)
    shown = client.get(page(other)).content.decode()
    assert (f'value="{given.value}"' in shown) is False


@pytest.mark.parametrize("role", set(Role) - {Role.COUNSEL})
def test_nobody_gives_themselves_a_right_by_a_forged_form(client: Client, role: Role) -> None:
    user = as_(role, client=client)
    for wanted in Role:
        client.post(reverse("accounts:give", args=[user.public_id]), {"role": wanted.value})
    assert held(user) == {role.value}


def test_nobody_ends_their_own_right_or_closes_their_own_account(client: Client) -> None:
    an_account(roles=[Role.ADMINISTRATOR])
    user = as_(Role.ADMINISTRATOR, client=client)
    own = user.grants.get()
    addresses = (
        reverse("accounts:end", args=[user.public_id, own.pk]),
        reverse("accounts:close", args=[user.public_id]),
    )
    for address in addresses:
        assert client.post(address).status_code == 404
        assert address not in client.get(page(user)).content.decode()
    assert held(user) == {"administrator"}


def test_a_right_is_ended_only_on_the_account_it_belongs_to(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    chair, other = an_account(roles=[Role.CHAIR]), an_account(roles=[])
    address = reverse("accounts:end", args=[other.public_id, chair.grants.get().pk])
    assert client.post(address).status_code == 404
    assert held(chair) == {"chair"}


def test_ending_a_right_asks_for_the_button(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    chair = an_account(roles=[Role.CHAIR])
    address = reverse("accounts:end", args=[chair.public_id, chair.grants.get().pk])
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 303
    assert held(chair) == set()


def test_an_account_is_closed_after_a_question(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    other = an_account(roles=[Role.CHAIR])
    address = reverse("accounts:close", args=[other.public_id])
    assert "Fermer le compte" in client.get(address).content.decode()
    assert client.post(address).status_code == 303
    other.refresh_from_db()
    assert (other.is_active, held(other)) == (False, set())


def test_the_address_of_a_closed_account_opens_it_again_without_what_it_held(
    client: Client,
) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    maude = an_account(email="maude@exemple.test", roles=[Role.CHAIR])
    maude.set_password(PASSWORD)
    maude.save()
    Authenticator.objects.create(user=maude, type="totp", data={})
    client.post(reverse("accounts:close", args=[maude.public_id]))
    assert "invitez de nouveau" in client.get(page(maude)).content.decode()
    assert "/equipe/acces/invitation/" in invited(client).content.decode()
    maude.refresh_from_db()
    assert (maude.is_active, maude.name, held(maude)) == (True, "Maude Roy", set())
    assert not maude.has_usable_password()
    assert not Authenticator.objects.filter(user=maude).exists()


def invited(client: Client, **asked: object) -> Any:
    return client.post(
        reverse("accounts:open"),
        {"name": "Maude Roy", "email": "maude@exemple.test", "language": "fr", **asked},
    )


def test_an_invitation_is_shown_once_where_no_e_mail_server_is_set(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    shown = invited(client, roles=["administrator"]).content.decode()
    address = re.search(r"https?://[^/]+(/equipe/acces/invitation/[^<]+)", shown)
    assert address
    guest = Client()
    assert "Maude Roy" in guest.get(address[1]).content.decode()
    short = guest.post(address[1], {"password": "court", "again": "court"})
    assert short.status_code == 422
    differ = guest.post(address[1], {"password": PASSWORD, "again": PASSWORD + "!"})
    assert "Les deux mots de passe diffèrent" in differ.content.decode()
    assert guest.post(address[1], {"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert guest.get(address[1]).status_code == 410
    user = models.User.objects.get(email="maude@exemple.test")
    assert user.check_password(PASSWORD)
    assert held(user) == {"administrator"}


def test_a_new_invitation_link_ends_the_old_one_which_the_page_says_and_the_journal_keeps(
    client: Client,
) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    first = link_in(invited(client))
    user = models.User.objects.get(email="maude@exemple.test")
    assert "le lien d’avant ne fonctionne plus" in client.get(page(user)).content.decode()
    shown = client.post(reverse("accounts:invite", args=[user.public_id]))
    assert "Tout lien d’avant est fermé." in shown.content.decode()
    guest = Client()
    assert guest.get(first).status_code == 410
    assert guest.get(link_in(shown)).status_code == 200
    lines = journal.history(subject=accounts.subject(user))
    assert [line.event for line in lines].count("account.link_made") == 2


def link_in(shown: Any) -> str:
    found = re.search(r"https?://[^/]+(/equipe/acces/invitation/[^<]+)", shown.content.decode())
    assert found
    return found[1]


def test_a_forged_opening_gives_no_right_its_sender_lacks(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    assert invited(client, roles=["decider"]).status_code == 422
    assert not models.User.objects.filter(email="maude@exemple.test").exists()


def test_an_address_already_there_is_said_and_what_was_typed_is_kept(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    an_account(email="maude@exemple.test")
    response = invited(client)
    assert response.status_code == 422
    assert "Un compte a déjà cette adresse." in response.content.decode()
    assert 'value="Maude Roy"' in response.content.decode()


def test_an_invitation_by_e_mail_carries_a_link_and_no_fact(client: Client) -> None:
    admin, user = an_account(roles=[Role.ADMINISTRATOR]), an_account(roles=[], name="Maude Roy")
    tasks.send_invitation.call(str(user.public_id), str(admin.public_id))
    (letter,) = mail.outbox
    assert letter.subject == "Votre accès est prêt"
    assert "Maude" not in letter.body
    address = re.search(r"https?://[^/]+(/\S+)", letter.body)
    assert address
    assert client.get(address[1]).status_code == 200


def test_every_account_sees_its_own_rights(client: Client) -> None:
    as_(Role.COUNSEL, client=client)
    shown = client.get(reverse("accounts:mine")).content.decode()
    assert "Conseil juridique" in shown
    assert reverse("mfa_index") in shown


def test_the_list_costs_the_same_for_ten_and_for_twenty(client: Client) -> None:
    as_(Role.ADMINISTRATOR, client=client)
    counts = []
    for wanted in (10, 20):
        while models.User.objects.count() < wanted:
            an_account(roles=[Role.DECIDER, Role.CHAIR])
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("accounts:people"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_says_who_in_the_register_holds_an_account_but_not_of_oneself(client: Client) -> None:
    user = as_(Role.CASE_MANAGER, client=client)
    coach, other = a_person(given="Luc", family="Roy"), an_account(roles=[Role.DECIDER])
    address = reverse("accounts:recognise", args=[other.public_id])
    assert str(coach.public_id) in client.get(address, {"q": "roy"}).content.decode()
    assert client.post(address + "?q=roy", {"person": str(coach.public_id)}).status_code == 303
    other.refresh_from_db()
    assert other.person == coach
    forged = str(a_person(given="Max").public_id)
    assert client.post(address + "?q=roy", {"person": forged}).status_code == 422
    assert client.post(address, {"person": ""}).status_code == 303
    other.refresh_from_db()
    assert other.person is None
    own = reverse("accounts:recognise", args=[user.public_id])
    assert client.post(own + "?q=roy", {"person": str(coach.public_id)}).status_code == 404


@pytest.mark.parametrize("role", Role)
def test_only_an_administrator_corrects_the_organisation(client: Client, role: Role) -> None:
    as_(role, client=client)
    asked = {"name": "Les Trois-Rives", "privacy_officer": "Idriss", "privacy_title": "Direction",
             "privacy_contact": "450 555-0123"}  # fmt: skip
    address = reverse("accounts:organisation")
    if role is not Role.ADMINISTRATOR:
        assert client.post(address, asked).status_code == 404
        return
    assert client.post(address, {**asked, "privacy_officer": ""}).status_code == 422
    assert client.post(address, asked).status_code == 303
    assert queries.organisation().privacy_officer == "Idriss"
    assert 'value="Idriss"' in client.get(address).content.decode()
