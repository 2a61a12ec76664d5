"""Every page behind a link, open or shut, and every page of an error: French, for all, by keyboard.

The walk of the team's pages is in tests/web/test_every_page.py, of a case's in tests/web/cases.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.factories import cases as factory
from tests.web.browser import Reader
from tests.web.looking import look
from tests.web.parties.test_browser import a_path

from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.measures import interim
from francjeu.kernel.procedure.measures.interim import Ordered
from francjeu.notices.models import Letter

pytestmark = [
    pytest.mark.django_db(transaction=True), pytest.mark.journey, pytest.mark.clause("X-15"),
]  # fmt: skip


def enter(reader: Reader, path: str) -> None:
    page = reader.open(path)
    page.locator("#id_answer").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/")


def under_a_measure(table: factory.Table) -> None:
    """A measure that runs, and a meeting to come."""
    now = timezone.now()  # noqa: TID251  the views read the clock too
    interim.order(
        case=table.case, party=table.respondent, actor=table.manager, at=now,
        ordered=Ordered(
            kind="leave_group", reasons="Les échanges continuent.", lesser={"no_contact": "Non."},
            ends_at=now + timedelta(days=7),
        ),
    )  # fmt: skip


def test_before_the_notice_and_while_an_answer_is_awaited(reader: Reader) -> None:
    table, path = a_path("notified")
    under_a_measure(table)
    look(reader, path)
    reader.page.locator("#id_answer").fill("1999")
    reader.page.keyboard.press("Enter")
    reader.page.locator(".error-summary").wait_for()
    look(reader)
    enter(reader, path)
    for name in ("", "pieces/", "reponse/", "temps/", "comite/", "adulte/", "mes-pieces/",
                 "mes-pieces/?image=no", "mes-pieces/?image=yes", "mesure/1/"):  # fmt: skip
        look(reader, f"/p/{name}")
    reader.page.goto(f"{reader.base}/p/mesure/1/")
    reader.page.locator("main form .button").click()
    reader.page.locator(".error-summary").wait_for()
    look(reader)
    reader.page.locator("#id_reasons").fill("Les horaires sont là.")
    reader.page.locator("main form .button").click()
    reader.page.locator(".messages, [role=status]").first.wait_for()
    look(reader)
    look(reader, "/p/mesure/1/pieces/")
    look(reader, "/p/mesure/1/pieces/?image=no")
    for letter in Letter.objects.filter(party=str(table.respondent.public_id)):
        look(reader, f"/p/lettre/{letter.public_id}/")
    reader.page.goto(f"{reader.base}/p/reponse/")
    reader.page.locator("#id_version").fill("Je n’ai rien écrit.")
    reader.page.locator("form .button").first.click()
    reader.page.wait_for_url("**/verifier/")
    look(reader)


def test_from_the_meeting_to_the_request_that_others_look_again(reader: Reader) -> None:
    table, path = a_path("answered")
    hearing.call_hearing(
        case=table.case, way="in_person", joining="Salle B-12", expected="Dominique Roy",
        starts_at=factory.NOON + timedelta(days=400), actor=table.manager, at=factory.NOON,
    )  # fmt: skip
    enter(reader, path)
    look(reader, "/p/rencontre/")
    hearing.hold_hearing(
        case=table.case, present="Félix", minutes="Félix dit qu’il dormait.", actor=table.manager,
        at=factory.NOON,
    )  # fmt: skip
    look(reader, "/p/rencontre/notes/")
    for step in ("decided", "announced"):
        table.case.refresh_from_db()
        factory.STEPS[step](table)
    for name in ("", "revision/", "pieces/"):
        look(reader, f"/p/{name}")
    decision = Letter.objects.get(event="decision", party=str(table.respondent.public_id))
    look(reader, f"/p/lettre/{decision.public_id}/")


def test_links_that_are_shut_and_visits_that_are_over(reader: Reader) -> None:
    _, path = a_path("notified")
    look(reader, "/p/fin/")
    look(reader, f"/p/{'z' * 43}")
    enter(reader, path)
    reader.context.clear_cookies()
    look(reader, path)  # used
    reader.page.locator("main form .button").first.click()
    reader.page.wait_for_url("**/nouveau-lien/")
    look(reader)


def test_pages_of_errors(reader: Reader) -> None:
    for path in ("/rien/ici/", "/p/pieces/x/", "/equipe/dossiers/D-2026-9999/", "/signaler/rien/"):
        look(reader, path)
