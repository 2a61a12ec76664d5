"""The urgent lane and the gate in a real browser: accessible, no sideways scroll, nothing lost."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.conftest import NOON
from tests.factories.people import an_account
from tests.factories.reports import a_checked_report, a_report
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.intake.handover import Part
from francjeu.kernel.procedure.intake.report import Answer, Tag
from francjeu.kernel.procedure.intake.routing import Asked, Footing, Way
from francjeu.people import queries as people
from francjeu.people.models import User
from francjeu.reports.operations.leaving import handing, routing
from francjeu.reports.operations.triage import incidents

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.journey,
    pytest.mark.usefixtures("open_house"),
]
SHOTS = os.environ.get("FRANCJEU_SHOTS", "")


@pytest.fixture
def keeper(reader: Reader, client: Client) -> Reader:
    user = an_account(roles=[Role.CASE_MANAGER, Role.CHAIR], name="Léa Roy")
    client.force_login(user)
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    return reader


def look(keeper: Reader, path: str, name: str) -> None:
    page = keeper.open(path)
    if SHOTS:
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=str(Path(SHOTS) / f"{name}-{width}.png"), full_page=True)
    check_everywhere(page, axe_on=(390,))


def test_the_pages_of_the_door_are_accessible(keeper: Reader) -> None:
    actor = people.actor_for(user=User.objects.get(name="Léa Roy"), on=NOON.date())
    urgent = a_report(tags=(Tag.THREATS,), gate=Answer.UNSURE)
    report = a_checked_report(actor=actor)
    plain = {**dict.fromkeys(Asked, Answer.NO), Asked.BOUND: Answer.NO, Asked.CRIME: Answer.YES}
    routing.answer_gate(ref=report.ref, answers=plain, words="", actor=actor, at=NOON)
    handing.prepare(
        ref=report.ref, way=Way.POLICE, body="Police", footing=Footing.CRIME, parts=(Part.WORDS,),
        words="Menaces", actor=actor, at=NOON,
    )  # fmt: skip
    row = incidents.gather(refs=(report.ref,), title="Vague", actor=actor, at=NOON)
    incidents.add_author(incident=row.ref, handle="@un", actor=actor, at=NOON)
    look(keeper, "/equipe/garde/", "garde")
    look(keeper, "/equipe/garde/qui/", "qui")
    keeper.open(f"/equipe/garde/{urgent.ref}/").get_by_role("button", name="Je m’en occupe").click()
    look(keeper, f"/equipe/garde/{urgent.ref}/", "fiche")
    look(keeper, f"/equipe/reception/{report.ref}/", "signalement")
    for name in ("aiguillage", "remettre", "separer-en-deux"):
        look(keeper, f"/equipe/reception/{report.ref}/{name}/", name)
    look(keeper, f"/equipe/reception/incident/{row.ref}/", "incident")


def test_what_is_typed_on_the_sheet_is_kept_without_a_click(keeper: Reader) -> None:
    urgent = a_report(tags=(Tag.THREATS,))
    page = keeper.open(f"/equipe/garde/{urgent.ref}/")
    page.get_by_role("button", name="Je m’en occupe").click()
    page.wait_for_url("**/garde/S-*/")
    page.wait_for_load_state("networkidle")
    field = page.locator("#id_police-body")
    field.fill("Police de Longueuil")
    page.locator("[data-saved]").first.wait_for()
    page.reload()
    assert page.locator("#id_police-body").input_value() == "Police de Longueuil"
