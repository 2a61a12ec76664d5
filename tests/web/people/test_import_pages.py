"""Importing a list through the pages: seen before written, asked, all or nothing."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.factories.people import an_account

from francjeu.kernel.actors import Role
from francjeu.people import models

pytestmark = pytest.mark.django_db

LIST = """Prénom;Nom;Date de naissance;Équipe;École;Saison;Rôle;Début
Noémie;Côté;2010-04-17;Faucons;École A;2026-2027;Élève-athlète;2026-09-01
Lou;Roy;2011-01-02;Faucons;École A;2026-2027;Mascotte;2026-09-01
Marc;D’Amours;1984-02-03;Faucons;École A;2026-2027;Entraîneur;2026-09-01
Marc;D’Amours;1984-02-03;Lynx;École B;2026-2027;Entraîneur;2026-09-01
"""


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    return client


def send(client: Client, content: str | bytes, name: str = "liste.csv") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(
        reverse("people:send_list"), {"file": SimpleUploadedFile(name, data, "text/csv")}
    )


def text(response: Any) -> str:
    return re.sub(r"[ \n\t]+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_shows_what_a_list_holds_before_anything_is_written(keeper: Client) -> None:
    look = send(keeper, LIST).headers["Location"]
    page = text(keeper.get(look))
    assert models.Person.objects.count() == 0
    assert "Ligne 3 Rôle «\u00a0Mascotte\u00a0» n’est pas un rôle connu" in page
    assert "4 dates de naissance ont été réduites à l’année" in page
    assert "Nouveaux établissements\u00a0:" in page
    assert "Ligne 4\u00a0: Entraîneur·e, École A, Faucons, 2026-2027, 1984" in page
    assert "Importer" not in re.findall(r"<button[^>]*>.*?</button>", page)


def test_imports_once_every_question_is_answered_and_faulty_lines_left_out(
    keeper: Client,
) -> None:
    look = send(keeper, LIST).headers["Location"]
    page = keeper.get(look).content.decode()
    key = re.findall(r'name="(q-\w+)" value="one"', page)[0]
    unanswered = keeper.post(look, {"do": "import", "faults": "1", "leave_out": "1"})
    assert unanswered.status_code == 422
    unseen = keeper.post(look, {"do": "import", key: "one", "faults": "1"})
    assert "Rien n’a été importé" in text(unseen)
    assert models.Person.objects.count() == 0
    whole = {"do": "import", key: "one", "faults": "1", "leave_out": "1"}
    done = keeper.post(look, whole)
    assert done.headers["Location"] == reverse("people:list")
    assert "2 personnes ajoutées; 3 rôles notés." in text(keeper.get(reverse("people:list")))
    assert keeper.post(look, whole).status_code == 410
    assert models.Person.objects.count() == 2


def test_answers_stay_chosen_while_checking_again(keeper: Client) -> None:
    look = send(keeper, LIST).headers["Location"]
    key = re.findall(r'name="(q-\w+)" value="apart"', keeper.get(look).content.decode())[0]
    asked = {"do": "check", key: "apart", "faults": "1", "leave_out": "1"}
    page = keeper.post(look, asked).content.decode()
    assert re.search(rf'name="{key}" value="apart" id="[^"]+" checked', page)
    assert re.search(r'id="leave_out" checked', page)


def test_asks_how_dates_are_written_and_obeys(keeper: Client) -> None:
    look = send(keeper, "prenom;nom;role;debut\nLou;Roy;coach;03/04/2026\n").headers["Location"]
    page = text(keeper.get(look))
    assert "Dans cette liste, 03/04/2026 veut dire" in page
    assert "se lit de deux façons" in page
    answered = keeper.post(look, {"do": "check", "order": "day_first"})
    assert "2026-04-03" in text(answered)


def test_what_holds_for_the_whole_list_is_asked_once(keeper: Client) -> None:
    look = send(keeper, "prenom;nom\nLou;Roy\n").headers["Location"]
    assert "Pas de rôle." in text(keeper.get(look))
    asked = {"do": "import", "role": "athlete", "starts_on": "2026-09-01"}
    assert keeper.post(look, asked).status_code == 303
    assert models.RoleHeld.objects.get().role == "athlete"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Prénom;Nom;Instagram\nLou;Roy;@lou\n", "Retirez cette colonne\u00a0: Instagram."),
        ("Prénom;Nom;Code permanent\nLou;Roy;X\n", "aucun numéro d’identité"),
        ("Prénom;Rôle\nLou;coach\n", "Il manque une colonne\u00a0: Nom."),
        (b"PK\x03\x04", "Enregistrez-le en CSV"),
        ("a;b\n1;2\n", "Aucune ligne de titres trouvée."),
        ("Prénom;Nom\n", "personne dessous"),
    ],
)
def test_refuses_a_file_with_a_sentence_that_says_what_to_do(
    keeper: Client, content: str | bytes, sentence: str
) -> None:
    response = send(keeper, content)
    assert response.status_code == 422
    assert sentence in text(response)
    assert not models.Draft.objects.exists()


def test_an_empty_file_is_said_to_be_empty(keeper: Client) -> None:
    assert send(keeper, b"").status_code == 422


def test_a_file_of_60_megabytes_is_said_to_be_too_large(keeper: Client) -> None:
    response = send(keeper, b"x" * (60 * 1024 * 1024))
    assert response.status_code == 422
    assert "Ce fichier dépasse 8" in text(response)


def test_a_list_belongs_to_who_sent_it_and_can_be_forgotten(keeper: Client) -> None:
    look = send(keeper, LIST).headers["Location"]
    other = Client()
    other.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    assert other.get(look).status_code == 410
    assert keeper.post(look + "abandonner/").status_code == 303
    assert keeper.get(look).status_code == 410
    assert models.Draft.objects.get().sheet == ""


@pytest.mark.parametrize("role", set(Role) - {Role.ADMINISTRATOR, Role.CASE_MANAGER})
def test_others_cannot_import(client: Client, role: Role) -> None:
    client.force_login(an_account(roles=[role]))
    assert send(client, LIST).status_code == 404
