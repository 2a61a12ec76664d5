"""Reception: what came in, read in order, checked by a person first, answered with other doors."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.conftest import NOON
from tests.factories import images
from tests.factories.people import an_account
from tests.factories.policy import a_policy
from tests.factories.reports import (
    LINK,
    a_checked_report,
    a_report,
    a_sent_report,
    a_visit,
)
from tests.web.reports.pages import errors, read

from francjeu.evidence.models import Item
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.intake.report import About, Answer, Band, Place, Question, Tag
from francjeu.reports import models
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.form import files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    return client


@pytest.fixture
def chair() -> Client:
    client = Client()
    client.force_login(an_account(roles=[Role.CHAIR]))
    return client


def sheet(**changed: str) -> dict[str, str]:
    answers = {question.value: "no" for question in Question}
    return {**answers, "outcome": "no_danger", "done": "", **changed}


def main(response: object) -> str:
    return read(response).main.get_text(" ").replace("\u00a0", " ")


def test_the_inbox_lists_the_most_pressing_first_and_no_word_of_a_report(manager: Client) -> None:
    a_report(what="MARQUEUR", who="MARQUEUR")
    a_report(tags=(Tag.THREATS,))
    page = read(manager.get("/equipe/reception/"))
    assert [a.get_text(" ").split()[0] for a in page.select(".task__what a")] == [
        "S-2026-0002", "S-2026-0001",
    ]  # fmt: skip
    assert "MARQUEUR" not in page.get_text()


@pytest.mark.clause("X-13")
def test_sixty_reports_on_one_content_are_one_line(manager: Client) -> None:
    for _ in range(60):
        a_report(link=LINK)
    page = read(manager.get("/equipe/reception/"))
    assert len(page.select(".task")) == 1
    assert "60 signalements sur le même contenu" in main(manager.get("/equipe/reception/"))


@pytest.mark.clause("C-SIGN-4")
def test_what_concerns_the_director_is_nowhere_for_the_director(
    manager: Client, chair: Client
) -> None:
    report = a_report(about=About.DIRECTOR)
    page = read(manager.get("/equipe/reception/"))
    assert report.ref not in page.get_text()
    assert all(chip.get_text(strip=True) == "0" for chip in page.select(".shelves .chip"))
    paths = ["", "urgence/", "non-recevable/", "transmettre/", "identite/", "endroit/", "retirer/",
             "adulte/", "reprendre/"]  # fmt: skip
    for path in paths:
        assert manager.get(f"/equipe/reception/{report.ref}/{path}").status_code == 404, path
    assert manager.post(f"/equipe/reception/{report.ref}/", {"text": "x"}).status_code == 404
    assert report.ref in read(chair.get("/equipe/reception/")).get_text()
    assert chair.get(f"/equipe/reception/{report.ref}/").status_code == 200


def test_a_checked_report_leads_to_a_case_that_it_joins(manager: Client) -> None:
    a_policy()
    report = a_checked_report()
    page = read(manager.get(f"/equipe/reception/{report.ref}/"))
    links = [str(link["href"]) for link in page.select(".panel--turn a")]
    [new] = [link for link in links if "/dossiers/nouveau/" in link]
    opened = read(manager.get(new))
    assert opened.select(f"input[name=reports][value='{report.ref}'][checked]")


@pytest.mark.parametrize("role", [r for r in Role if r not in (Role.CASE_MANAGER, Role.CHAIR)])
def test_reception_does_not_exist_for_other_roles(client: Client, role: Role) -> None:
    report = a_report()
    client.force_login(an_account(roles=[role]))
    for path in ("", f"{report.ref}/", f"{report.ref}/urgence/", "appel/"):
        assert client.get(f"/equipe/reception/{path}").status_code == 404


@pytest.mark.clause("X-01")
def test_the_page_says_why_nothing_is_possible_before_the_urgency_check(manager: Client) -> None:
    report = a_report()
    page = read(manager.get(f"/equipe/reception/{report.ref}/"))
    assert [a["href"] for a in page.select(".panel--turn a.button")] == [
        f"/equipe/reception/{report.ref}/urgence/"
    ]
    assert len(page.select(".refused li")) == 3
    assert "L’urgence doit d’abord être vérifiée" in page.get_text()
    answer = manager.post(
        f"/equipe/reception/{report.ref}/non-recevable/",
        {"reason": "too_little", "why": "x", "other_door": "police"},
    )
    assert answer.status_code == 303
    report.refresh_from_db()
    assert report.state == "received"


def test_a_sheet_is_signed_question_by_question(manager: Client) -> None:
    report = a_report()
    path = f"/equipe/reception/{report.ref}/urgence/"
    assert manager.post(path, {}).status_code == 422
    assert len(errors(manager.post(path, {}))) == 9
    wrong = manager.post(path, sheet(suicide="yes"))
    assert "Une question de sécurité" in errors(wrong)[0].replace("\u00a0", " ")
    silent = manager.post(path, sheet(suicide="yes", outcome="help_asked"))
    assert "Dites qui a été appelé" in errors(silent)[0]
    done = manager.post(path, sheet(suicide="yes", outcome="help_asked", done="988, 12 h 10"))
    assert done.status_code == 303
    assert "988, 12 h 10" in main(manager.get(f"/equipe/reception/{report.ref}/"))


def test_a_conflict_leads_to_who_must_lose_access(manager: Client) -> None:
    report = a_report()
    answer = manager.post(f"/equipe/reception/{report.ref}/urgence/", sheet(conflict="unsure"))
    assert answer["Location"] == f"/equipe/reception/{report.ref}/retirer/"
    gone = manager.post(answer["Location"], {"about": "director", "reason": "Nommée"})
    assert gone["Location"] == "/equipe/reception/"
    assert manager.get(f"/equipe/reception/{report.ref}/").status_code == 404


def test_one_sheet_can_cover_the_quiet_ones_of_a_group(manager: Client) -> None:
    first = a_report(link=LINK)
    a_report(link=LINK)
    a_report(link=LINK, tags=(Tag.THREATS,))
    manager.post(f"/equipe/reception/{first.ref}/urgence/", sheet(together="on"))
    states = list(models.Report.objects.order_by("id").values_list("state", flat=True))
    assert states == ["urgency_checked", "urgency_checked", "received"]


@pytest.mark.clause("C-ID-3")
def test_a_refusal_is_listed_explained_and_names_another_door(manager: Client) -> None:
    report = a_checked_report()
    path = f"/equipe/reception/{report.ref}/non-recevable/"
    page = read(manager.get(path))
    reasons = [label.get_text().casefold() for label in page.select("label.choice")]
    assert not any("avertissement" in r or "mise en garde" in r for r in reasons)
    answer = manager.post(path, {"reason": "too_little", "why": "Trop peu"})
    assert "Nommez au moins une autre porte" in errors(answer)[0]
    assert (
        manager.post(path, {"reason": "too_little", "why": "", "doors": ["police"]}).status_code
        == 422
    )
    assert (
        manager.post(path, {"reason": "too_little", "why": "x", "doors": ["police"]}).status_code
        == 303
    )
    assert "Non recevable" in main(manager.get(f"/equipe/reception/{report.ref}/"))


@pytest.mark.clause("C-SIGN-3")
def test_a_recruiting_complaint_is_sent_where_it_belongs(manager: Client) -> None:
    report = a_checked_report()
    path = f"/equipe/reception/{report.ref}/transmettre/"
    assert manager.post(path, {"body": "", "basis": "agreed", "why": "x"}).status_code == 422
    told = {"body": "Comité de maraudage", "basis": "agreed", "why": "Recrutement"}
    assert manager.post(path, told).status_code == 303
    page = main(manager.get(f"/equipe/reception/{report.ref}/"))
    assert "Comité de maraudage, avec votre accord" in page
    again = manager.post(f"/equipe/reception/{report.ref}/reprendre/", {"reason": "Erreur"})
    assert again.status_code == 303


def test_who_wrote_is_shown_once_for_a_reason(manager: Client) -> None:
    report = a_report(is_named=True, name="Alex Roy", phone="450 555-0123")
    assert "Alex Roy" not in main(manager.get(f"/equipe/reception/{report.ref}/"))
    path = f"/equipe/reception/{report.ref}/identite/"
    assert manager.post(path, {"reason": " "}).status_code == 422
    assert "Alex Roy" in main(manager.post(path, {"reason": "Rappeler"}))
    line = journal.history(subject=f"report:{report.ref}")[0]
    assert (line.event, line.facts["reason"]) == ("identity.viewed", "Rappeler")


@pytest.mark.clause("C-B")
def test_a_gated_report_offers_no_file_and_keeps_the_place_apart(manager: Client) -> None:
    report = a_report(gate=Answer.YES, location="compte @xyz")
    page = manager.get(f"/equipe/reception/{report.ref}/")
    assert "@xyz" not in main(page)
    assert not read(page).select("input[type=file]")
    path = f"/equipe/reception/{report.ref}/fichier/"
    answer = manager.post(path, {"file": SimpleUploadedFile("x.png", PNG), "obtained": "public"})
    assert "Les fichiers sont fermés" in errors(answer)[0]
    assert "@xyz" in main(manager.post(f"/equipe/reception/{report.ref}/endroit/", {"reason": "x"}))


def test_a_file_is_opened_for_a_reason_and_never_run(manager: Client) -> None:
    report, code = a_sent_report()
    html = SimpleUploadedFile("photo.jpg", b"<!doctype html><script>alert(1)</script>")
    upload = files.Upload(source=html, name="photo.jpg")
    at = NOON
    files.add_by_code(token=a_visit(code, at=at), upload=upload, at=at)
    page = read(manager.get(f"/equipe/reception/{report.ref}/"))
    assert "Le nom du fichier annonce une autre sorte" in page.get_text()
    link = page.select_one("#pieces ~ ul a, .kept a")
    assert manager.post(link["href"], {"reason": ""}).status_code == 422
    opened = manager.post(link["href"], {"reason": "Vérifier"})
    assert b"".join(opened.streaming_content).startswith(b"<!doctype")
    assert opened["Content-Type"].startswith("text/plain")
    assert "sandbox" in opened["Content-Security-Policy"]
    opened.close()


def test_a_picture_is_opened_as_a_clean_copy_and_a_damaged_one_says_so(manager: Client) -> None:
    report, code = a_sent_report()
    for content in (images.photograph(), images.encoded("PNG")[:200]):
        sent = SimpleUploadedFile("photo.jpg", content)
        files.add_by_code(
            token=a_visit(code, at=NOON), upload=files.Upload(source=sent, name="p.jpg"), at=NOON
        )
    links = [
        it["href"] for it in read(manager.get(f"/equipe/reception/{report.ref}/")).select(
            "#pieces ~ ul a, .kept a"
        )
    ]  # fmt: skip
    opened = [manager.post(link, {"reason": "Vérifier"}) for link in links]
    assert sorted(answer.status_code for answer in opened) == [200, 422]
    seen = next(answer for answer in opened if answer.status_code == 200)
    assert seen["Content-Type"] == "image/jpeg"
    assert images.SECRET.encode() not in seen.content


def test_messages_go_both_ways(manager: Client) -> None:
    report, code = a_sent_report()
    path = f"/equipe/reception/{report.ref}/"
    assert manager.post(path, {"text": "Quel jour?", "kind": "question"}).status_code == 303
    assert manager.post(path, {"text": " ", "kind": "question"}).status_code == 422
    at = NOON
    thread.answer(token=a_visit(code, at=at), text="Vendredi", at=at)
    assert "1 nouveau message" in main(manager.get("/equipe/reception/?etagere=news"))
    assert "Vendredi" in main(manager.get(path))
    assert "Rien sur cette étagère" in main(manager.get("/equipe/reception/?etagere=news"))


def test_reports_are_grouped_by_hand(manager: Client) -> None:
    one, two = a_report(), a_report()
    path = f"/equipe/reception/{one.ref}/grouper/"
    assert "Vérifiez la référence" in errors(manager.post(path, {"other": "S-2026-9999"}))[0]
    assert manager.post(path, {"other": two.ref.lower()}).status_code == 303
    assert two.ref in main(manager.get(f"/equipe/reception/{one.ref}/"))
    manager.post(f"/equipe/reception/{one.ref}/separer/")
    assert models.Report.objects.filter(group__isnull=True).count() == 1


@pytest.mark.clause("X-05")
def test_a_childs_trusted_adult_is_recorded(manager: Client) -> None:
    report = a_report(band=Band.UNDER_14, adult="ma tante")
    page = read(manager.get(f"/equipe/reception/{report.ref}/"))
    assert page.select_one(f"a[href='/equipe/reception/{report.ref}/adulte/']")
    assert "ma tante" not in page.get_text()
    manager.post(f"/equipe/reception/{report.ref}/adulte/", {"reason": "Jointe par téléphone"})
    report.refresh_from_db()
    assert report.adult_found_at


CALL = {
    "danger": "no", "gate": "no", "what": "Insultes dans un clavardage", "gate_read": "on",
    "token": "jeton-de-cet-appel",
}  # fmt: skip


def test_a_call_is_recorded_once_and_its_code_said(manager: Client) -> None:
    for _ in range(2):
        answer = manager.post("/equipe/reception/appel/", CALL)
        assert answer["Location"] == "/equipe/reception/appel/code/"
    report = models.Report.objects.get()
    assert report.channel == "phone"
    page = read(manager.get("/equipe/reception/appel/code/"))
    assert report.ref in page.get_text()
    code = "".join(page.select_one(".receipt__code").get_text().split())
    assert Client().post("/suivi/", {"code": code}).status_code == 303


def test_a_call_needs_the_gate_read_aloud_and_three_answers(manager: Client) -> None:
    answer = manager.post("/equipe/reception/appel/", {})
    assert answer.status_code == 422
    assert len(errors(answer)) == 4
    assert any("Lisez la question 4" in words for words in errors(answer))
    assert not models.Report.objects.exists()
    assert not read(answer).select("input[type=file]")


def bulk(count: int) -> None:
    """Many reports at once, as the form would have left them."""
    at = NOON - timedelta(hours=3)
    first = models.Report.objects.count()
    models.Report.objects.bulk_create(
        models.Report(
            ref=f"S-2025-{first + n:05d}", channel="web", language="fr", received_at=at,
            about="nobody", rank=3, priority=3, danger="no", gate="no", place=Place.INSTAGRAM,
            tags=["insults"], band="adult", what="x",
            code_hash=f"{first + n:064d}",
        )
        for n in range(count)
    )  # fmt: skip


def test_twenty_lines_cost_the_same_queries_as_ten(
    manager: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bulk(10)
    manager.get("/equipe/reception/")
    with django_assert_num_queries(14, exact=False) as ten:
        manager.get("/equipe/reception/")
    bulk(10)
    with django_assert_num_queries(len(ten)):
        manager.get("/equipe/reception/")


def test_ten_thousand_reports_cost_the_same_queries_and_are_paged(
    manager: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    bulk(10)
    manager.get("/equipe/reception/")
    with django_assert_num_queries(14, exact=False) as few:
        manager.get("/equipe/reception/")
    bulk(10_000)
    with django_assert_num_queries(len(few)):
        page = manager.get("/equipe/reception/")
    assert len(read(page).select(".task")) == 25
    assert "Page 1 de 401" in main(page)
    assert len(read(manager.get("/equipe/reception/?page=401")).select(".task")) == 10


def test_strange_addresses_are_answered(manager: Client) -> None:
    assert manager.get("/equipe/reception/?etagere=zz&page=-1").status_code == 200
    assert manager.get("/equipe/reception/?page=99999").status_code == 200
    assert manager.get("/equipe/reception/S-1-1/").status_code == 404


def test_a_file_given_to_staff_says_how_its_content_was_obtained(manager: Client) -> None:
    report = a_report()
    path = f"/equipe/reception/{report.ref}/fichier/"
    refused = manager.post(path, {"file": SimpleUploadedFile("x.png", PNG)})
    assert refused.status_code == 422
    assert not Item.objects.exists()
    sent = {"file": SimpleUploadedFile("x.png", PNG), "obtained": "shown"}
    assert manager.post(path, sent).status_code == 303
    assert Item.objects.get().how_obtained == "shown"
