"""A form stopped because someone signed in in another tab: said in plain words, nothing lost."""

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import NOON
from tests.factories.people import PASSWORD, an_account
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import Role
from francjeu.people import models as people
from francjeu.reports.models import Draft, Report

OURS = "http://testserver"
URGENCY = "/equipe/reception/S-2026-0001/urgence/"
WROTE = {"done": "Appelé le 911 à 1 h 20.", "outcome": ["help_asked", "no_danger"]}


@pytest.fixture
def house() -> None:
    people.Organisation.objects.create(
        id=1, name="Ligue des Trois-Rives", privacy_officer="Dominique Roy", opened_at=NOON
    )


@pytest.fixture
def strict() -> Client:
    """A browser that holds the cookie of forms, then signs in: the page open before is too old."""
    client = Client(enforce_csrf_checks=True)
    client.get("/compte/connexion/")
    client.force_login(an_account(roles=[Role.CASE_MANAGER], name="Léa Roy"))
    return client


def stopped(
    client: Client, path: str, wrote: Mapping[str, object], *, origin: str = OURS
) -> BeautifulSoup:
    headers = {"Origin": origin, "Referer": f"{origin}{path}?page=2"}
    sent = {**wrote, "csrfmiddlewaretoken": "x" * 64}
    answer = client.post(path, sent, headers=headers)
    assert answer.status_code == 403
    return BeautifulSoup(answer.content, "html.parser")


def again(page: BeautifulSoup) -> Tag | None:
    return page.select_one("main form")


@pytest.mark.django_db
def test_one_button_sends_every_answer_again_under_a_name_that_is_said(strict: Client) -> None:
    page = stopped(strict, URGENCY, WROTE)
    assert "dans un autre onglet" in page.get_text()
    assert "sous ce nom" in page.get_text()
    assert "Léa Roy" in page.get_text()
    form = again(page)
    assert form is not None
    assert form["action"] == URGENCY
    fields = [(it["name"], it["value"]) for it in form.select("input[type=hidden]")][1:]
    assert fields == [
        ("done", "Appelé le 911 à 1 h 20."), ("outcome", "help_asked"), ("outcome", "no_danger"),
    ]  # fmt: skip
    assert page.select_one(f'main a[href="{OURS}{URGENCY}?page=2"]')


@pytest.mark.django_db
def test_a_file_is_chosen_again_and_the_words_are_given_back_to_copy(strict: Client) -> None:
    page = stopped(strict, "/f/6/", {**WROTE, "file": SimpleUploadedFile("a.png", b"PNG")})
    assert again(page) is None
    assert "Appelé le 911 à 1 h 20." in page.get_text()
    assert "choisissez-le de nouveau" in page.get_text()
    assert "sous ce nom" not in page.get_text()  # a public page: nobody signs


@pytest.mark.django_db
def test_a_password_is_never_printed_back(strict: Client) -> None:
    login = {"login": "camille@exemple.test", "password": "mot de passe en clair"}
    page = stopped(strict, "/compte/connexion/", login)
    assert again(page) is None
    assert "mot de passe en clair" not in str(page)
    assert page.select_one(f'main a[href^="{OURS}/compte/connexion/"]')


@pytest.mark.django_db
def test_what_another_site_sends_is_neither_printed_nor_offered_again(strict: Client) -> None:
    page = stopped(strict, URGENCY, WROTE, origin="https://exemple.org")
    assert "ne vient pas d’une de nos pages" in page.get_text()
    assert again(page) is None
    assert "911" not in str(page.main)
    assert "exemple.org" not in str(page)


@pytest.mark.django_db
def test_a_browser_without_the_cookie_is_told_so() -> None:
    page = stopped(Client(enforce_csrf_checks=True), "/f/5/", {"what": "Trois messages."})
    assert "témoin" in page.get_text()
    assert again(page) is not None


@pytest.mark.django_db(transaction=True)
@pytest.mark.journey
@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_report_goes_on_after_signing_in_in_another_tab(reader: Reader, language: str) -> None:
    reader.speak(language)
    reader.meets_refusals = True
    page = reader.open("/signaler/")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/f/1/")
    other = reader.context.new_page()
    other.goto(f"{reader.base}/compte/connexion/")
    other.locator("#id_login").fill(an_account(password=PASSWORD).email)
    other.locator("#id_password").fill(PASSWORD)
    with other.expect_navigation():
        other.keyboard.press("Enter")

    page.locator('input[name="danger"][value="no"]').check()
    page.locator("main form .buttons button[type=submit]:not([name])").click()
    page.get_by_text("dans un autre onglet" if language == "fr" else "in another tab").wait_for()
    check_everywhere(page, axe_on=(320,))
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/f/2/")
    assert Draft.objects.count() == 1
    assert not Report.objects.exists()
