"""The choice of a language: one cookie, and back to the same page of ours."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

pytestmark = pytest.mark.django_db


def test_french_unless_english_was_chosen(client: Client) -> None:
    page = client.get("/aide/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="fr-CA">' in page
    client.post("/langue/", {"language": "en", "next": "/aide/"})
    assert '<html lang="en-CA">' in client.get("/aide/").content.decode()


def test_needs_no_protection_cookie_and_comes_back(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/langue/", {"language": "en", "next": "/politique/?version=2"})
    assert (response.status_code, response.headers["Location"]) == (303, "/politique/?version=2")
    assert list(response.cookies) == ["fj_langue"]


@pytest.mark.parametrize(
    "elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"]
)
def test_never_leads_to_another_site(client: Client, elsewhere: str) -> None:
    response = client.post("/langue/", {"language": "en", "next": elsewhere})
    assert response.headers["Location"] == "/"


def test_an_unknown_language_changes_nothing(client: Client) -> None:
    assert not client.post("/langue/", {"language": "tlh", "next": "/"}).cookies


def test_the_switch_names_the_other_language_in_that_language(client: Client) -> None:
    page = BeautifulSoup(client.get("/aide/").content, "html.parser")
    button = page.select_one(".masthead button[name=language]")
    assert button is not None
    assert (button["value"], button["lang"], button.text) == ("en", "en", "English")
