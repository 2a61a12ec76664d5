"""The first run: one link, no default password, nothing open without those who must answer."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.factories.people import PASSWORD

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import OPERATOR, VISITOR, Role
from francjeu.people import models, queries
from francjeu.people.operations import first_run, links, organisation
from francjeu.policy import queries as policy

pytestmark = pytest.mark.django_db

ORGANISATION = {"name": "Sport scolaire des Trois-Rives", "email": "info@exemple.test",
                "website": "https://exemple.test"}  # fmt: skip
OFFICER = {"name": "Idriss Benali", "title": "Direction générale", "contact": "450 555-0123"}
ADMINISTRATOR = {"name": "Noémie Tremblay", "email": "noemie@exemple.test", "password": PASSWORD,
                 "again": PASSWORD, "roles": ["case_manager"]}  # fmt: skip
STEPS = ("organisation", "privacy", "administrator", "others", "policy", "open")
MODEL = Path(__file__).parents[3] / "policies" / "modele.fr.txt"


def link(*, at: Any = None) -> str:
    token = links.new_setup_link(at=at or timezone.localtime())
    assert token
    return reverse("setup:door", args=[token])


@pytest.fixture
def started(client: Client) -> Client:
    client.post(link())
    return client


def post(client: Client, step: str, data: dict[str, object]) -> Any:
    return client.post(reverse(f"setup:{step}"), data)


def text(response: Any) -> str:
    return re.sub(r"[ \n\t]+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def everything(client: Client) -> None:
    for step, data in (
        ("organisation", ORGANISATION), ("privacy", OFFICER), ("administrator", ADMINISTRATOR),
    ):  # fmt: skip
        assert post(client, step, data).status_code == 303


def test_an_empty_installation_is_set_up_from_the_link_to_the_open_door(client: Client) -> None:
    address = link()
    home = text(client.get("/"))
    assert "Cette page ouvre bientôt" in home
    assert client.get(address).status_code == 200
    assert client.post(address).headers["Location"] == reverse("setup:organisation")
    everything(client)
    with MODEL.open("rb") as file:
        sent = SimpleUploadedFile("politique.txt", file.read())
    asked = {"document": sent, "proposed": "on"}
    assert post(client, "policy", asked).headers["Location"] == reverse("setup:open")
    summary = text(client.get(reverse("setup:open")))
    assert "Idriss Benali, Direction générale, 450 555-0123" in summary
    assert "un brouillon, à relire" in summary
    assert post(client, "open", {}).headers["Location"] == reverse("account_login")

    assert queries.organisation().is_open
    assert "Cette page ouvre bientôt" not in text(client.get("/"))
    assert policy.versions()[0].state == "draft"
    assert policy.outside_doors(on=timezone.localdate())
    entered = client.post(
        reverse("account_login"), {"login": "noemie@exemple.test", "password": PASSWORD}
    )
    assert entered.headers["Location"] == reverse("today:list")


def test_nothing_opens_without_privacy_officer_and_administrator(started: Client) -> None:
    post(started, "organisation", ORGANISATION)
    page = started.get(reverse("setup:open"))
    assert text(page).count("À remplir avant d’ouvrir.") == 2
    forged = post(started, "open", {})
    assert "Il manque encore quelque chose" in text(forged)
    assert not queries.organisation().is_open
    post(started, "privacy", OFFICER)
    post(started, "open", {})
    assert not queries.organisation().is_open
    post(started, "administrator", ADMINISTRATOR)
    assert post(started, "open", {}).status_code == 303
    assert queries.organisation().is_open


def test_opening_the_link_spends_nothing_and_it_can_be_resumed(client: Client) -> None:
    address = link()
    for _ in range(2):
        other = Client()
        other.post(address)
        assert other.get(reverse("setup:organisation")).status_code == 200
    first = Client()
    first.post(address)
    post(first, "organisation", ORGANISATION)
    second = Client()
    second.post(address)
    assert ORGANISATION["name"] in second.get(reverse("setup:organisation")).content.decode()


@pytest.mark.parametrize("step", STEPS)
def test_no_step_opens_without_the_link(client: Client, step: str) -> None:
    for response in (client.get(reverse(f"setup:{step}")), post(client, step, ORGANISATION)):
        assert response.status_code == 410
    assert queries.organisation().name == ""


@pytest.mark.parametrize("address", ["/installation/x/", "/installation/" + "a" * 43 + "/"])
def test_a_guessed_link_opens_nothing(client: Client, address: str) -> None:
    assert client.post(address).status_code == 410
    assert client.get(reverse("setup:organisation")).status_code == 410


def test_the_link_dies_after_24_hours_with_its_sessions(client: Client) -> None:
    old = link(at=timezone.localtime() - timedelta(hours=24, seconds=1))
    assert client.post(old).status_code == 410
    client.post(link())
    models.OneTimeLink.objects.update(expires_at=timezone.localtime())
    assert client.get(reverse("setup:organisation")).status_code == 410
    assert client.get("/").status_code == 200


def test_once_open_every_link_and_every_session_is_spent(started: Client) -> None:
    address = link()
    everything(started)
    other = Client()
    other.post(address)
    post(started, "open", {})
    assert links.new_setup_link(at=timezone.localtime()) is None
    assert other.get(reverse("setup:administrator")).status_code == 410
    assert "Le personnel se connecte avec son compte" in text(other.get(address))
    with pytest.raises(first_run.AlreadyOpen):
        first_run.name_holder(
            holder=first_run.Holder("A", "a@exemple.test", frozenset({Role.CHAIR})),
            actor=OPERATOR, at=timezone.localtime(),
        )  # fmt: skip


def test_the_link_is_kept_as_a_hash_and_journalled(client: Client) -> None:
    token = link().split("/")[2]
    assert not models.OneTimeLink.objects.filter(token_hash=token).exists()


@pytest.mark.parametrize("password", ["court", "motdepasse", "password1234"])
def test_a_weak_password_is_refused_and_what_was_typed_is_kept(
    started: Client, password: str
) -> None:
    asked = {**ADMINISTRATOR, "password": password, "again": password}
    response = post(started, "administrator", asked)
    assert response.status_code == 422
    assert "noemie@exemple.test" in response.content.decode()
    assert not models.User.objects.exists()


def test_the_administrator_can_be_corrected_before_opening(started: Client) -> None:
    everything(started)
    asked = {**ADMINISTRATOR, "email": "n.tremblay@exemple.test", "roles": ["chair"]}
    assert post(started, "administrator", asked).status_code == 303
    user = models.User.objects.get()
    held = set(user.grants.filter(ends_on=None).values_list("role", flat=True))
    assert (user.email, held) == ("n.tremblay@exemple.test", {"administrator", "chair"})


def test_other_holders_are_named_with_a_link_to_hand_over(started: Client) -> None:
    everything(started)
    asked = {"name": "Samuel Côté", "email": "samuel@exemple.test", "roles": ["decider"]}
    shown = post(started, "others", asked).content.decode()
    address = re.search(r"https?://[^/]+(/equipe/acces/invitation/[^<]+)", shown)
    assert address
    guest = Client()
    assert guest.post(address[1], {"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert post(started, "others", asked).status_code == 422
    assert post(started, "others", {**asked, "roles": []}).status_code == 422


def test_a_holder_named_by_mistake_is_removed_and_may_be_named_again(started: Client) -> None:
    everything(started)
    asked = {"name": "Samuel Côté", "email": "samuel@exemple.test", "roles": ["decider"]}
    post(started, "others", asked)
    samuel = models.User.objects.get(email="samuel@exemple.test")
    started.post(reverse("setup:remove", args=[samuel.public_id]))
    samuel.refresh_from_db()
    assert not samuel.is_active
    again = post(started, "others", {**asked, "roles": ["chair"]}).content.decode()
    assert "/equipe/acces/invitation/" in again
    samuel.refresh_from_db()
    held = set(samuel.grants.filter(ends_on=None).values_list("role", flat=True))
    assert (samuel.is_active, held) == (True, {"chair"})
    admin = models.User.objects.get(email="noemie@exemple.test")
    started.post(reverse("setup:remove", args=[admin.public_id]))
    admin.refresh_from_db()
    assert admin.is_active


def test_the_policy_may_wait_and_the_gap_is_shown(started: Client) -> None:
    everything(started)
    assert post(started, "policy", {}).status_code == 303
    assert "Pas encore de document" in text(started.get(reverse("setup:open")))
    assert post(started, "open", {}).status_code == 303


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 100, b"   ", b"%PDF-1.7 broken"])
def test_an_unreadable_policy_is_refused_with_a_sentence(started: Client, content: bytes) -> None:
    sent = SimpleUploadedFile("politique.pdf", content)
    response = post(started, "policy", {"document": sent})
    assert response.status_code == 422
    assert not policy.versions()


def test_a_clause_of_the_document_is_cited_as_it_prints_it(started: Client) -> None:
    told = "Politique\n\n3. Conduites interdites\n\nIl est interdit de :\na) publier une insulte.\n"
    post(started, "policy", {"document": SimpleUploadedFile("politique.txt", told.encode())})
    (version,) = policy.versions()
    assert [clause.cited("fr") for clause in version.citable] == ["3 a)"]


def test_only_the_server_opens_the_organisation() -> None:
    with pytest.raises(Refused):
        organisation.open_to_public(actor=VISITOR, at=timezone.localtime())
