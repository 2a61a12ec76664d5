"""One case from end to end, by those who live it, with the keyboard only."""

import re
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page
from tests.conftest import NOON
from tests.journeys import keyboard
from tests.journeys.keyboard import check, choose, press, write
from tests.journeys.test_report_by_keyboard import reported
from tests.web.browser import Reader, axe
from tests.web.french import faults

from francjeu.cases.models import Case
from francjeu.cli import main
from francjeu.cli.sample import organisation, policy, staff
from francjeu.cli.sample.staff import Team
from francjeu.cli.serving import Account
from francjeu.kernel.actors import SOFTWARE, Role
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending
from francjeu.policy.queries import in_force
from francjeu.reports.models import Report

SEND = "main form.stack .buttons button"
LEAVES = f"{SEND}[name=send]"
RESPONDENT = "felix@exemple.ca"
QUESTIONS = (
    "danger_now", "suicide", "intimate_minor", "child_abuse", "crime", "reprisal", "safe_adult",
    "conflict",
)  # fmt: skip
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.fixture(autouse=True)
def team() -> Team:
    """An organisation that receives reports, and its accounts."""
    opened = staff.open_accounts(at=NOON - timedelta(days=1))
    organisation.describe(at=NOON)
    policy.publish(at=NOON)
    organisation.open_doors(at=NOON)
    return opened


def test_from_a_report_to_a_verified_export_without_a_mouse(
    reader: Reader, team: Team, tmp_path: Path
) -> None:
    manager, _, decider = team.accounts[:3]
    reported(reader.open("/signaler/"))
    _open_the_case(come(reader, manager))
    _tell_the_person(reader.page)
    _answer(by_the_link(reader))
    _hear(come(reader, manager), team)
    _decide(come(reader, decider))
    _announce(come(reader, manager))
    _ask_for_an_appeal(by_the_link(reader))
    assert Case.objects.get().state == "appealed"
    _export(come(reader, manager), tmp_path)


def come(reader: Reader, account: Account) -> Page:
    """Someone of the team signs in, and goes to the case once there is one."""
    reader.context.clear_cookies()
    page = reader.open("/equipe/")
    write(page, "login", account.email)
    write(page, "password", account.password)
    press(page)
    case = Case.objects.first()
    return reader.open(f"/equipe/dossiers/{case.ref}/") if case else page


def by_the_link(reader: Reader) -> Page:
    """The person concerned opens the last e-mail they received."""
    for letter in Letter.objects.filter(state="queued").order_by("pk"):
        sending.send(letter_id=letter.pk, actor=SOFTWARE, at=timezone.localtime())
    reader.context.clear_cookies()
    bodies = [str(message.body) for message in mail.outbox if message.to == [RESPONDENT]]
    page = reader.open(re.findall(r"/p/[\w-]{43}", bodies[-1])[0])
    write(page, "answer", "2011")
    press(page)
    page.wait_for_url("**/p/")
    return looked_at(page)


def looked_at(page: Page) -> Page:
    """Accessible, and in good French."""
    assert not axe(page)
    assert not faults(BeautifulSoup(page.content(), "html.parser"), quoted=_clauses())
    return page


def _clauses() -> list[str]:
    version = in_force(on=timezone.localdate())
    return [clause.text for clause in version.clauses] if version else []


def go(page: Page, end: str) -> Page:
    """Follow the link whose address ends so."""
    press(page, f'main a[href$="{end}"]')
    page.wait_for_url(f"**{end}")
    return looked_at(page)


def done(page: Page, css: str = SEND) -> None:
    """Do the act; the case comes back."""
    press(page, css)
    page.wait_for_url("**/equipe/dossiers/D-*/")


def _open_the_case(page: Page) -> None:
    ref = Report.objects.get().ref
    go(page, f"/{ref}/")
    go(page, "/urgence/")
    for question in QUESTIONS:
        choose(page, question, "no")
    choose(page, "outcome", "no_danger")
    press(page, SEND)
    page.wait_for_url(f"**/{ref}/")
    go(page, "/aiguillage/")
    for question in Asked:
        choose(page, question.value, "yes" if question in (Asked.BOUND, Asked.COVERED) else "no")
    press(page, SEND)
    page.wait_for_url(f"**/{ref}/*")
    press(page, 'main a[href*="/dossiers/nouveau/"]')
    write(page, "title", "Propos sous une photo d’équipe")
    keyboard.date(page, "first_act_on", timezone.localtime() - timedelta(days=2))
    write(page, "description", "Des mots blessants, publiés à trois reprises le même soir.")
    done(page)
    assert Report.objects.get().state == "in_case"
    press(page, "button[name=linked][value=no]")


def _tell_the_person(page: Page) -> None:
    go(page, "/articles/")
    check(page, "clauses", "conduites.a")
    done(page)
    go(page, "/pieces/ajouter/")
    write(page, "description", "Ce qu’a vu la personne qui signale.")
    write(page, "testimony", "Trois fois le même mot, sous la même photo, le même soir.")
    done(page)
    go(page, "/personnes/ajouter/")
    choose(page, "role", "respondent")
    write(page, "name", "Félix Bouchard")
    write(page, "email", RESPONDENT)
    write(page, "birth_year", "2011")
    done(page)
    go(page, "/personnes/ajouter/")
    choose(page, "role", "representative")
    write(page, "name", "Julie Bouchard")
    write(page, "email", "julie@exemple.ca")
    write(page, "birth_year", "1980")
    keyboard.tab_to(page, "[name=speaks_for]")
    page.keyboard.press("ArrowDown")
    done(page)
    go(page, "/recevable/")
    write(page, "reasons", "La personne est assujettie et les mots seraient visés.")
    done(page)
    go(page, "/represailles/")
    choose(page, "answer", "no")
    write(page, "note", "Rien ne le suggère.")
    done(page)
    go(page, "/avis/")
    check(page, "disclosed", "1")
    press(page, SEND)
    looked_at(page)
    done(page, LEAVES)


def _answer(page: Page) -> None:
    press(page, 'main a[href="/p/reponse/"]')
    write(page, "version", "J’ai écrit ces mots. Je pensais que c’était drôle.")
    press(page, "main form .buttons button[type=submit]")
    page.wait_for_url("**/verifier/")
    press(page)
    page.wait_for_url("**/p/")


def _hear(page: Page, team: Team) -> None:
    go(page, "/audition/")
    choose(page, "way", "phone")
    keyboard.date(page, "starts_at", _half_past_two())
    press(page, SEND)
    if page.locator(LEAVES).count():
        press(page, LEAVES)
    page.wait_for_url("**/equipe/dossiers/D-*/")
    go(page, "/proces-verbal/")
    write(page, "present", "La personne concernée et un parent.")
    write(page, "minutes", "La personne regrette et propose de s’excuser.")
    done(page)
    go(page, "/acces/nommer/")
    choose(page, "account", team.actors[Role.DECIDER].ref)
    press(page, SEND)
    page.wait_for_url("**/acces/")


def _decide(page: Page) -> None:
    press(page, "button[name=linked][value=no]")
    press(page, 'main .panel--turn a[href*="/constat/"]')
    while "/constat/" in page.url:
        looked_at(page)
        choose(page, "result", "established")
        check(page, "exhibits", "1")
        write(page, "why_enough", "La description dit quand, où et ce qui aurait été écrit.")
        write(page, "reasons", "Établi par la pièce et par la réponse.")
        press(page, SEND)
        page.wait_for_load_state()
        assert not page.locator(".error-summary").count(), page.inner_text(".error-summary")
    go(page, "/decision/")
    choose(page, "outcome", "breach_with_sanction")
    write(page, "summary", "Les mots ont été publiés.")
    write(page, "reasons", "Chaque élément est établi; la personne le reconnaît.")
    choose(page, "severity", "1")
    choose(page, "rung", "s1_o1_warning")
    press(page, SEND)
    looked_at(page)
    done(page, LEAVES)


def _announce(page: Page) -> None:
    go(page, "/decision/envoyer/")
    press(page, SEND)
    looked_at(page)
    done(page, LEAVES)


def _ask_for_an_appeal(page: Page) -> None:
    press(page, 'main a[href="/p/revision/"]')
    choose(page, "ground", "evidence")
    write(page, "text", "Les messages d’avant n’ont pas été lus.")
    press(page, "main form .buttons button[type=submit]")
    page.wait_for_url("**/p/")


def _export(page: Page, folder: Path) -> None:
    go(page, "/emporter/")
    keyboard.tab_to(page, "main form .buttons button")
    with page.expect_download() as received:
        page.keyboard.press("Enter")
    received.value.save_as(folder / "case.zip")
    with zipfile.ZipFile(folder / "case.zip") as packed:
        packed.extractall(folder)
        top = packed.namelist()[0].split("/")[0]
    assert main.run(["verify", str(folder / top)]) == 0


def _half_past_two() -> datetime:
    return (timezone.localtime() + timedelta(days=1)).replace(hour=14, minute=30)
