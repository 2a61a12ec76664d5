"""Signing in: password, second step, passkeys offered, nothing that tells who has an account."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.factories.people import PASSWORD, an_account

from francjeu.journal import queries as journal
from francjeu.people import models
from francjeu.people.operations import accounts

pytestmark = pytest.mark.django_db
LOGIN = "/compte/connexion/"


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user() -> models.User:
    return an_account(email="camille@exemple.test", password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD, email: str = "camille@exemple.test") -> str:
    response = client.post(LOGIN, {"login": email, "password": password})
    return response.headers.get("Location", "") or response.content.decode()


def confirm(client: Client, wanted: str) -> str:
    asked = {"password": PASSWORD, "next": wanted}
    return client.post(reverse("account_reauthenticate"), asked).headers["Location"]


def events(user: models.User) -> list[tuple[str, object]]:
    lines = journal.history(subject=accounts.subject(user))
    return [(line.event, line.facts.get("what")) for line in lines]


def code(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def test_opens_the_daily_list_and_leaves_a_trace(client: Client, user: models.User) -> None:
    assert sign_in(client, email="Camille@Exemple.test") == reverse("today:list")
    assert events(user)[0] == ("account.signed_in", None)


def test_every_page_of_the_team_leads_to_what_guards_ones_account(
    client: Client, user: models.User
) -> None:
    client.force_login(user)
    page = client.get(reverse("today:list")).content.decode()
    assert f'href="{reverse("accounts:mine")}"' in page


def test_the_short_address_leads_to_ones_own_account(client: Client, user: models.User) -> None:
    assert client.get("/compte/").headers["Location"].startswith(LOGIN)
    client.force_login(user)
    assert client.get("/compte/").headers["Location"] == reverse("accounts:mine")


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    client: Client, user: models.User
) -> None:
    pages = [sign_in(client, "un mauvais mot de passe"), sign_in(client, email="x@exemple.test")]
    refused = client.post(LOGIN, {"login": "x@exemple.test", "password": "un mauvais mot"})
    assert refused.status_code == 422
    for page in pages:
        assert "Ce courriel et ce mot de passe ne vont pas ensemble." in page
        assert "Erreur\u00a0:" in page.partition("</title>")[0]


def test_too_many_tries_must_wait_even_with_the_right_password(
    client: Client, user: models.User
) -> None:
    for _ in range(10):
        sign_in(client, "un mauvais mot de passe")
    assert "Trop d’essais" in sign_in(client)


def test_a_closed_account_opens_nothing(client: Client, user: models.User) -> None:
    models.User.objects.filter(pk=user.pk).update(is_active=False)
    assert sign_in(client) == "/compte/ferme/"
    assert client.get(reverse("today:list")).status_code == 302


def test_an_open_session_ends_when_the_account_closes(client: Client, user: models.User) -> None:
    sign_in(client)
    assert client.get(reverse("accounts:mine")).status_code == 200
    models.User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get(reverse("accounts:mine")).status_code == 302


def test_an_account_without_right_lands_on_its_own_page(client: Client) -> None:
    an_account(email="camille@exemple.test", password=PASSWORD, roles=[])
    assert sign_in(client) == reverse("accounts:mine")


@pytest.mark.parametrize("name", ["signup", "email", "set_password"])
def test_nobody_signs_up(client: Client, user: models.User, name: str) -> None:
    sign_in(client)
    assert client.get(reverse(f"account_{name}")).status_code == 404


@pytest.mark.parametrize("address", ["signup/", "password/reset/", "email/", "2fa/", "login/code/"])
def test_no_other_page_of_allauth_answers(client: Client, address: str) -> None:
    assert client.get(f"/compte/{address}").status_code == 404


def test_a_second_step_is_added_asked_and_noted(
    client: Client, user: models.User, django_capture_on_commit_callbacks: Any
) -> None:
    sign_in(client)
    add = reverse("mfa_activate_totp")
    assert confirm(client, add) == add
    page = client.get(add).content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    assert " style=" not in page
    secret = client.session["mfa.totp.secret"]
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(add, {"code": code(secret)})
    assert response.headers["Location"] == reverse("mfa_view_recovery_codes")
    assert ("account.secured", "totp_activated") in events(user)
    codes = client.get(response.headers["Location"]).content.decode()
    assert len(re.findall(r"<li>\w{8}</li>", codes)) == 10

    other = Client()
    assert sign_in(other) == reverse("mfa_authenticate")
    assert other.get(reverse("today:list")).status_code == 302
    wrong = other.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 422
    assert "Ce code ne fonctionne pas" in wrong.content.decode()
    assert 'value="000000"' in wrong.content.decode()
    cache.clear()  # a code serves once: the one that activated is spent
    recovery = re.findall(r"<li>(\w{8})</li>", codes)[0]
    through = other.post(reverse("mfa_authenticate"), {"code": recovery})
    assert through.headers["Location"] == reverse("today:list")


def test_what_guards_an_account_changes_only_after_a_fresh_proof(
    client: Client, user: models.User
) -> None:
    client.force_login(user)
    for name in ("mfa_activate_totp", "mfa_add_webauthn"):
        response = client.get(reverse(name))
        assert response.headers.get("Location", "").startswith("/compte/confirmer/"), name


def test_a_changed_password_is_noted_and_said_without_a_word_more(
    client: Client, user: models.User
) -> None:
    sign_in(client)
    new = "cinq autres mots bien choisis"
    asked = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), asked)
    assert ("account.secured", "password_changed") in events(user)
    (letter,) = mail.outbox
    assert letter.subject == "Quelque chose a changé dans votre compte"
    assert "127.0.0.1" not in letter.body
    assert user.name not in letter.body


def test_a_forgotten_password_is_chosen_again_by_e_mail_once(
    client: Client, user: models.User
) -> None:
    client.post(reverse("account_reset_password"), {"email": user.email})
    (letter,) = mail.outbox
    address = re.search(r"https?://[^/]+(/\S+)", letter.body)
    assert address
    form = client.get(address[1]).headers["Location"]
    new = "cinq autres mots bien choisis"
    client.post(form, {"password1": new, "password2": new})
    user.refresh_from_db()
    assert user.check_password(new)
    spent = Client().get(address[1])
    assert "Ce lien ne fonctionne plus" in spent.content.decode()


def test_an_unknown_address_gets_the_same_page_and_no_letter(client: Client) -> None:
    response = client.post(reverse("account_reset_password"), {"email": "x@exemple.test"})
    assert response.headers["Location"] == reverse("account_reset_password_done")
    assert mail.outbox == []


def test_a_short_password_is_refused(client: Client, user: models.User) -> None:
    sign_in(client)
    asked = {"oldpassword": PASSWORD, "password1": "court", "password2": "court"}
    assert client.post(reverse("account_change_password"), asked).status_code == 422
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


PAGES = ("account_login", "account_reset_password", "account_reset_password_done", "mfa_index",
         "account_inactive", "mfa_activate_totp", "mfa_add_webauthn", "account_change_password",
         "mfa_list_webauthn", "accounts:mine", "account_logout")  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_no_page_breaks_the_content_security_policy(
    client: Client, user: models.User, name: str
) -> None:
    if name != "account_login":
        sign_in(client)
        confirm(client, "/")
    page = client.get(reverse(name)).content.decode()
    assert not re.search(r"<script(?![^>]*(?:src=|type=\"application/json\"))", page), name
    assert not re.search(r"\son\w+=|\sstyle=", page), name
