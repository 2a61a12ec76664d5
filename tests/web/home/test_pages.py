"""What public rooms promise comes from the settings that carry a source; else softer words."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import LazySettings
from django.test import Client
from tests.conftest import NOON
from tests.factories.policy import a_profile, the_doors

from francjeu.people import models as people

pytestmark = pytest.mark.django_db
PATHS = ("/", "/aide/", "/confidentialite/", "/accessibilite/", "/arret/", "/avis/")


def an_organisation(**changes: Any) -> people.Organisation:
    values = {
        "name": "Ligue des Trois-Rives",
        "email": "bonjour@exemple.test",
        "phone": "450 555-0100",
        "privacy_officer": "Dominique Roy",
        "opened_at": NOON,
        **changes,
    }
    return people.Organisation.objects.create(id=1, **values)


def text(client: Client, path: str) -> str:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    return " ".join(page.get_text(" ").replace("\xa0", " ").split())


@pytest.mark.parametrize("path", PATHS)
def test_no_number_is_printed_before_the_list_of_doors_holds_one(client: Client, path: str) -> None:
    an_organisation()
    assert not {"911", "988", "24 h"} & set(text(client, path).split())
    assert "24 heures" not in text(client, path)


@pytest.mark.parametrize("path", ["/", "/aide/"])
def test_immediate_help_is_called_by_the_numbers_of_the_list(client: Client, path: str) -> None:
    the_doors()
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert [link["href"] for link in page.select(".danger-bar a")] == ["tel:911", "tel:988"]


def test_a_delay_is_promised_only_by_the_profile(client: Client) -> None:
    an_organisation()
    assert "Une personne vérifie d’abord" in text(client, "/")
    a_profile()
    said = text(client, "/")
    assert "au plus tard 24 heures après l’envoi" in said
    assert "Se venger d’un signalement est interdit" in said


def test_a_profile_silent_on_reprisals_forbids_none(client: Client) -> None:
    a_profile(reprisal_forbidden=None)
    assert "Se venger" not in text(client, "/")


def test_a_site_not_yet_open_shows_other_doors_and_takes_no_report(client: Client) -> None:
    an_organisation(opened_at=None)
    page = BeautifulSoup(client.get("/").content, "html.parser")
    ways = [str(link["href"]) for link in page.select(".court a")]
    assert ways == ["/aide/"]


def test_an_open_site_takes_reports(client: Client) -> None:
    an_organisation()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    words = [link.text.strip() for link in page.select(".court a")]
    assert words == ["Faire un signalement", "J’ai déjà un code"]


def test_each_door_stands_once_on_the_help_page(client: Client) -> None:
    the_doors()
    page = BeautifulSoup(client.get("/aide/").content, "html.parser")
    names = [name.text.strip() for name in page.select("main section:not(:last-child) .door__name")]
    assert len(names) == len(set(names)) == 9


def test_privacy_names_the_officer_and_the_real_limit(
    client: Client, settings: LazySettings
) -> None:
    an_organisation()
    said = text(client, "/confidentialite/")
    assert "Dominique Roy" in said
    assert "50 Mo" in said
    for cookie in ("fj_session", "fj_csrf", "fj_langue"):
        assert cookie in said


def test_privacy_without_an_officer_says_that_no_report_is_taken(client: Client) -> None:
    assert "ce site ne reçoit pas de signalements" in text(client, "/confidentialite/")


@pytest.mark.parametrize("path", PATHS)
def test_no_room_is_a_dead_end(client: Client, path: str) -> None:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert page.select("main a[href]")


@pytest.mark.parametrize("path", PATHS)
def test_titles_say_nothing_a_shoulder_could_hold_against_the_reader(
    client: Client, path: str
) -> None:
    page = BeautifulSoup(client.get(path).content, "html.parser")
    assert page.title is not None
    assert page.title.text.endswith(" - francjeu")
    assert client.get(path).headers["Referrer-Policy"] in {"no-referrer", "same-origin"}


def test_reading_costs_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    the_doors()
    a_profile()
    with django_assert_max_num_queries(4):
        client.get("/")


@pytest.mark.parametrize(
    ("months", "said"),
    [(60, "Un dossier est gardé 60 mois après sa fermeture"), (None, "n’a pas encore dit")],
)
def test_says_how_long_a_case_is_kept_and_where_that_comes_from(
    client: Client, months: int | None, said: str
) -> None:
    source = {"text": "Résolution 12", "checked_on": "2026-11-01"}
    a_profile(retention_months=months, retention_source=source if months else None)
    page = " ".join(client.get("/confidentialite/").content.decode().replace("\xa0", " ").split())
    assert said in page
    assert ("Source : Résolution 12" in page) is bool(months)
