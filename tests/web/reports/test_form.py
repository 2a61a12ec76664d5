"""The nine steps, without script: kept at each one, honest about errors, silent to neighbours."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.web.reports.pages import ANSWERS, begun, errors, read, sent

from francjeu.evidence.models import Item
from francjeu.kernel.procedure.intake.report import About
from francjeu.people import models as people
from francjeu.reports import models

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.mark.clause("C-SIGN")
def test_a_person_without_account_reports_in_nine_steps_and_gets_a_code(client: Client) -> None:
    code = sent(client)
    assert len(code) == 16
    report = models.Report.objects.get()
    assert (report.place, report.what, report.band) == (
        "instagram", "Trois messages blessants.", "14_to_17",
    )  # fmt: skip


def test_only_three_answers_are_required(client: Client) -> None:
    for step in (2, 3, 6, 7, 8):
        begun(client, until=step)
        assert client.post(f"/f/{step}/", {}).status_code == 303
    for step in (1, 4, 5):
        assert client.post(f"/f/{step}/", {}).status_code == 422


def test_no_title_or_address_of_a_step_betrays_anyone(client: Client) -> None:
    begun(client)
    for number in range(1, 10):
        page = read(client.get(f"/f/{number}/"))
        assert page.title is not None
        assert page.title.get_text() == f"Étape {number} de 9 - francjeu"
        assert page.select_one("meta[name=referrer]")


def test_each_answer_is_kept_and_shown_again(client: Client) -> None:
    begun(client)
    assert read(client.get("/f/5/")).textarea.get_text(strip=True) == "Trois messages blessants."
    assert read(client.get("/f/4/")).select_one("input[value=no][checked]")
    assert read(client.get("/f/6/")).select_one("#id_link")["value"] == ANSWERS[6]["link"]


def test_what_is_collected_and_why_is_said_above(client: Client) -> None:
    text = read(client.get("/signaler/")).get_text(" ")
    for words in ("Pourquoi ces questions", "Qui lit", "Combien de temps", "Idriss Benali"):
        assert words in text


def test_the_quick_exit_is_the_first_control_after_the_brand(client: Client) -> None:
    begun(client)
    for path in ("/signaler/", "/f/1/", "/f/9/", "/suivi/"):
        links = read(client.get(path)).select("header a")
        assert links[0]["class"] == ["brand"]
        assert links[1]["href"] == "/f/sortie/", path


def test_the_quick_exit_keeps_the_draft_only_if_asked(client: Client) -> None:
    begun(client, until=3)
    away = client.get("/f/sortie/")
    assert away.status_code == 302
    assert "/f/" not in away["Location"]
    assert client.get("/f/2/").status_code == 303
    assert client.post("/signaler/", {"keeps_draft": "on"}).status_code == 303
    client.post("/f/1/", ANSWERS[1])
    client.get("/f/sortie/")
    assert read(client.get("/f/1/")).select_one("input[value=no][checked]")


@pytest.mark.clause("C-B")
@pytest.mark.parametrize("gate", ["yes", "unsure"])
def test_after_yes_or_unsure_no_step_holds_an_upload_control(client: Client, gate: str) -> None:
    begun(client, s4={"gate": gate}, s6={"location": "compte @x"})
    for number in range(1, 10):
        assert not read(client.get(f"/f/{number}/")).select("input[type=file]"), number
    for number in (5, 6):
        assert "Ne faites pas de capture" in read(client.get(f"/f/{number}/")).get_text(" ")
    client.post("/f/9/")
    code = read(client.get("/f/code/")).select_one(".receipt__code")
    client.post("/suivi/", {"code": code.get_text() if code else ""})
    page = read(client.get("/suivi/moi/"))
    assert not page.select("input[type=file]")
    assert "Les fichiers sont fermés" in page.get_text(" ")


@pytest.mark.clause("C-B")
@pytest.mark.parametrize("gate", ["yes", "unsure"])
def test_the_server_refuses_a_file_that_comes_anyway(client: Client, gate: str) -> None:
    begun(client, s4={"gate": gate}, s6={"location": "compte @x"})
    answer = client.post("/f/6/", {"file": SimpleUploadedFile("x.png", PNG)})
    assert answer.status_code == 422
    assert "Les fichiers sont fermés" in errors(answer)[0]
    client.post("/f/9/")
    code = read(client.get("/f/code/")).select_one(".receipt__code")
    client.post("/suivi/", {"code": code.get_text() if code else ""})
    answer = client.post("/suivi/moi/fichier/", {"file": SimpleUploadedFile("x.png", PNG)})
    assert answer.status_code == 422
    assert not Item.objects.exists()


def test_a_yes_after_a_file_closes_the_files_and_hides_them(client: Client) -> None:
    begun(client, until=6)
    client.post("/f/6/", {"file": SimpleUploadedFile("x.png", PNG)})
    client.post("/f/4/?fin=1", {"gate": "yes"})
    assert "x.png" not in read(client.get("/f/6/")).get_text()
    client.post("/f/9/")
    assert Item.objects.get().state == "isolated"


@pytest.mark.parametrize(
    ("step", "answer", "words"),
    [
        (1, {}, "Choisissez une réponse"),
        (4, {"gate": "peut-être"}, "Choisissez une réponse"),
        (5, {"what": "  "}, "Écrivez au moins quelques mots"),
        (5, {"what": "x" * 10_003}, "Il y a 3 caractères de trop"),
        (5, {"what": "x", "happened_on": "2999-01-01"}, "Cette date n’est pas encore arrivée"),
        (5, {"what": "x", "happened_on": "31/02/2026"}, "Écrivez la date comme"),
        (6, {"link": "https://www.instagr"}, "Ce lien semble incomplet"),
        (6, {"link": "http:/"}, "Ce lien semble incomplet"),
        (8, {"email": "alex@"}, "Écrivez une adresse comme"),
        (8, {"phone": "555-01"}, "Écrivez 10 chiffres"),
    ],
)
def test_an_error_says_what_to_do_on_top_and_beside_and_keeps_what_was_typed(
    client: Client, step: int, answer: dict[str, object], words: str
) -> None:
    begun(client, until=step)
    response = client.post(f"/f/{step}/", answer)
    assert response.status_code == 422
    page = read(response)
    assert page.title is not None
    assert page.title.get_text().startswith("Erreur")
    (link,) = page.select(".error-summary li a")
    assert words in link.get_text().replace("\u00a0", " ")
    assert page.select_one(link["href"]), "the summary leads to the field"
    for name, value in answer.items():
        field = page.select_one(f"[name={name}]:not([type=radio])")
        assert (
            field is None or (field.get("value") or field.get_text()).strip() == str(value).strip()
        )


def test_a_mistake_in_one_field_does_not_lose_the_others(client: Client) -> None:
    begun(client, until=5)
    client.post("/f/5/", {"what": "Gardez ceci", "happened_on": "2999-01-01"})
    assert read(client.get("/f/5/")).textarea.get_text(strip=True) == "Gardez ceci"


def test_autosave_keeps_half_an_answer_and_says_nothing(client: Client) -> None:
    begun(client, until=5)
    answer = client.post("/f/5/", {"what": "À moit"}, headers={"X-Autosave": "1"})
    assert answer.status_code == 204
    assert read(client.get("/f/5/")).textarea.get_text(strip=True) == "À moit"


def test_a_page_that_sends_by_script_is_told_the_next_address_and_not_moved(client: Client) -> None:
    began = client.post("/signaler/", headers={"X-Steady": "1"})
    assert (began.status_code, began.headers["X-Next"], "Location" in began.headers) == (
        204, "/f/1/", False,
    )  # fmt: skip
    assert client.post("/f/1/", {"danger": "no"}).status_code == 303  # the draft’s cookie came


def test_an_expired_draft_does_not_lose_what_was_just_typed(client: Client) -> None:
    begun(client, until=5)
    models.Draft.objects.update(saved_at=F("saved_at") - timedelta(days=8))
    assert client.get("/f/5/").status_code == 303
    assert client.post("/f/5/", {"what": "Encore là"}).status_code == 303
    assert read(client.get("/f/5/")).textarea.get_text(strip=True) == "Encore là"


def test_an_expired_draft_says_so_and_names_other_doors(client: Client) -> None:
    begun(client)
    models.Draft.objects.update(saved_at=F("saved_at") - timedelta(days=8))
    answer = client.post("/f/9/")
    assert answer.status_code == 404
    links = {a["href"] for a in read(answer).select("main a")}
    assert {"/signaler/", "/suivi/", "/aide/"} <= links


def test_sending_before_the_required_answers_leads_to_each_of_them(client: Client) -> None:
    client.post("/signaler/")
    answer = client.post("/f/9/")
    assert answer.status_code == 422
    links = [a["href"] for a in read(answer).select(".error-summary a")]
    assert links == ["/f/1/?fin=1", "/f/4/?fin=1", "/f/5/?fin=1"]
    assert not models.Report.objects.exists()


def test_a_double_click_sends_one_report(client: Client) -> None:
    begun(client)
    assert client.post("/f/9/").status_code == client.post("/f/9/").status_code == 303
    assert models.Report.objects.count() == 1


def test_a_filled_honeypot_is_said_and_never_loses_a_report(client: Client) -> None:
    begun(client)
    assert client.post("/f/9/", {"website": "http://spam"}).status_code == 422
    assert client.post("/f/9/", {"website": ""}).status_code == 303
    assert models.Report.objects.count() == 1


def test_changing_a_line_comes_back_to_the_last_step(client: Client) -> None:
    begun(client)
    assert client.post("/f/3/?fin=1", {"place": "x"})["Location"] == "/f/9/"
    assert client.post("/f/4/?fin=1", {"gate": "yes"})["Location"] == "/f/6/?fin=1"


def test_the_draft_can_be_erased_at_every_step(client: Client) -> None:
    begun(client)
    for number in range(1, 10):
        assert read(client.get(f"/f/{number}/")).select_one("form[action='/f/effacer/']")
    client.post("/f/effacer/")
    assert not models.Draft.objects.exists()
    assert client.get("/f/5/").status_code == 303


def test_the_code_is_shown_again_then_only_asked_for(client: Client) -> None:
    code = sent(client)
    assert code == "".join(
        read(client.get("/f/code/")).select_one(".receipt__code").get_text().split()
    )
    models.Report.objects.update(received_at=F("received_at") - timedelta(minutes=11))
    assert client.get("/f/code/")["Location"] == "/suivi/"


def test_the_receipt_never_says_what_it_is_about(client: Client) -> None:
    sent(client)
    page = read(client.get("/f/code/"))
    assert page.title is not None
    assert page.title.get_text() == "Notez votre code - francjeu"
    assert "signalement" not in page.select_one("main").get_text().lower()
    assert page.body["class"] == ["card-print"]


def test_a_promise_is_dated_only_where_the_profile_holds_it(client: Client) -> None:
    sent(client)
    assert "D’ici" in read(client.get("/f/code/")).select_one(".next").get_text()


def test_leaving_the_receipt_forgets_the_code_at_once(client: Client) -> None:
    sent(client)
    assert client.post("/f/code/").status_code == 303
    assert client.get("/f/code/")["Location"] == "/suivi/"
    assert not models.Draft.objects.exists()


def test_outside_doors_are_on_every_page(client: Client) -> None:
    begun(client)
    for path in ("/signaler/", *(f"/f/{n}/" for n in range(1, 10))):
        assert read(client.get(path)).select(".door"), path


def test_a_closed_house_receives_nothing_and_names_other_doors(client: Client) -> None:
    people.Organisation.objects.update(opened_at=None)
    page = read(client.get("/signaler/"))
    assert "Cette page ouvre bientôt" in page.get_text()
    assert page.select(".door")
    assert client.post("/signaler/").status_code == 200
    assert not models.Draft.objects.exists()


@pytest.mark.clause("C-SIGN-4")
def test_saying_that_it_concerns_the_director_is_kept(client: Client) -> None:
    sent(client, s7={"about": "director"})
    assert models.Report.objects.get().about == About.DIRECTOR


@pytest.mark.clause("X-05")
def test_a_child_needs_no_account_and_gives_little(client: Client) -> None:
    sent(client, s8={"band": "under_14", "adult": "ma tante"})
    assert models.Report.objects.get().adult_needed
    assert people.User.objects.count() == 0


@pytest.mark.clause("C-B")
def test_an_altered_image_is_told_without_proving_anything(client: Client) -> None:
    sent(client, s5={"what": "Un visage collé sur une autre photo", "tags": ["altered_image"]})
    assert models.Report.objects.get().tags == ["altered_image"]


@pytest.mark.clause("C-D-3")
def test_conduct_outside_the_list_is_told_in_words(client: Client) -> None:
    begun(client, until=5)
    assert client.post("/f/5/", {"what": "", "tags": ["other"]}).status_code == 422
    assert client.post("/f/5/", {"what": "Autre", "tags": ["other"]}).status_code == 303


@pytest.mark.clause("C-C")
def test_a_place_outside_the_list_is_told_in_words(client: Client) -> None:
    sent(client, s3={"place": "elsewhere", "place_words": "BeReal"})
    report = models.Report.objects.get()
    assert (report.place, report.place_words) == ("elsewhere", "BeReal")


def test_english_is_complete(client: Client) -> None:
    client.cookies["fj_langue"] = "en"
    begun(client)
    text = " ".join(
        read(client.get(path)).main.get_text(" ")
        for path in ("/signaler/", *(f"/f/{n}/" for n in range(1, 10)))
    )
    for french in ("Étape", "Continuer", "Passer", "Effacer", "Modifier", "Quitter"):
        assert french not in text
    client.post("/f/9/")
    assert models.Report.objects.get().language == "en"


def test_the_last_step_asks_the_database_the_same_whatever_was_told(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    begun(client)
    with django_assert_max_num_queries(26):
        client.post("/f/9/")
