"""The gate in pages: nine questions, a hand-over decided, agreed with the code, sent, answered."""

import pytest
from django.test import Client
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories.people import an_account
from tests.factories.reports import a_checked_report, a_sent_report, a_sheet
from tests.web.reports.pages import errors, read

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.intake.report import Outcome
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.reports import models
from francjeu.reports.operations.triage import checking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("open_house")]


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    return client


def answers(**changed: str) -> dict[str, str]:
    plain = {asked.value: "no" for asked in Asked}
    return {**plain, "bound": "yes", "covered": "yes", **changed}


def said(client: Client, path: str) -> str:
    return read(client.get(path)).main.get_text(" ", strip=True).replace("\u00a0", " ")  # type: ignore[union-attr]


@pytest.mark.clause("C-APP-2")
def test_an_abusive_parent_is_no_case_but_doors_and_support(manager: Client) -> None:
    report = a_checked_report()
    at = f"/equipe/reception/{report.ref}/"
    assert manager.post(f"{at}aiguillage/", {}).status_code == 422
    told = answers(bound="no", sport_harm="yes", pupils="yes")
    assert manager.post(f"{at}aiguillage/", told).status_code == 303
    page = said(manager, at)
    assert "Aucun dossier ne peut s’ouvrir ici" in page
    assert "Le Protecteur de l’intégrité" in page
    assert "L’école" in page
    manager.post(f"{at}soutien/", {"what": "Appel à l’arbitre."})
    assert "Soutien donné" in said(manager, at)
    opened = manager.post(
        "/equipe/dossiers/nouveau/?rapport=" + report.ref,
        {
            "title": "Propos", "first_act_on": "2026-11-03", "reports": [report.ref],
            "about": "nobody",
        },
    )  # fmt: skip
    assert opened.status_code == 422


def test_a_hand_over_is_decided_then_agreed_with_the_code_then_sent(manager: Client) -> None:
    report, code = a_sent_report()
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="",
        actor=person.an_actor(Role.CASE_MANAGER), at=NOON,
    )  # fmt: skip
    at = f"/equipe/reception/{report.ref}/"
    refused = manager.post(f"{at}remettre/", {"way": "integrity", "footing": "crime"})
    assert refused.status_code == 422
    told = {
        "way": "integrity", "body": "PILS", "footing": "agreed", "parts": ["words"],
        "words": "Tort",
    }  # fmt: skip
    assert manager.post(f"{at}remettre/", told).status_code == 303
    row = models.HandOver.objects.get()
    act = f"{at}remettre/{row.public_id}/"
    page = said(manager, at)
    assert "Demander à la personne" in page
    assert "Noter que c’est parti" not in page
    early = manager.post(f"{act}send/", {"how": "Page web"})
    assert early.status_code == 422
    assert any("pas encore donné son accord" in line for line in errors(early))
    assert manager.post(f"{act}ask/").status_code == 303
    reporter = Client()
    reporter.post("/suivi/", {"code": code})
    assert "Pouvons-nous transmettre ceci à PILS" in said(reporter, "/suivi/moi/")
    reporter.post(f"/suivi/moi/accord/{row.public_id}/", {"agrees": "yes"})
    again = reporter.post(f"/suivi/moi/accord/{row.public_id}/", {"agrees": "no"})
    assert again.status_code == 303
    manager.post(f"{act}send/", {"how": "Page web", "their_ref": "P-9", "leaves": "on"})
    assert "nous avons transmis ceci à PILS" in said(reporter, "/suivi/moi/")
    stale = manager.post(f"{act}send/", {"how": "Encore"})
    assert stale.status_code == 303
    assert manager.post(f"{act}inconnu/").status_code == 404
    manager.post(f"{act}give_back/", {"answer": "Pas à nous."})
    report.refresh_from_db()
    assert report.state == "urgency_checked"


def test_a_split_report_is_followed_under_one_code(manager: Client) -> None:
    report, code = a_sent_report()
    checking.check_urgency(
        ref=report.ref, answers=a_sheet(), outcome=Outcome.NO_DANGER, done="",
        actor=person.an_actor(Role.CASE_MANAGER), at=NOON,
    )  # fmt: skip
    at = f"/equipe/reception/{report.ref}/separer-en-deux/"
    assert manager.post(at, {"words": "", "why": ""}).status_code == 422
    answer = manager.post(at, {"words": "Bousculades", "why": "Vie scolaire"})
    assert answer["Location"] == "/equipe/reception/S-2026-0002/#routes"
    assert "Partie du signalement" in said(manager, "/equipe/reception/S-2026-0002/")
    reporter = Client()
    reporter.post("/suivi/", {"code": code})
    assert "La partie qui a pris un autre chemin" in said(reporter, "/suivi/moi/")


def test_revenge_is_told_to_someone_else(manager: Client) -> None:
    _, code = a_sent_report()
    reporter = Client()
    reporter.post("/suivi/", {"code": code})
    told = {"text": "Le directeur se venge.", "reprisal": "on", "by": "director"}
    assert reporter.post("/suivi/moi/", told).status_code == 303
    new = models.Report.objects.latest("id")
    assert new.about == "director"
    assert manager.get(f"/equipe/reception/{new.ref}/").status_code == 404
    assert "La vengeance dont j’ai parlé" in said(reporter, "/suivi/moi/")


def test_someone_who_is_told_of_is_kept_away(manager: Client) -> None:
    user = an_account(roles=[Role.CASE_MANAGER], name="Sam Côté")
    report = a_checked_report()
    at = f"/equipe/reception/{report.ref}/"
    refused = manager.post(f"{at}ecarter/", {"account": str(user.public_id), "reason": ""})
    assert refused.status_code == 422
    manager.post(f"{at}ecarter/", {"account": str(user.public_id), "reason": "On parle de lui."})
    other = Client()
    other.force_login(user)
    assert other.get(at).status_code == 404
    assert manager.get(at).status_code == 200
    assert manager.post(f"{at}represailles/", {"after": "S-1999-0001"}).status_code == 422
