"""From a post that hurts to what the team sees of it: with the keyboard only, on a phone."""

import pytest
from playwright.sync_api import Page
from tests.conftest import NOON
from tests.journeys.keyboard import choose, press, write
from tests.web.browser import Reader, axe

from francjeu.cli.sample import organisation, policy, staff
from francjeu.cli.sample.staff import Team
from francjeu.reports.models import Report

ON = "main form .buttons button[type=submit]:not([name])"
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture(autouse=True)
def team() -> Team:
    """An organisation that receives reports, and its accounts."""
    opened = staff.open_accounts(at=NOON)
    organisation.describe(at=NOON)
    policy.publish(at=NOON)
    organisation.open_doors(at=NOON)
    return opened


@pytest.mark.clause("C-SIGN")
def test_a_person_reports_then_follows_and_answers_without_a_mouse(reader: Reader) -> None:
    page = reader.open("/signaler/")
    assert not axe(page)
    code = reported(page)
    page = reader.open("/suivi/")
    write(page, "code", code)
    press(page)
    assert page.url.endswith("/suivi/moi/")
    assert not axe(page)
    assert Report.objects.get().state == "received"


def test_the_team_finds_it_first_thing_without_a_mouse(reader: Reader, team: Team) -> None:
    reported(reader.open("/signaler/"))
    manager = team.accounts[0]
    page = reader.open("/equipe/")
    write(page, "login", manager.email)
    write(page, "password", manager.password)
    press(page)
    assert page.url.endswith("/equipe/")
    assert Report.objects.get().ref in page.inner_text("main")
    assert not axe(page)


def test_the_same_form_works_without_javascript(reader_without_script: Reader) -> None:
    page = reader_without_script.open("/signaler/")
    page.locator("main form button[type=submit]").first.click()
    assert page.url.endswith("/f/1/")
    page.locator('input[name="danger"][value="no"]').check()
    page.locator("main form button[type=submit]").first.click()
    assert page.url.endswith("/f/2/")


def reported(page: Page) -> str:
    """Nine steps; returns the receipt code as printed."""
    press(page)
    for name, value in (("danger", "no"), ("impacted", "me"), ("place", "instagram")):
        choose(page, name, value)
        press(page)
    choose(page, "gate", "no")
    press(page)
    write(page, "what", "Trois messages blessants sous la photo de l’équipe.")
    press(page)
    choose(page, "obtained", "member")
    press(page, ON)
    write(page, "who", "Un compte de l’autre école.")
    press(page, ON)
    choose(page, "band", "14_to_17")
    press(page, ON)
    assert page.url.endswith("/f/9/")
    press(page)
    return "".join(page.locator(".receipt__code").inner_text().split())
