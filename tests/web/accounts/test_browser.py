"""Signing in and looking after access in a real browser: keyboard, axe, a real passkey."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.factories.people import PASSWORD, an_account
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import Role
from francjeu.people import models

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
AT = (390,)


@pytest.fixture(autouse=True)
def _fresh_limits() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user() -> models.User:
    roles = [Role.ADMINISTRATOR]
    return an_account(email="camille@exemple.test", password=PASSWORD, roles=roles)


def sign_in(reader: Reader) -> None:
    page = reader.open(reverse("account_login"))
    page.locator("#id_login").fill("camille@exemple.test")
    page.locator("#id_login").press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/equipe/**")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_entrance_is_accessible(reader: Reader, language: str) -> None:
    reader.speak(language)
    for name in ("account_login", "account_reset_password", "account_reset_password_done"):
        check_everywhere(reader.open(reverse(name)), axe_on=AT)


def test_signs_in_by_keyboard_and_finds_accessible_pages(reader: Reader, user: models.User) -> None:
    an_account(roles=[Role.CHAIR], name="Hélène Roy")
    sign_in(reader)
    for name in ("accounts:people", "accounts:mine", "accounts:open", "mfa_index"):
        check_everywhere(reader.open(reverse(name)), axe_on=AT)
    chair = models.User.objects.get(name="Hélène Roy")
    check_everywhere(reader.open(reverse("accounts:account", args=[chair.public_id])), axe_on=AT)


def test_a_wrong_password_takes_the_focus_to_the_summary(reader: Reader, user: models.User) -> None:
    page = reader.open(reverse("account_login"))
    page.locator("#id_login").fill("camille@exemple.test")
    page.locator("#id_password").fill("un mauvais mot de passe")
    page.keyboard.press("Enter")
    page.locator(".error-summary:focus").wait_for()
    check_everywhere(page, axe_on=AT)
    reader.errors.clear()  # the browser itself notes the 422


def test_a_passkey_is_added_then_opens_the_account_alone(reader: Reader, user: models.User) -> None:
    devices = reader.context.new_cdp_session(reader.page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                     "hasUserVerification": True, "isUserVerified": True}},
    )  # fmt: skip
    sign_in(reader)
    page = reader.open(reverse("mfa_add_webauthn"))
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.locator("#id_name").fill("Mon téléphone")
    page.locator("#id_passwordless").check()
    check_everywhere(page, axe_on=AT)
    page.locator("#add_key").click()
    page.wait_for_url("**/codes/")
    check_everywhere(page, axe_on=AT)
    check_everywhere(reader.open(reverse("mfa_list_webauthn")), axe_on=AT)

    reader.context.clear_cookies()
    page = reader.open(reverse("account_login"))
    page.locator("#passkey_login").click()
    page.wait_for_url("**/equipe/")
    assert page.locator(".me").first.inner_text() == user.name


def test_without_script_one_signs_in_with_a_password(
    reader_without_script: Reader, user: models.User
) -> None:
    sign_in(reader_without_script)


def test_an_invitation_is_accepted(reader: Reader, client: Client, user: models.User) -> None:
    client.force_login(user)
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    page = reader.open(reverse("accounts:open"))
    page.locator("#id_name").fill("Maude Roy")
    page.locator("#id_email").fill("maude@exemple.test")
    page.locator("main form .button").first.click()
    page.locator("#link").wait_for()
    check_everywhere(page, axe_on=AT)
    address = page.locator("#link").inner_text()
    reader.context.clear_cookies()
    page = reader.open(reverse("accounts:accept", args=[address.rstrip("/").rpartition("/")[2]]))
    check_everywhere(page, axe_on=AT)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#id_again").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/connexion/")
