"""À faire aujourd’hui: what a person must do, and nothing of what was reported."""

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.factories.cases import a_table
from tests.factories.people import an_account
from tests.factories.policy import a_draft, a_policy, a_profile
from tests.factories.reports import a_report
from tests.web.browser import Reader, check_everywhere

from francjeu.kernel.actors import Role
from francjeu.notices.models import Letter
from francjeu.people.models import User

pytestmark = pytest.mark.django_db


def the_list(client: Client) -> BeautifulSoup:
    return BeautifulSoup(client.get("/equipe/").content, "html.parser")


@pytest.fixture
def manager(client: Client) -> Client:
    client.force_login(an_account(roles=[Role.CASE_MANAGER], name="Camille Gagnon"))
    return client


def test_a_stranger_signs_in_first(client: Client) -> None:
    assert client.get("/equipe/").status_code == 302


def test_who_holds_no_right_finds_nothing(client: Client) -> None:
    client.force_login(an_account(roles=[]))
    assert client.get("/equipe/").status_code == 404


def test_a_new_report_asks_for_its_urgency_to_be_checked_first(manager: Client) -> None:
    a_profile()
    report = a_report()
    row = the_list(manager).select_one("#group-safety ~ .tasks .task")
    assert row is not None
    assert report.ref in row.text
    assert "Vérifier l’urgence du signalement" in row.text
    assert "selon le profil de procédure" in row.text


def test_no_word_of_a_report_is_on_the_list(manager: Client) -> None:
    a_report(what="zéphirine quatrepoints")
    assert "zéphirine" not in manager.get("/equipe/").content.decode()


def test_the_letters_of_a_case_that_wait_for_the_same_act_are_one_line(client: Client) -> None:
    table = a_table(state="announced")
    letters = Letter.objects.filter(subject=f"case:{table.case.ref}")
    letters.filter(state="queued").update(state="by_hand")
    waiting = letters.filter(state="by_hand").count()
    assert waiting > 1
    client.force_login(User.objects.get(public_id=table.manager.ref))
    rows = [row.text for row in the_list(client).select(".tasks .task")]
    [row] = [row for row in rows if "Remettre une lettre sur papier" in row]
    assert f"{waiting} lettres" in row


def test_the_menu_counts_what_waits_and_shows_where_one_is(manager: Client) -> None:
    page = the_list(manager)
    current = page.select_one(".tabs [aria-current=page]")
    assert current is not None
    assert "Aujourd’hui" in current.text


def test_the_person_is_named_and_may_sign_out(manager: Client) -> None:
    page = the_list(manager)
    assert "Camille Gagnon" in page.text
    assert page.select_one(f'.tabs form[action="{reverse("account_logout")}"]')


def test_an_empty_list_allows_to_stop(manager: Client) -> None:
    assert "Rien à faire." in the_list(manager).text


def test_who_sets_the_house_up_is_asked_for_the_policy_until_one_is_published(
    client: Client,
) -> None:
    client.force_login(an_account(roles=[Role.ADMINISTRATOR]))
    assert "Importer la politique" in the_list(client).text
    draft = a_draft()
    page = the_list(client)
    assert "Relire et publier la politique" in page.text
    assert page.select_one(f".task a[href$='/politique/version/{draft.number}/']")
    a_policy()
    assert "Rien à faire." in the_list(client).text


def test_a_call_is_offered_only_to_who_may_note_one(manager: Client, client: Client) -> None:
    assert the_list(manager).select_one("a[href$='/reception/appel/']")
    client.force_login(an_account(roles=[Role.DECIDER]))
    assert the_list(client).select_one("a[href$='/reception/appel/']") is None


def test_ten_more_reports_cost_no_more_queries(manager: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            manager.get("/equipe/")
        return len(seen)

    for _ in range(3):
        a_report()
    few = queries()
    for _ in range(10):
        a_report()
    assert queries() == few


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_the_list_is_accessible_everywhere(reader: Reader, client: Client) -> None:
    a_profile()
    a_report()
    client.force_login(an_account(roles=[Role.CASE_MANAGER]))
    reader.sign_in(client.cookies[settings.SESSION_COOKIE_NAME].value)
    check_everywhere(reader.open("/equipe/"), axe_on=(390, 1280))
