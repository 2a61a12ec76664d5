"""The person's pages in a real browser: from the e-mail to the answer, keyboard and all."""

import io
import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Route, expect
from tests.conftest import NOON
from tests.factories import cases as factory
from tests.factories import pictures
from tests.web.browser import Reader, check_everywhere

from francjeu.cases.operations.hearing import hearing
from francjeu.cases.operations.pieces import disclosing
from francjeu.kernel.actors import SOFTWARE
from francjeu.notices.models import Letter
from francjeu.notices.operations import sending

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


def a_path(state: str) -> tuple[factory.Table, str]:
    """A case in `state` and the address of the person's door."""
    table = factory.a_table(state=state)
    for letter in Letter.objects.filter(state="queued").order_by("pk"):
        sending.send(letter_id=letter.pk, actor=SOFTWARE, at=timezone.now())  # noqa: TID251
    bodies = [str(m.body) for m in mail.outbox if m.to == ["felix@exemple.ca"]]
    return table, re.findall(r"/p/[\w-]{43}", bodies[-1])[0]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_from_the_door_to_the_answer_every_page_is_accessible(
    reader: Reader, language: str
) -> None:
    table, path = a_path("notified")
    reader.speak(language)
    page = reader.open(path)
    check_everywhere(page, axe_on=(390,))
    page.locator("#id_answer").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/")
    check_everywhere(page, axe_on=(390,))
    for name in ("pieces/", "reponse/"):
        check_everywhere(reader.open(f"/p/{name}"), axe_on=(390,))
    page.locator("#id_version").fill("Je n’ai rien écrit.")
    page.locator("[data-saved]", has_text=re.compile("Brouillon gardé|Draft kept")).wait_for()
    page.locator("form .button").first.click()
    page.wait_for_url("**/verifier/")
    check_everywhere(page, axe_on=(390,))
    page.locator("main form .button").first.click()
    page.wait_for_url("**/p/")
    assert table.case.responses.get().version == "Je n’ai rien écrit."
    page.locator(".ruled a").last.click()
    page.wait_for_url("**/lettre/**")
    check_everywhere(page, axe_on=(390,))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_an_answer_whose_connection_was_lost_stays_on_the_page_and_is_sent_once(
    reader: Reader, language: str
) -> None:
    table, path = a_path("notified")
    reader.speak(language)
    page = reader.open(path)
    page.locator("#id_answer").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/")
    reader.open("/p/reponse/")
    reader.context.set_offline(True)
    page.locator("#id_version").fill("Je n’ai rien écrit.")
    page.locator("main form .button").first.click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.locator("#id_version").input_value() == "Je n’ai rien écrit."
    reader.context.set_offline(False)
    page.locator("[data-retry]").click()
    page.wait_for_url("**/verifier/")
    page.route("**/verifier/", lose, times=1)
    page.locator("main form .button").first.click()
    once = {"fr": "ne compte qu’une fois", "en": "counts only once"}[language]
    expect(page.get_by_role("alert")).to_contain_text(once)
    check_everywhere(page, axe_on=(320,))
    assert table.case.responses.count() == 1
    page.locator("[data-retry]").click()
    page.wait_for_url("**/p/")
    said = {"fr": "Votre réponse est au dossier", "en": "Your answer is in the file"}[language]
    expect(page.get_by_text(said)).to_have_count(1)  # the press whose answer was lost told it too
    assert table.case.responses.count() == 1
    reader.errors.clear()  # the browser itself notes that requests failed


def lose(route: Route) -> None:
    """The request reaches the server, and its answer never comes back."""
    route.fetch(max_redirects=0)
    route.abort("connectionreset")


def test_without_script_the_review_is_asked_too(reader_without_script: Reader) -> None:
    table, path = a_path("announced")
    page = reader_without_script.open(path)
    page.locator("#id_answer").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/")
    page.locator("a[href='/p/revision/']").click()
    page.locator("input[name=ground]").first.check()
    page.locator("#id_text").fill("Un témoin n’a pas été entendu.")
    page.locator("main form .button").first.click()
    page.wait_for_url("**/p/")
    table.case.refresh_from_db()
    assert table.case.state == "appealed"


def test_a_refused_answer_takes_the_focus_to_the_summary(reader: Reader) -> None:
    _, path = a_path("notified")
    page = reader.open(path)
    page.locator("#id_answer").fill("1999")
    page.keyboard.press("Enter")
    page.locator(".error-summary:focus").wait_for()
    check_everywhere(page, axe_on=(390,))
    reader.errors.clear()  # the browser itself notes the 422


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_page_of_the_hearing_is_accessible_on_a_small_phone(
    reader: Reader, language: str
) -> None:
    table, path = a_path("answered")
    hearing.call_hearing(
        case=table.case, way="in_person", starts_at=NOON + timedelta(days=400),
        joining="Salle B-12, entrée par la cour", expected="Dominique Roy, membre du comité",
        actor=table.manager, at=NOON,
    )  # fmt: skip
    disclosing.show_copy(
        case=table.case,
        number=1,
        source=io.BytesIO(pictures.png()),
        is_looked_at=True,
        actor=table.manager,
        at=NOON,
    )
    reader.speak(language)
    page = reader.open(path)
    page.locator("#id_answer").fill("2011")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p/")
    check_everywhere(page, axe_on=(320,))
    for name in ("rencontre/", "pieces/", "mes-pieces/", "mes-pieces/?image=no", "adulte/",
                 "comite/"):  # fmt: skip
        check_everywhere(reader.open(f"/p/{name}"), axe_on=(320,))
    hearing.hold_hearing(
        case=table.case, present="Félix", minutes="Félix dit qu’il dormait.", actor=table.manager,
        at=NOON,
    )  # fmt: skip
    check_everywhere(reader.open("/p/rencontre/notes/"), axe_on=(320,))
    page.locator("input[name=faithful]").last.check()
    page.locator("#id_remarks").fill("Je soupais.")
    page.locator("main form .button").first.click()
    page.wait_for_url("**/p/")
    assert table.case.hearings.get().readings.get().remarks == "Je soupais."
