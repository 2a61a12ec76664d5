"""Asking for a capture and reading what came of it: the question first, nothing overstated."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from tests.conftest import NOON
from tests.factories import people as person
from tests.factories.reports import LINK, a_report
from tests.posts import AUTHOR, WORDS, a_site

from francjeu.connectors.capture.chromium import NoBrowser, program
from francjeu.evidence.models import Capture
from francjeu.evidence.operations.capture import capturing
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports.models import Report

pytestmark = pytest.mark.django_db
GIVEN = {"gate": "no", "address": LINK, "author": AUTHOR, "fragment": WORDS}


@pytest.fixture(autouse=True)
def _on(monkeypatch: pytest.MonkeyPatch) -> None:
    told = replace(settings.FRANCJEU, connectors=frozenset({"capture"}))
    monkeypatch.setattr(settings, "FRANCJEU", told)


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(person.an_account(roles=(Role.CASE_MANAGER,)))
    return client


@pytest.fixture
def report() -> Report:
    return a_report(link=LINK)


def form_of(report: Report) -> str:
    return f"/equipe/preuves/{report.ref}/captures/nouvelle/"


def made(manager: Client, report: Report, **changes: str) -> str:
    """The page of a capture that was asked for, then made."""
    asked = manager.post(form_of(report), {**GIVEN, **changes})
    assert asked.status_code == 303, asked.content.decode()
    capturing.run(
        capture=str(Capture.objects.latest("pk").public_id), actor=SOFTWARE, now=lambda: NOON
    )
    return manager.get(asked.headers["Location"]).content.decode()


def test_the_link_that_was_told_is_offered(manager: Client, report: Report) -> None:
    page = manager.get(form_of(report)).content.decode()
    assert f'value="{LINK}"' in page
    assert "moins de 18 ans" in page


def test_a_capture_asked_for_says_that_it_is_under_way_and_comes_back(
    manager: Client, report: Report
) -> None:
    asked = manager.post(form_of(report), GIVEN)
    page = manager.get(asked.headers["Location"])
    assert page.headers["Refresh"]
    assert "se recharge d’elle-même" in page.content.decode()
    listed = manager.get(f"/equipe/preuves/{report.ref}/").content.decode()
    assert "En attente de son tour" in listed


@pytest.mark.parametrize("gate", ["yes", "unsure", ""])
def test_nothing_is_asked_for_without_a_plain_no(
    manager: Client, report: Report, gate: str
) -> None:
    answer = manager.post(form_of(report), {**GIVEN, "gate": gate})
    assert answer.status_code == 422
    assert not Capture.objects.exists()
    assert LINK in answer.content.decode()


@pytest.mark.parametrize("gate", [Answer.YES, Answer.UNSURE])
def test_a_report_that_tells_of_an_intimate_image_opens_nothing(
    manager: Client, gate: Answer
) -> None:
    report = a_report(gate=gate)
    assert manager.post(form_of(report), GIVEN).status_code == 422
    assert not Capture.objects.exists()


@pytest.mark.parametrize("wrong", [
    {"address": "http://127.0.0.1/"}, {"address": "file:///etc/passwd"}, {"address": ""},
    {"address": "http://localhost:8000/"}, {"author": "", "fragment": ""}, {"author": "@",
    "fragment": "a"}, {"address": "https://a:b@x.com/"}, {"author": "x" * 300},
])  # fmt: skip
def test_bad_input_is_said_and_nothing_typed_is_lost(
    manager: Client, report: Report, wrong: dict[str, str]
) -> None:
    answer = manager.post(form_of(report), {**GIVEN, **wrong})
    assert answer.status_code == 422
    assert AUTHOR in answer.content.decode() or "author" in wrong
    assert not Capture.objects.exists()


def test_switched_off_the_page_says_so_and_offers_no_form(
    manager: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "FRANCJEU", replace(settings.FRANCJEU, connectors=frozenset()))
    page = manager.get(form_of(report)).content.decode()
    assert "ne capture aucune page" in page
    assert 'name="address"' not in page


@pytest.mark.parametrize("role", [Role.DECIDER, Role.COUNSEL, Role.PRIVACY_OFFICER])
def test_who_does_not_run_the_file_finds_no_form(
    client: Client, report: Report, role: Role
) -> None:
    client.force_login(person.an_account(roles=(role,)))
    assert client.get(form_of(report)).status_code == 404


def test_a_capture_of_another_report_is_not_found(manager: Client, report: Report) -> None:
    asked = manager.post(form_of(report), GIVEN)
    other = a_report()
    found = asked.headers["Location"].replace(report.ref, other.ref)
    assert manager.get(found).status_code == 404


def test_a_page_that_never_came_is_not_called_deleted(manager: Client, report: Report) -> None:
    page = made(manager, report, address="https://nulle-part.invalid/p")
    assert "Aucun site ne porte ce nom" in page
    assert "Cela ne dit pas si le contenu est encore en ligne" in page
    assert "supprim" not in page.partition("<main")[2]


def test_a_browser_that_stopped_says_nothing_of_the_page(
    manager: Client, report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("playwright", reason="the tools of evidence are not installed: ./fj tools")
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with a_site() as site:
        allowed = replace(settings.FRANCJEU, capture_allow=frozenset({site.host}))
        monkeypatch.setattr(settings, "FRANCJEU", allowed)
        page = made(manager, report, address=site.at("/post")).partition("<main")[2]
    assert "Le navigateur s’est arrêté avant de montrer quoi que ce soit" in page
    assert "Aucune page n’est venue" not in page
    assert "n’ont pas été trouvés" not in page


def test_what_was_kept_is_listed_and_can_be_done_again(
    manager: Client, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        program()
    except NoBrowser:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with a_site() as site:
        allowed = replace(settings.FRANCJEU, capture_allow=frozenset({site.host}))
        monkeypatch.setattr(settings, "FRANCJEU", allowed)
        page = made(manager, report, address=site.at("/post"))
    assert "Les mots donnés ont été trouvés" in page
    assert "100 sur 100" in page
    assert "authentique" not in page
    assert "Archive Web (WACZ)" in page
    again = page.partition("captures/nouvelle/?de=")[2].partition('"')[0]
    form = manager.get(f"{form_of(report)}?de={again}").content.decode()
    assert site.at("/post") in form
    assert AUTHOR in form
    listed = manager.get(f"/equipe/preuves/{report.ref}/").content.decode()
    assert "Page entière en une image" in listed


@pytest.mark.parametrize(("path", "says"), [
    ("/pictured", ("Un logiciel les a lus", "Regardez les écrans", "1 sur 1 (rapidocr)")),
    ("/framed", ("Les mots donnés ont été trouvés", "une page affichée dans celle-ci, qui vient de "
                 "http://localhost:", "not-framed: elle ne s’est pas chargée")),
])  # fmt: skip
def test_says_where_the_words_were_and_never_more(
    manager: Client, report: Report, monkeypatch: pytest.MonkeyPatch, path: str,
    says: tuple[str, ...],
) -> None:  # fmt: skip
    try:
        program()
    except NoBrowser:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    pytest.importorskip("rapidocr", reason="the tools of evidence are not installed: ./fj tools")
    with a_site() as site:
        allowed = frozenset({site.host, site.elsewhere})
        here = replace(settings.FRANCJEU, capture_allow=allowed)
        monkeypatch.setattr(settings, "FRANCJEU", here)
        page = made(manager, report, address=site.at(path))
    assert not [it for it in says if it not in page]
    assert "HeadlessChrome" in page


def test_the_page_of_a_report_leads_to_the_capture_of_its_link(
    manager: Client, report: Report
) -> None:
    assert (
        form_of(report)
        in manager.get(reverse("reports:report", args=[report.ref])).content.decode()
    )
    gated = a_report(gate=Answer.UNSURE)
    page = manager.get(reverse("reports:report", args=[gated.ref])).content.decode()
    assert "captures/nouvelle" not in page
