"""Time, an adult, one's own pieces, the meeting and its notes: one page each, one action each."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.factories import cases as factory
from tests.factories import pictures
from tests.web.parties.test_file import inside, soup

from francjeu.cases import clocks, models
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.intake import involving, opening

pytestmark = pytest.mark.django_db


def now() -> Any:
    return timezone.now()  # noqa: TID251  the views read the clock too


def words(response: Any) -> str:
    return soup(response).get_text().replace("\xa0", " ")


def test_each_page_has_one_question_and_one_action() -> None:
    _, client = inside()
    for path in ("temps", "adulte", "mes-pieces"):
        page = soup(client.get(f"/p/{path}/"))
        assert len(page.select("h1")) == 1
        assert len(page.select("main form")) == 1
        assert len(page.select("main form .button")) == 1, path
        for field in page.select("main input:not([type=hidden]), main textarea"):
            assert page.select(f"label[for={field['id']}]"), field


def test_more_time_is_asked_and_the_page_says_what_became_of_it() -> None:
    table, client = inside()
    table.case.refresh_from_db()
    assert table.case.response_due_at is not None
    day = clocks.local(table.case.response_due_at).date()
    response = client.post("/p/temps/", {"until": str(day), "reason": "Un examen."})
    assert response.status_code == 422
    assert "Choisissez un jour après la date pour répondre." in words(response)
    told = {"until": str(day + timedelta(days=4)), "reason": "Un examen."}
    assert client.post("/p/temps/", told).status_code == 303
    assert "Vous avez demandé plus de temps" in words(client.get("/p/"))
    assert soup(client.get("/p/temps/")).select("main form") == []
    again = client.post("/p/temps/", told)
    assert again.status_code == 422
    assert models.TimeRequest.objects.count() == 1


def test_an_adult_is_chosen_then_changed() -> None:
    table, client = inside()
    for name in ("Anne Roy", "Paul Roy"):
        told = {"name": name, "relation": "ma tante", "reach": ""}
        assert client.post("/p/adulte/", told).status_code == 303
    assert "Paul Roy (ma tante)" in words(client.get("/p/adulte/"))
    assert table.respondent.companions.count() == 2


def test_a_file_comes_in_only_after_a_no() -> None:
    table, client = inside()
    assert soup(client.get("/p/mes-pieces/")).select("input[type=file]") == []
    assert soup(client.get("/p/mes-pieces/?image=unsure")).select("input[type=file]") == []
    assert soup(client.get("/p/mes-pieces/?image=no")).select("input[type=file]") != []
    told = {"image": "yes", "obtained": "recipient", "description": "Avant."}
    file = SimpleUploadedFile("moi.png", pictures.png())
    assert client.post("/p/mes-pieces/", {**told, "file": file}).status_code == 422
    file.seek(0)
    response = client.post("/p/mes-pieces/", {**told, "image": "no", "file": file})
    assert response.status_code == 303
    assert "P-2" in words(client.get("/p/mes-pieces/"))
    assert models.Brought.objects.get().party == table.respondent


def test_what_is_sent_twice_because_its_answer_was_lost_is_told_once() -> None:
    table, client = inside()
    piece = {"image": "no", "obtained": "recipient", "description": "Avant."}
    for _ in range(2):
        told = {"name": "Anne Roy", "relation": "ma tante", "reach": ""}
        assert client.post("/p/adulte/", told).status_code == 303
        file = SimpleUploadedFile("moi.png", pictures.png())
        assert client.post("/p/mes-pieces/", {**piece, "file": file}).status_code == 303
    assert table.respondent.companions.count() == 1
    assert models.Brought.objects.count() == 1
    file.seek(0)
    assert client.post(
        "/p/mes-pieces/", {**piece, "description": "Après.", "file": file}
    ).status_code == 303  # fmt: skip
    assert models.Brought.objects.count() == 2


def test_a_film_over_the_limit_is_refused_in_words_and_what_was_typed_stays(
    settings: Any,
) -> None:
    _, client = inside()
    settings.FRANCJEU = replace(settings.FRANCJEU, upload_limit=4095)
    told = {"image": "no", "obtained": "recipient", "description": "Une longue vidéo."}
    file = SimpleUploadedFile("longue.mp4", b"0" * 4096)
    response = client.post("/p/mes-pieces/", {**told, "file": file})
    assert response.status_code == 422
    assert "« longue.mp4 » dépasse" in words(response)
    assert "Une longue vidéo." in words(response)
    assert models.Brought.objects.count() == 0


def called() -> tuple[factory.Table, Client]:
    table, client = inside("answered")
    hearing.call_hearing(
        case=table.case, way="video", starts_at=now() + timedelta(days=3), joining="Salle B-12",
        expected="Dominique Roy, du comité", actor=table.manager, at=now(),
    )  # fmt: skip
    return table, client


def test_the_meeting_says_when_how_and_who() -> None:
    _, client = called()
    page = words(client.get("/p/rencontre/"))
    for said in ("Salle B-12", "Dominique Roy, du comité", "vidéo"):
        assert said in page
    assert "/p/rencontre/" in [a["href"] for a in soup(client.get("/p/")).select(".path a")]


def test_the_call_is_answered_or_another_time_is_asked() -> None:
    table, client = called()
    assert client.post("/p/rencontre/", {"answer": "other_time"}).status_code == 422
    told = {"answer": "other_time", "words": "Jeudi après l’école."}
    assert client.post("/p/rencontre/", told).status_code == 303
    assert "Il me faut un autre moment" in words(client.get("/p/rencontre/"))
    assert models.HearingReply.objects.get().words == "Jeudi après l’école."
    assert table.case.hearings.count() == 1


def test_the_notes_are_read_back_and_signed_once() -> None:
    table, client = called()
    assert client.get("/p/rencontre/notes/").status_code == 404
    hearing.hold_hearing(
        case=table.case, present="Félix", minutes="Félix dit qu’il dormait.", actor=table.manager,
        at=now(),
    )  # fmt: skip
    assert "Félix dit qu’il dormait." in words(client.get("/p/rencontre/notes/"))
    assert client.post("/p/rencontre/notes/", {"faithful": "no"}).status_code == 422
    told = {"faithful": "no", "remarks": "Je soupais."}
    assert client.post("/p/rencontre/notes/", told).status_code == 303
    page = client.get("/p/rencontre/notes/")
    assert "Je soupais." in words(page)
    assert soup(page).select("main form") == []
    assert models.MinutesReading.objects.count() == 1


@pytest.mark.parametrize("state", ["decided", "announced", "closed"])
def test_none_of_this_once_it_is_decided(state: str) -> None:
    _, client = inside(state)
    for path in ("temps", "adulte", "mes-pieces", "rencontre"):
        assert client.get(f"/p/{path}/").status_code == 404, path
        assert client.post(f"/p/{path}/", {}).status_code == 404, path


def test_a_guardian_who_became_a_party_reads_letters_and_speaks_no_more() -> None:
    table, client = inside(parent=True)
    assert client.get("/p/reponse/").status_code == 200
    opening.add_party(
        case=table.case, actor=table.manager, at=now(),
        someone=involving.Someone(role="witness", name="Julie Bouchard", email="julie@exemple.ca"),
    )  # fmt: skip
    for path in ("reponse", "temps", "adulte", "mes-pieces"):
        assert client.get(f"/p/{path}/").status_code == 404, path
    assert "P-1" not in words(client.get("/p/pieces/"))


def test_a_second_press_on_send_says_that_it_is_sent() -> None:
    table, client = inside()
    client.post("/p/reponse/", {"version": "Non.", "wish": "written"})
    assert client.post("/p/reponse/verifier/").headers["Location"] == "/p/"
    assert client.post("/p/reponse/verifier/").headers["Location"] == "/p/"
    assert table.case.responses.count() == 1


@pytest.mark.parametrize(
    ("path", "field"), [("temps", "reason"), ("rencontre", "words"), ("rencontre/notes", "remarks")]
)
def test_what_was_typed_when_the_visit_ended_is_given_back(path: str, field: str) -> None:
    response = Client().post(f"/p/{path}/", {field: "Deux heures d’écriture"})
    assert response.status_code == 410
    assert "Deux heures d’écriture" in words(response)


def test_someone_of_the_committee_is_asked_to_be_replaced() -> None:
    table, client = inside()
    page = soup(client.get("/p/comite/"))
    members = {str(i["value"]): i.parent.get_text().strip() for i in page.select("[name=member]")}
    assert sorted(members.values()) == ["Claude Côté", "Dominique Roy"]
    told = {"member": table.decider.ref, "reasons": "C’est mon ancien entraîneur."}
    assert client.post("/p/comite/", {**told, "reasons": ""}).status_code == 422
    assert client.post("/p/comite/", {**told, "member": table.manager.ref}).status_code == 422
    assert client.post("/p/comite/", told).status_code == 303
    assert models.Challenge.objects.get().party == table.respondent
    page = soup(client.get("/p/comite/"))
    assert "Vous avez demandé qu’on remplace Dominique Roy." in page.get_text()
    assert len(page.select("[name=member]")) == 1
