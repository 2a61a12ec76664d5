"""Stopped background tasks: an administrator sees which, since when and why, and runs one again."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.conftest import NOON
from tests.factories.people import an_account
from tests.web.browser import Reader, check_everywhere

from francjeu.journal import queries as journal
from francjeu.kernel.actors import Role
from francjeu.notices.tasks import send_letter
from francjeu.plumbing import jobs

pytestmark = pytest.mark.django_db
PAGE = "/equipe/taches-arretees/"


def a_stuck_job() -> DBTaskResult:
    """A letter whose sending failed every time, with a message that names someone."""
    send_letter.enqueue(letter_id=424242)
    row = DBTaskResult.objects.get()
    for _ in range(jobs.ATTEMPTS):
        row.claim("elsewhere/1/a")
        row.set_failed(ConnectionRefusedError("noemie.tremblay@exemple.test refused"))
        row.refresh_from_db()
    return row


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.ADMINISTRATOR], name="Alex Roy"))
    return client


def test_says_what_stopped_since_when_and_why_and_names_nobody(administrator: Client) -> None:
    a_stuck_job()
    page = administrator.get(PAGE).content.decode()
    assert "Envoi d’une lettre" in page
    assert "L’autre serveur a refusé la connexion." in page
    assert "ConnectionRefusedError" in page
    assert "noemie" not in page
    assert "424242" not in page


def test_starts_a_task_again_and_the_journal_says_who(administrator: Client) -> None:
    job = a_stuck_job()
    answer = administrator.post(f"{PAGE}{job.id}/")
    assert (answer.status_code, answer.headers["Location"]) == (303, PAGE)
    assert jobs.stuck() == []
    (line,) = journal.history(subject="platform")
    assert (line.event, line.actor_name) == ("job.retried", "Alex Roy")
    assert line.facts == {"name": "francjeu.notices.tasks.send_letter"}


def test_a_second_click_starts_nothing_and_says_so(administrator: Client) -> None:
    job = a_stuck_job()
    administrator.post(f"{PAGE}{job.id}/")
    page = administrator.post(f"{PAGE}{job.id}/", follow=True).content.decode()
    assert "n’est plus arrêtée" in page
    assert len(journal.history(subject="platform")) == 1


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.ADMINISTRATOR])
def test_is_not_found_by_anyone_else(client: Client, role: Role) -> None:
    job = a_stuck_job()
    client.force_login(an_account(roles=[role]))
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}{job.id}/").status_code == 404
    assert [stuck.id for stuck in jobs.stuck()] == [str(job.id)]


def test_the_daily_list_leads_an_administrator_to_it(administrator: Client) -> None:
    a_stuck_job()
    page = BeautifulSoup(administrator.get("/equipe/").content, "html.parser")
    link = page.select_one(f"a[href='{PAGE}']")
    assert link is not None
    assert "tâche de fond est en panne" in link.text


def test_tells_what_erasures_left_in_the_store_and_nothing_of_isolated_pieces(
    administrator: Client,
) -> None:
    for blob, by_right in (("ab/cd/1.age", False), ("ab/cd/2.age", False), ("ab/cd/3.age", True)):
        jobs.enqueue(
            "francjeu.evidence.tasks.remove_blob", run_after=NOON, blob=blob, by_right=by_right
        )
    page = BeautifulSoup(administrator.get(PAGE).content, "html.parser")
    told = page.select_one("#h-left").parent.get_text(" ", strip=True)
    assert "2 fichiers effacés" in told
    assert "22 novembre 2026" in told
    assert ".age" not in page.get_text()


def test_says_that_nothing_is_stopped(administrator: Client) -> None:
    assert "Aucune tâche de fond n’est arrêtée." in administrator.get(PAGE).content.decode()


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_reads_well_everywhere(reader: Reader, client: Client) -> None:
    a_stuck_job()
    jobs.enqueue(
        "francjeu.evidence.tasks.remove_blob", run_after=NOON, blob="ab/cd/1.age", by_right=False
    )
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_everywhere(reader.open(PAGE), axe_on=(390, 1280))
