"""Coming back with the code: same words for every wrong one, no name, files behind the gate."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.conftest import NOON
from tests.factories import watching
from tests.factories.reports import LINK, MANAGER, a_checked_report, a_sent_report
from tests.web.reports.pages import errors, read

from francjeu.evidence.models import Item
from francjeu.kernel.procedure.intake.report import Basis, Refusal, Stage
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.form import files
from francjeu.reports.operations.leaving import disposing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def opened(client: Client, code: str) -> None:
    assert client.post("/suivi/", {"code": code}).status_code == 303


def status(client: Client) -> str:
    return read(client.get("/suivi/moi/")).select_one("main .lead").get_text(" ", strip=True)


def test_a_wrong_code_too_often_gets_a_clear_message_each_time(client: Client) -> None:
    _, code = a_sent_report()
    said = [errors(client.post("/suivi/", {"code": "0" * 16}))[0] for _ in range(55)]
    assert all("Ce code ne fonctionne pas" in words for words in said[:50])
    assert all("Trop d’essais d’ici. Réessayez à" in words for words in said[50:])
    assert client.post("/suivi/", {"code": code}).status_code == 422
    other = Client(REMOTE_ADDR="192.0.2.9")
    assert other.post("/suivi/", {"code": code}).status_code == 303


@pytest.mark.parametrize("typed", ["", "12", "abc", "0" * 16, "9" * 60, "9" * 61])
def test_unknown_malformed_and_empty_codes_get_the_same_sentence(
    client: Client, typed: str
) -> None:
    answer = client.post("/suivi/", {"code": typed})
    assert answer.status_code == 422
    assert "Vérifiez les 16 chiffres" in errors(answer)[0]


def test_without_a_code_the_page_asks_for_it(client: Client) -> None:
    assert client.get("/suivi/moi/")["Location"] == "/suivi/"


def test_both_write_and_the_team_has_no_name(client: Client) -> None:
    report, code = a_sent_report()
    thread.ask(ref=report.ref, text="Quel jour?", actor=MANAGER, at=NOON)
    opened(client, code)
    text = read(client.get("/suivi/moi/")).main.get_text(" ")
    assert "Quel jour?" in text
    assert "L’équipe" in text
    assert MANAGER.name not in text
    assert "Nous avons une question pour vous" in text
    assert client.post("/suivi/moi/", {"text": "Vendredi"}).status_code == 303
    assert models.Message.objects.filter(from_reporter=True).get().text == "Vendredi"


def test_an_empty_message_is_said(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    answer = client.post("/suivi/moi/", {"text": " "})
    assert answer.status_code == 422
    assert "Écrivez au moins quelques mots" in errors(answer)[0]


def test_a_message_sent_twice_by_one_page_is_written_once_and_edited_words_are_kept(
    client: Client,
) -> None:
    _, code = a_sent_report()
    opened(client, code)
    sending = read(client.get("/suivi/moi/")).select_one("[name=sending]")["value"]
    for text in ("Vendredi", "Vendredi", "Samedi"):
        assert client.post("/suivi/moi/", {"text": text, "sending": sending}).status_code == 303
    said = [row.text for row in models.Message.objects.order_by("pk")]
    assert said == ["Vendredi", "Samedi"]
    refused = client.post("/suivi/moi/", {"text": " ", "sending": sending})
    assert read(refused).select_one("[name=sending]")["value"] == sending
    assert read(client.get("/suivi/moi/")).select_one("[name=sending]")["value"] != sending


def test_a_file_sent_twice_with_the_code_is_kept_once(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    for name in ("x.png", "x.png", "y.png"):
        file = SimpleUploadedFile(name, PNG)
        assert client.post("/suivi/moi/fichier/", {"file": file}).status_code == 303
    assert Item.objects.count() == 2


def test_a_reprisal_is_marked(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    client.post("/suivi/moi/", {"text": "On me menace", "reprisal": "on"})
    assert models.Report.objects.get().rank == 0


def test_a_file_can_be_added_after_a_no(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    file = SimpleUploadedFile("x.png", PNG)
    assert client.post("/suivi/moi/fichier/", {"file": file}).status_code == 303
    assert client.post("/suivi/moi/fichier/", {}).status_code == 422
    empty = SimpleUploadedFile("x.png", b"")
    assert "est vide" in errors(client.post("/suivi/moi/fichier/", {"file": empty}))[0]


def test_closing_the_page_asks_for_the_code_again(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    client.post("/suivi/fermer/")
    assert client.get("/suivi/moi/").status_code == 303


def test_every_state_is_one_sentence_with_another_door(client: Client) -> None:
    _, code = a_sent_report()
    opened(client, code)
    assert "Une personne le lira d’ici" in status(client)


def test_a_refusal_gives_its_reason_and_its_doors(client: Client) -> None:
    report = a_checked_report()
    opened(client, _new_code(report))
    assert "Nous n’avons pas vu de danger immédiat" in status(client)
    disposing.say_not_admissible(
        ref=report.ref, reason=Refusal.OUT_OF_JURISDICTION, words="x", actor=MANAGER, at=NOON,
        doors=("police", "Le Protecteur de l’élève"),
    )  # fmt: skip
    page = read(client.get("/suivi/moi/"))
    assert "La politique ne s’applique pas" in page.main.get_text(" ")
    assert "Le Protecteur de l’élève" in page.main.get_text(" ")
    assert "Police" in page.select_one(".doors").get_text(" ")


@pytest.mark.clause("C-SIGN-3")
def test_the_reporter_is_told_where_the_message_went(client: Client) -> None:
    report = a_checked_report()
    opened(client, _new_code(report))
    disposing.reroute(
        ref=report.ref, body="Commission de maraudage", basis=Basis.AGREED, words="x", doors=(),
        actor=MANAGER, at=NOON,
    )  # fmt: skip
    assert "Commission de maraudage, avec votre accord" in status(client)


def test_each_reporter_of_a_case_reads_the_same_stage(client: Client) -> None:
    report = a_checked_report(link=LINK)
    opened(client, _new_code(report))
    disposing.join_case(refs=(report.ref,), case_ref="D-2026-0001", actor=MANAGER, at=NOON)
    said = []
    for stage in Stage:
        disposing.tell_stage(
            case_ref="D-2026-0001", stage=stage, breach_found=stage is Stage.DECIDED,
            next_by=NOON, actor=MANAGER, at=NOON,
        )  # fmt: skip
        said.append(status(client))
    assert "Un dossier est ouvert" in said[0]
    assert "attend une autre démarche" in said[1]
    assert "Le comité écrit sa décision" in said[2]
    assert "Le comité a constaté un manquement" in said[3]
    assert "Le dossier est fermé depuis" in said[4]


def _new_code(report: models.Report) -> str:
    code = ids.new_code()
    models.Report.objects.filter(pk=report.pk).update(code_hash=ids.code_hash(code))
    return code


@pytest.mark.clause("C-SUPP")
def test_three_buttons_ask_whether_what_was_reported_is_still_visible(client: Client) -> None:
    report, code = a_sent_report()
    vault = files.vault_for(ref=report.ref, actor=MANAGER, at=NOON)
    watch = watching.a_watch(at=NOON, publication=watching.a_publication(at=NOON, vault=vault))
    opened(client, code)
    form = read(client.get("/suivi/moi/")).select_one(f"[aria-labelledby=seen-{watch.public_id}]")
    assert form is not None
    assert [it["value"] for it in form.select("button")] == ["yes", "no", "unsure"]
    action = form.select_one("form")["action"]
    assert client.post(action, {"answer": "peut-être"}).status_code == 303
    assert watch.words.count() == 0, "no such answer: asked again"
    assert client.post(action, {"answer": "no"})["Location"] == "/suivi/moi/"
    assert watch.words.get().answer == "no"
    assert "encore visible?" not in client.get("/suivi/moi/").content.decode()
