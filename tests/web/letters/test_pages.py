"""Letters for staff: what needs a person, without names; then one letter, its reading noted."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import people, reports

from francjeu.cases.operations.panel import conflicts
from francjeu.journal import queries as journal
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.procedure.intake.report import Refusal
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.people.models import User
from francjeu.reports.operations.leaving import disposing

pytestmark = pytest.mark.django_db


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def send_letters() -> None:
    for letter in Letter.objects.filter(state="queued").order_by("pk"):
        sending.send(letter_id=letter.pk, actor=SOFTWARE, at=timezone.now())  # noqa: TID251


def at_the_desk(table: factory.Table, client: Client) -> User:
    user = User.objects.get(public_id=table.manager.ref)
    client.force_login(user)
    return user


@pytest.fixture
def table() -> factory.Table:
    made = factory.a_table(state="notified")
    send_letters()
    return made


def of(table: factory.Table, *, parent: bool = False) -> Letter:
    party = table.parent if parent else table.respondent
    return Letter.objects.filter(party=str(party.public_id)).latest("pk")


def fail(letter: Letter, reason: str = "bounced") -> None:
    sending.returned(letter=letter, reason=reason, actor=SOFTWARE, at=NOON)


def test_lists_codes_to_tell_without_names(client: Client, table: factory.Table) -> None:
    at_the_desk(table, client)
    page = soup(client.get("/equipe/courrier/"))
    assert [h.get_text() for h in page.select("main h2")] == ["Codes à donner"]
    text = page.select_one("main").get_text()  # type: ignore[union-attr]
    assert table.case.ref in text
    for private in ("Bouchard", "exemple.ca", of(table, parent=True).door_code):
        assert private not in text


def test_the_page_of_a_letter_tells_whom_and_the_code_and_is_noted(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    letter = of(table, parent=True)
    text = soup(client.get(f"/equipe/courrier/{letter.public_id}/")).get_text()
    assert "Julie Bouchard" in text
    assert letter.door_code in text
    assert (
        f"/equipe/courrier/{letter.public_id}/pdf/"
        in client.get(f"/equipe/courrier/{letter.public_id}/").content.decode()
    )
    last = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (last.event, last.actor) == ("letter.viewed", f"staff:{table.manager.ref}")


def test_who_has_a_tie_does_not_learn_that_the_letter_exists(
    client: Client, table: factory.Table
) -> None:
    conflicts.declare(case=table.case, is_linked=True, note="", actor=table.manager, at=NOON)
    at_the_desk(table, client)
    assert table.case.ref not in client.get("/equipe/courrier/").content.decode()
    for path in ("", "pdf/"):
        assert client.get(f"/equipe/courrier/{of(table).public_id}/{path}").status_code == 404
    for path in ("remise/", "renvoi/", "retour/", "autre-adresse/"):
        assert client.post(f"/equipe/courrier/{of(table).public_id}/{path}").status_code == 404
    assert of(table).state == "sent"


@pytest.mark.parametrize("role", [Role.DECIDER, Role.COUNSEL, Role.ADMINISTRATOR])
def test_other_roles_have_no_such_page(client: Client, role: Role) -> None:
    client.force_login(people.an_account(roles=(role,)))
    assert client.get("/equipe/courrier/").status_code == 404


def test_a_letter_that_came_back_goes_to_the_right_address(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    letter = of(table)
    client.post(f"/equipe/courrier/{letter.public_id}/retour/")
    letter.refresh_from_db()
    assert letter.state == "failed"
    page = soup(client.get("/equipe/courrier/"))
    assert "Elle est revenue" in page.get_text()
    url = f"/equipe/courrier/{letter.public_id}/autre-adresse/"
    assert client.post(url, {"address": "pas une adresse"}).status_code == 422
    assert client.post(url, {"address": "felix2@exemple.ca"}).status_code == 303
    send_letters()
    assert mail.outbox[-1].to == ["felix2@exemple.ca"]
    assert of(table).text == letter.text


def test_a_stranger_who_said_not_me_is_not_written_to_again(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    letter = of(table)
    fail(letter, "not_me")
    page = soup(client.get(f"/equipe/courrier/{letter.public_id}/"))
    assert page.select_one("form[action$='renvoi/']") is None
    assert page.select_one("form[action$='autre-adresse/']") is not None


def test_a_letter_on_paper_is_printed_then_noted_as_handed_over(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    letter = of(table)
    fail(letter)
    assert client.get(f"/equipe/courrier/{letter.public_id}/pdf/").content.startswith(b"%PDF")
    url = f"/equipe/courrier/{letter.public_id}/remise/"
    assert client.post(url, {"how": " "}).status_code == 422
    assert client.post(url, {"how": "Recommandé du 24 novembre"}).status_code == 303
    letter.refresh_from_db()
    assert (letter.state, letter.handed_how) == ("sent", "Recommandé du 24 novembre")
    again = client.post(url, {"how": "Encore"}, follow=True)
    assert "Quelqu’un a été plus rapide" in soup(again).get_text()


def test_what_the_network_refused_leaves_again(client: Client, table: factory.Table) -> None:
    at_the_desk(table, client)
    letter = of(table)
    fail(letter, "ConnectionRefusedError")
    assert client.post(f"/equipe/courrier/{letter.public_id}/renvoi/").status_code == 303
    send_letters()
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_the_list_asks_as_many_questions_for_ten_files_as_for_one(
    client: Client, table: factory.Table, django_assert_max_num_queries: Any
) -> None:
    at_the_desk(table, client)
    with django_assert_max_num_queries(17):
        client.get("/equipe/courrier/")


def test_the_daily_list_asks_for_them_too(client: Client, table: factory.Table) -> None:
    at_the_desk(table, client)
    fail(of(table))
    page = soup(client.get("/equipe/"))
    asked = {a.get_text(" ", strip=True): a["href"] for a in page.select(".task__what a")}
    assert asked[f"Trouver la bonne adresse, dossier {table.case.ref}"] == (
        f"/equipe/courrier/{of(table).public_id}/"
    )
    assert f"Donner son code à une personne, dossier {table.case.ref}" in asked


def test_the_address_book_says_whose_since_when_and_is_noted(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    place = f"/equipe/courrier/adresses/{table.case.ref}/"
    key = table.parent.pk
    checked = client.post(f"{place}{key}/verifier/", {"how": "Au téléphone, le 20."})
    assert checked.status_code == 303
    text = soup(client.get(place)).get_text()
    for said in ("Julie Bouchard", "julie@exemple.ca", "vérifiée par", "Au téléphone, le 20."):
        assert said in text
    events = [line.event for line in journal.history(subject=f"case:{table.case.ref}")]
    assert events[:3] == ["address.viewed", "address.checked", "address.noted"]


def test_a_guardian_at_the_address_of_the_person_concerned_is_written_on_paper(
    client: Client, table: factory.Table
) -> None:
    at_the_desk(table, client)
    place = f"/equipe/courrier/adresses/{table.case.ref}/"
    typed = {"address": "felix@exemple.ca"}
    refused = client.post(f"{place}{table.parent.pk}/corriger/", typed)
    assert refused.status_code == 422
    assert "felix@exemple.ca" in refused.content.decode()
    accepted = client.post(f"{place}{table.parent.pk}/corriger/", {**typed, "shared": "on"})
    assert accepted.status_code == 303


def test_letters_on_paper_once_a_person_says_so(client: Client, table: factory.Table) -> None:
    at_the_desk(table, client)
    place = f"/equipe/courrier/adresses/{table.case.ref}/"
    assert client.post(f"{place}{table.parent.pk}/cesser/").status_code == 303
    assert "Aucune adresse courriel n’est connue." in soup(client.get(place)).get_text()


def test_an_e_mail_to_staff_that_failed_has_a_page(client: Client, table: factory.Table) -> None:
    at_the_desk(table, client)
    row = Letter.objects.filter(event="access_granted").latest("pk")
    fail(row)
    page = client.get(f"/equipe/courrier/{row.public_id}/")
    assert page.status_code == 200
    assert "Un courriel sans lettre" in soup(page).get_text()


def test_a_letter_to_who_reported_that_came_back_tells_nobody_who_it_was(
    client: Client, table: factory.Table
) -> None:
    checked = reports.a_checked_report(is_named=True, name="Ana Rivière", email="ana@exemple.ca")
    disposing.say_not_admissible(
        ref=checked.ref, reason=Refusal.TOO_LITTLE, words="…", doors=("pils",),
        actor=reports.MANAGER, at=NOON,
    )  # fmt: skip
    send_letters()
    row = Letter.objects.get(event="inadmissible")
    fail(row)
    at_the_desk(table, client)
    assert checked.ref in soup(client.get("/equipe/courrier/")).get_text()
    page = client.get(f"/equipe/courrier/{row.public_id}/")
    text = page.content.decode()
    assert "Rivière" not in text
    assert "ana@exemple.ca" not in text
    assert "autre-adresse" not in text
    assert client.get(f"/equipe/courrier/{row.public_id}/pdf/").status_code == 404
    told = client.post(f"/equipe/courrier/{row.public_id}/remise/", {"how": "Elle lit par code."})
    assert told.status_code == 303
