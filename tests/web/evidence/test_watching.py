"""The panel of a watched address: what it says, who may act on it, and the control pages."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories import watching as given
from tests.factories.reports import a_report

from francjeu.evidence.models import ControlPage, Watch
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.watch.watching import State
from francjeu.kernel.procedure.intake.report import Answer as Gate
from francjeu.reports.operations.form import files

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    return client


def a_watched_report() -> tuple[str, Watch]:
    """A report whose post is watched."""
    began = NOON
    report = a_report(at=began)
    vault = files.vault_for(ref=report.ref, actor=given.MANAGER, at=began)
    publication = given.a_publication(at=began, vault=vault)
    return report.ref, given.a_watch(at=began, publication=publication)


def address(ref: str, watch: Watch, act: str = "") -> str:
    return f"/equipe/preuves/{ref}/veille/{watch.publication.public_id}/{act}"


def page(client: Client, ref: str) -> str:
    answer = client.get(f"/equipe/preuves/{ref}/")
    assert answer.status_code == 200
    return answer.content.decode().replace("\u00a0", " ")


@pytest.mark.clause("C-SUPP")
def test_prints_the_interval_and_leaves_the_cause_open(manager: Client) -> None:
    ref, watch = a_watched_report()
    given.gone(watch)
    body = page(manager, ref)
    assert "n’est plus accessible publiquement depuis l’intervalle" in body
    assert "La cause n’est pas établie" in body
    assert "<svg" in body
    assert body.count('<tr><th scope="row"') >= 3, "the table is always there"


def test_says_that_an_absence_without_a_control_page_establishes_nothing(manager: Client) -> None:
    ref, watch = a_watched_report()
    given.looked(watch, State.GONE_HTTP, hours=1, control=None)
    given.looked(watch, State.GONE_HTTP, hours=24, control=None)
    body = page(manager, ref)
    assert "n’est plus accessible" not in body
    assert "une absence peut être vue, jamais établie" in body


def test_says_that_nothing_is_looked_at_while_the_connector_is_off(manager: Client) -> None:
    ref, _ = a_watched_report()
    body = page(manager, ref)
    assert "La veille des suppressions est éteinte" in body
    assert "Vérifier maintenant" not in body


def test_begins_and_stops_a_watch(manager: Client) -> None:
    ref, watch = a_watched_report()
    assert manager.post(address(ref, watch, "arreter/")).status_code == 303
    watch.refresh_from_db()
    assert watch.stop_reason == "person"
    assert "Veiller sur cette adresse" in page(manager, ref)
    assert manager.post(address(ref, watch)).status_code == 303
    assert Watch.objects.filter(publication=watch.publication).count() == 2


def test_twice_the_same_click_is_told_and_changes_nothing(manager: Client) -> None:
    ref, watch = a_watched_report()
    answer = manager.post(address(ref, watch), follow=True)
    assert "Une veille est déjà en cours" in answer.content.decode()


def test_what_a_member_of_staff_sees_is_kept_with_how_they_see_it(manager: Client) -> None:
    ref, watch = a_watched_report()
    assert manager.get(address(ref, watch, "visible/")).status_code == 200
    refused = manager.post(address(ref, watch, "visible/"), {"answer": "yes"})
    assert refused.status_code == 422
    assert 'value="yes"' in refused.content.decode()
    kept = manager.post(address(ref, watch, "visible/"), {"answer": "yes", "how": "member"})
    assert kept.status_code == 303
    assert "vu comme membre du groupe" in page(manager, ref)


def test_what_the_author_says_is_printed_as_their_word(manager: Client) -> None:
    ref, watch = a_watched_report()
    given.gone(watch)
    ahead = {"words": "Je l’ai retiré.", "stated_on": "2099-01-01"}
    refused = manager.post(address(ref, watch, "declaration/"), ahead)
    assert refused.status_code == 422
    assert "Je l’ai retiré." in refused.content.decode(), "nothing typed is lost"
    today = timezone.localdate().isoformat()
    manager.post(address(ref, watch, "declaration/"), {**ahead, "stated_on": today})
    assert "C’est sa déclaration, non une constatation" in page(manager, ref)


@pytest.mark.parametrize("act", ["", "verifier/", "arreter/", "lu/", "visible/", "declaration/"])
def test_who_may_not_know_of_the_file_finds_nothing(client: Client, act: str) -> None:
    ref, watch = a_watched_report()
    client.force_login(person.an_account(roles=(Role.COUNSEL,)))
    assert client.post(address(ref, watch, act)).status_code == 404


def test_a_publication_of_another_file_is_not_found(manager: Client) -> None:
    ref, _ = a_watched_report()
    _, other = a_watched_report()
    assert manager.post(address(ref, other, "arreter/")).status_code == 404


def test_names_and_retires_control_pages(manager: Client) -> None:
    told = {"address": "https://www.instagram.com/laligue/", "expected": "La ligue",
            "source": "Notre page, ouverte sans compte", "checked_on": "2026-11-22"}  # fmt: skip
    assert manager.post("/equipe/preuves/temoins/", told).status_code == 303
    row = ControlPage.objects.get()
    assert (row.site, row.retired_at) == ("instagram.com", None)
    assert (
        "Notre page, ouverte sans compte"
        in manager.get("/equipe/preuves/temoins/").content.decode()
    )
    retire = f"/equipe/preuves/temoins/{row.public_id}/retirer/"
    assert manager.post(retire).status_code == 303
    assert manager.post(retire).status_code == 404


@pytest.mark.parametrize(("field", "value"), [
    ("address", "notre page"), ("expected", "ok"), ("source", ""), ("checked_on", "2099-01-01"),
])  # fmt: skip
def test_a_control_page_that_would_prove_nothing_is_sent_back_whole(
    manager: Client, field: str, value: str
) -> None:
    told = {"address": "https://x.com/laligue", "expected": "La ligue", "source": "Notre compte",
            "checked_on": "2026-11-22", field: value}  # fmt: skip
    answer = manager.post("/equipe/preuves/temoins/", told)
    assert answer.status_code == 422
    assert not ControlPage.objects.exists()


NEW = {"gate": "no", "address": "https://x.com/a/status/42", "author": "@remi", "fragment": ""}


def test_watches_an_address_after_a_plain_no_and_shows_its_panel(manager: Client) -> None:
    report = a_report(at=NOON)
    path = f"/equipe/preuves/{report.ref}/veille/nouvelle/"
    assert manager.get(path).status_code == 200
    assert manager.post(path, NEW).status_code == 303
    assert Watch.objects.get().publication.author == "@remi"
    assert "https://x.com/a/status/42" in page(manager, report.ref)


@pytest.mark.parametrize(("changed", "status"), [
    ({"gate": "yes"}, 422), ({"gate": "unsure"}, 422), ({"address": "son compte"}, 422),
    ({"author": ""}, 422), ({"gate": ""}, 422),
])  # fmt: skip
def test_opens_nothing_and_loses_nothing_typed_otherwise(
    manager: Client, changed: dict[str, str], status: int
) -> None:
    report = a_report(at=NOON)
    told = {**NEW, **changed}
    answer = manager.post(f"/equipe/preuves/{report.ref}/veille/nouvelle/", told)
    assert answer.status_code == status
    assert told["address"] in answer.content.decode()
    assert not Watch.objects.exists()


def test_the_words_of_an_address_can_be_completed(manager: Client) -> None:
    report = a_report(at=NOON)
    vault = files.vault_for(ref=report.ref, actor=given.MANAGER, at=NOON)
    known = given.a_publication(
        at=NOON, vault=vault, address="https://x.com/a/status/42", author="", fragment=""
    )
    given.a_watch(at=NOON, publication=known)
    assert "Dire à quoi le reconnaître" in page(manager, report.ref)
    path = f"/equipe/preuves/{report.ref}/veille/nouvelle/"
    assert known.address in manager.get(f"{path}?de={known.public_id}").content.decode()
    manager.post(path, NEW)
    assert Watch.objects.get().publication.author == "@remi"
    assert "Dire à quoi le reconnaître" not in page(manager, report.ref)


def test_a_report_of_an_intimate_image_offers_no_watch(manager: Client) -> None:
    report = a_report(at=NOON, gate=Gate.YES)
    assert manager.get(f"/equipe/preuves/{report.ref}/veille/nouvelle/").status_code == 404
    assert "Veiller sur une autre adresse" not in page(manager, report.ref)
