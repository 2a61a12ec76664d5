"""A person chooses what is shown of a piece, reads it first, and is told which word betrays."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.factories import cases as given
from tests.factories import pictures, reports
from tests.web.cases.conftest import SignIn

from francjeu.cases import models
from francjeu.journal import queries as journal

pytestmark = pytest.mark.django_db


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def scene(as_: SignIn) -> tuple[given.Table, Client, str]:
    report = reports.a_checked_report(is_named=True, name="Zoé Quatrepoints")
    table = given.a_table(state="notified", reports=(report.ref,))
    table.case.refresh_from_db()
    return table, as_(table.manager), f"/equipe/dossiers/{table.case.ref}/pieces/1/"


def test_the_text_with_its_holes_is_read_before_it_is_shown(as_: SignIn) -> None:
    table, client, at = scene(as_)
    page = soup(client.get(f"{at}passages/"))
    assert table.case.exhibits.get().testimony in page.get_text()
    last = journal.history(subject=f"case:{table.case.ref}")[0]
    assert (last.event, (last.facts or {})["purpose"]) == ("case.exhibit_viewed", "disclose")
    told = {"turn": table.case.turn, "text": "Zoé l’a vu écrire.", "hide": "Zoé"}
    page = soup(client.post(f"{at}passages/", told))
    assert "[caché] l’a vu écrire." in page.get_text()
    assert models.Disclosure.objects.count() == 0
    assert client.post(f"{at}passages/", {**told, "send": "1"}).status_code == 303
    page = soup(client.get(at))
    assert "[caché] l’a vu écrire." in page.get_text()
    assert table.manager.name in page.select("#h-told")[0].parent.get_text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "hide", "says"),
    [
        ("Zoé l’a vu.", "", "« Zoé » dit qui a signalé ou témoigné"),
        ("Zoé l’a vu.", "Zoe", "« Zoe » n’est pas dans le texte"),
        ("Zoé", "Zoé", "Il ne reste rien à lire"),
    ],
)
def test_says_which_word_and_keeps_what_was_typed(
    as_: SignIn, text: str, hide: str, says: str
) -> None:
    table, client, at = scene(as_)
    response = client.post(
        f"{at}passages/", {"turn": table.case.turn, "text": text, "hide": hide, "send": "1"}
    )
    page = soup(response)
    assert response.status_code == 422
    assert says in page.get_text().replace("\xa0", " ")
    assert page.select("#id_text")[0].get_text().strip() == text
    assert models.Disclosure.objects.count() == 0


def test_a_copy_comes_in_only_after_a_no_at_the_gate(as_: SignIn) -> None:
    table, client, at = scene(as_)
    assert soup(client.get(f"{at}copie/")).select("input[type=file]") == []
    assert soup(client.get(f"{at}copie/?image=no")).select("input[type=file]") != []
    file = SimpleUploadedFile("zoe.jpg", pictures.taken_by(b"Zoe Quatrepoints"))
    told = {"turn": table.case.turn, "file": file, "image": "unsure"}
    assert client.post(f"{at}copie/", told).status_code == 422
    file.seek(0)
    sent = {**told, "image": "no", "looked": "on"}
    assert client.post(f"{at}copie/", sent).status_code == 303
    assert models.Disclosure.objects.get().item is not None


def test_who_shows_a_picture_ticks_in_their_own_name_that_nobody_is_told_in_it(
    as_: SignIn,
) -> None:
    table, client, at = scene(as_)
    form = soup(client.get(f"{at}copie/?image=no"))
    label = form.select_one("label[for=id_looked]")
    assert label is not None
    assert f"Moi, {table.manager.name}, j’ai regardé cette image" in label.get_text()
    file = SimpleUploadedFile("zoe.jpg", pictures.taken_by(b"x"))
    told = {"turn": table.case.turn, "file": file, "image": "no"}
    response = client.post(f"{at}copie/", told)
    assert response.status_code == 422
    assert "Regardez l’image, puis cochez la case" in soup(response).get_text()
    assert not models.Disclosure.objects.exists()


def test_what_is_not_a_picture_is_refused_in_words(as_: SignIn) -> None:
    table, client, at = scene(as_)
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.7")
    response = client.post(
        f"{at}copie/", {"turn": table.case.turn, "file": file, "image": "no", "looked": "on"}
    )
    assert response.status_code == 422
    assert "Envoyez une image JPEG ou PNG entière." in soup(response).get_text()


def test_a_piece_is_withheld_with_a_reason(as_: SignIn) -> None:
    table, client, at = scene(as_)
    told = {"turn": table.case.turn, "reason": ""}
    assert client.post(f"{at}retenir/", told).status_code == 422
    told["reason"] = "La police demande d’attendre."
    assert client.post(f"{at}retenir/", told).status_code == 303
    assert "La police demande d’attendre." in soup(client.get(at)).get_text()


def test_who_decides_reads_what_is_shown_and_is_offered_no_way_to_change_it(as_: SignIn) -> None:
    table, manager, at = scene(as_)
    assert soup(manager.get(at)).select(f"a[href='{at}retenir/']")
    page = soup(as_(table.decider).get(at))
    assert "Ce que voit la personne mise en cause" in page.get_text()
    assert page.select(f"a[href='{at}retenir/']") == []


def test_there_is_nothing_to_choose_for_a_piece_that_is_not_there(as_: SignIn) -> None:
    table, client, _at = scene(as_)
    for name in ("passages", "copie", "retenir"):
        assert client.get(f"/equipe/dossiers/{table.case.ref}/pieces/7/{name}/").status_code == 404
