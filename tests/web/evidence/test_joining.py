"""A person says in what order screenshots follow; the joined picture tells where one may lack."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories.evidence import a_piece, an_actor
from tests.factories.reports import a_report

from francjeu.evidence.models import Derivation, Item
from francjeu.kernel.actors import Role
from francjeu.reports import models
from francjeu.reports.operations.form import files

cv2 = pytest.importorskip("cv2", reason="not installed: opencv")
drawn = pytest.importorskip("tests.detectors.test_stitching")
pytestmark = pytest.mark.django_db
MANAGER = an_actor(Role.CASE_MANAGER)


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    return client


def a_conversation(tops: list[int]) -> tuple[models.Report, list[Item]]:
    report = a_report()
    vault = files.vault_for(ref=report.ref, actor=MANAGER, at=NOON)
    shots = drawn.screens(drawn.a_conversation(), tops)
    content = [cv2.imencode(".png", it)[1].tobytes() for it in shots]
    return report, [a_piece(at=NOON, vault=vault, content=it) for it in content]


def test_the_joined_picture_says_between_which_screenshots_messages_may_be_missing(
    manager: Client,
) -> None:
    report, items = a_conversation([0, 1900])
    places = {f"place-{it.public_id}": n for n, it in enumerate(items, start=1)}
    answer = manager.post(
        f"/equipe/preuves/{report.ref}/coller/", {**places, "contact": "no"}, follow=True
    )
    page = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    assert "Il manque peut-être des messages entre les captures 1 et 2" in page
    assert "Aucune ne montre le nom et le numéro du contact" in page


def test_two_in_the_same_place_are_told_and_what_was_typed_stays(manager: Client) -> None:
    report, items = a_conversation([0, 700])
    places = {f"place-{it.public_id}": 1 for it in items}
    answer = manager.post(f"/equipe/preuves/{report.ref}/coller/", places)
    page = BeautifulSoup(answer.content, "html.parser")
    assert answer.status_code == 422
    assert "Deux captures ont la même place." in page.get_text(" ")
    assert [it["value"] for it in page.select("input[name^=place-]")] == ["1", "1"]
    assert not Derivation.objects.exists()


def test_nothing_to_join_is_no_page(manager: Client) -> None:
    report, _ = a_conversation([0])
    assert manager.get(f"/equipe/preuves/{report.ref}/coller/").status_code == 404


def test_counsel_joins_nothing(client: Client) -> None:
    report, _ = a_conversation([0, 700])
    client.force_login(person.an_account(roles=(Role.COUNSEL,)))
    assert client.get(f"/equipe/preuves/{report.ref}/coller/").status_code == 404
