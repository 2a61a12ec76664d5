"""The policy pages in a real browser: accessible at every width, in both languages and themes."""

import os
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.conftest import NOON
from tests.factories import policy as given
from tests.factories.people import an_account
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import OPERATOR, Role
from francjeu.kernel.policy.read import propose
from francjeu.policy import operations

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]
DOCUMENTS = Path(__file__).parents[2] / "kernel" / "policy" / "documents"
SHOTS = os.environ.get("FRANCJEU_SHOTS", "")


def a_real_draft() -> int:
    text = (DOCUMENTS / "federation_fr.txt").read_text("utf-8")
    structure = propose(text).as_structure()
    version = operations.import_version(
        title=structure["title"], language="fr", text=text, structure=structure,
        source_name="politique.txt", actor=OPERATOR, at=NOON,
    )  # fmt: skip
    return version.number


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_public_reads_and_compares_everywhere(reader: Reader, language: str) -> None:
    first = given.a_policy(in_force_on=date(2020, 1, 1), gaps=["no_appeal", "no_deadlines"])
    changed = [{**given.CLAUSES[0], "text": "Commentaire haineux."}, *given.CLAUSES[1:]]
    last = given.a_policy(
        in_force_on=date(2021, 1, 1), clauses=changed, gaps=["no_appeal", "no_deadlines"]
    )
    given.a_profile()
    reader.speak(language)
    for path in ("/politique/", f"/politique/comparer/{first.number}/{last.number}/"):
        page = reader.open(path)
        check_everywhere(page, axe_on=(390,))
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{language}-{path.count('/')}.png", full_page=True)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_staff_import_review_and_publish_everywhere(reader: Reader, language: str) -> None:
    given.a_policy()
    given.a_profile()
    given.the_doors()
    number = a_real_draft()
    client = Client()
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    reader.sign_in(client.cookies["fj_session"].value)
    reader.speak(language)
    for path in (
        "", "importer/", f"version/{number}/", f"version/{number}/publier/", "profil/", "portes/",
    ):  # fmt: skip
        page = reader.open(f"/equipe/politique/{path}")
        check_everywhere(page, axe_on=(1280,))
        if SHOTS:
            name = path.strip("/").replace("/", "-") or "versions"
            page.screenshot(path=f"{SHOTS}/desk-{language}-{name}.png", full_page=True)


def test_a_document_is_imported_and_published_with_the_keyboard_alone(reader: Reader) -> None:
    client = Client()
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    reader.sign_in(client.cookies["fj_session"].value)
    page = reader.open("/equipe/politique/importer/")
    page.get_by_label("Ou son texte").focus()
    page.keyboard.insert_text((DOCUMENTS / "lettered_fr.txt").read_text("utf-8"))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/version/**")
    page.get_by_role("button", name="J’ai tout relu").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/publier/")
    page.get_by_label("En vigueur à partir du").fill("2026-09-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**/equipe/politique/")
    assert "La politique est publiée." in page.inner_text("main")
