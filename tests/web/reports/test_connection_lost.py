"""The network goes away at « Continuer »: the page stays, with what was told, and sends again."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, Route, expect
from tests.factories.images import photograph
from tests.factories.reports import a_sent_report
from tests.web.browser import Reader, check_everywhere
from tests.web.reports.pages import begun

from francjeu.evidence.models import Item
from francjeu.reports import models
from francjeu.reports.queries.drafts import draft_for
from francjeu.web.reports import cookies

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.journey,
    pytest.mark.usefixtures("open_house"),
]
TOLD = "Trois messages blessants dans le groupe."
ON = "main form .buttons button[type=submit]:not([name])"
WORDS = {
    "fr": ("L’envoi n’a pas réussi", "ne fermez pas cette page", "Réessayer"),
    "en": ("This could not be sent", "do not close this page", "Try again"),
}


@pytest.fixture
def at_step(reader: Reader, client: Client) -> Iterator[Callable[[int], Page]]:
    """A browser whose report is told up to this step."""

    def come(number: int) -> Page:
        begun(client, until=number)
        token = client.cookies[cookies.DRAFT].value
        reader.context.add_cookies([{"name": cookies.DRAFT, "value": token, "url": reader.base}])
        return reader.open(f"/f/{number}/")

    yield come
    reader.errors.clear()  # the browser itself notes that requests failed


def without_answer(page: Page, path: str = "**/f/**") -> None:
    """The next request reaches the server, and its answer never comes back."""

    def lose(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route(path, lose, times=1)


def alert(page: Page) -> Any:
    notice = page.get_by_role("alert")
    expect(notice).to_be_focused()
    return notice


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_told_is_lost_and_it_is_sent_again(
    reader: Reader, client: Client, at_step: Callable[[int], Page], language: str
) -> None:
    reader.speak(language)
    page = at_step(5)
    reader.context.set_offline(True)
    page.locator("[name=what]").fill(TOLD)
    page.locator('[name=tags][value="threats"]').check()
    page.locator(ON).click()
    title, stay, again = WORDS[language]
    expect(alert(page)).to_contain_text(title)
    expect(alert(page)).to_contain_text(stay)
    page.get_by_role("button", name=again).click()
    expect(alert(page)).to_contain_text(title)
    assert page.url.endswith("/f/5/")
    assert page.locator("[name=what]").input_value() == TOLD
    assert page.locator('[name=tags][value="threats"]').is_checked()
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0

    reader.context.set_offline(False)
    page.get_by_role("button", name=again).click()
    page.wait_for_url("**/f/6/")
    token = client.cookies[cookies.DRAFT].value
    told = draft_for(token=token, at=models.Draft.objects.get().saved_at).telling
    assert told.what == TOLD
    assert "threats" in told.tags


def test_the_page_that_says_so_is_accessible(
    reader: Reader, at_step: Callable[[int], Page]
) -> None:
    page = at_step(9)
    reader.context.set_offline(True)
    page.locator(ON).click()
    alert(page)
    reader.context.set_offline(False)
    page.evaluate("scrollTo(0, 0)")  # a link half under the sticky masthead is no fault of the page
    check_everywhere(page, axe_on=(320,))


@pytest.mark.clause("C-SIGN")
def test_a_report_whose_answer_was_lost_is_sent_again_once(at_step: Callable[[int], Page]) -> None:
    page = at_step(9)
    without_answer(page)
    page.locator(ON).click()
    expect(alert(page)).to_contain_text("il ne compte qu’une fois")
    assert models.Report.objects.count() == 1
    page.get_by_role("button", name="Réessayer").click()
    page.wait_for_url("**/f/code/")
    assert page.locator(".receipt__code").count() == 1
    assert models.Report.objects.count() == 1


def test_a_file_is_picked_once_and_kept_once(at_step: Callable[[int], Page]) -> None:
    page = at_step(6)
    picked = {"name": "capture.jpg", "mimeType": "image/jpeg", "buffer": photograph()}
    page.locator("[name=file]").set_input_files([picked])
    without_answer(page)
    page.locator(ON).click()
    alert(page)
    assert Item.objects.count() == 1
    page.get_by_role("button", name="Réessayer").click()
    page.wait_for_url("**/f/7/")
    assert Item.objects.count() == 1


@pytest.mark.parametrize("status", [413, 502])
def test_what_stands_before_a_stopped_server_does_not_take_the_page(
    at_step: Callable[[int], Page], status: int
) -> None:
    page = at_step(5)
    page.route("**/f/5/", lambda route: route.fulfill(status=status, body="<h1>nginx</h1>"))
    page.locator("[name=what]").fill(TOLD)
    page.locator(ON).click()
    alert(page)
    assert page.locator("[name=what]").input_value() == TOLD


def test_a_server_that_stays_silent_is_not_waited_for_without_end(
    at_step: Callable[[int], Page],
) -> None:
    page = at_step(5)
    page.clock.install()
    sent: list[Route] = []
    page.route("**/f/5/", lambda route: sent.append(route))
    page.locator("[name=what]").fill(TOLD)
    page.locator(ON).click()
    page.locator(ON).click()
    page.locator(f"{ON}[aria-busy]").wait_for()
    page.clock.fast_forward(31_000)
    alert(page)
    assert len(sent) == 1
    assert not page.locator(f"{ON}[aria-busy]").count()


def test_what_is_to_correct_is_said_on_the_page_itself(at_step: Callable[[int], Page]) -> None:
    page = at_step(5)
    page.locator(ON).click()
    page.locator(".error-summary:focus").wait_for()
    assert page.title().startswith("Erreur")
    page.locator("[name=what]").fill(TOLD)
    page.locator(ON).click()
    page.wait_for_url("**/f/6/")


def test_what_is_written_is_kept_once_typing_stops_and_not_again(
    reader: Reader, at_step: Callable[[int], Page]
) -> None:
    page = at_step(5)
    page.clock.install()
    methods: list[str] = []
    page.on("request", lambda request: methods.append(request.method))
    page.locator("[name=what]").press_sequentially(TOLD)
    with page.expect_response(lambda answer: answer.request.method == "POST") as kept:
        page.clock.fast_forward(2_100)
    assert (kept.value.status, kept.value.request.headers["x-autosave"]) == (204, "1")
    reader.context.set_offline(True)
    reader.context.set_offline(False)
    page.clock.fast_forward(10_000)
    page.wait_for_load_state("networkidle")
    assert methods.count("POST") == 1


@pytest.fixture
def at_follow_up(reader: Reader) -> Iterator[Page]:
    """A browser on the follow-up page of a report, come by its code."""
    _, code = a_sent_report()
    page = reader.open("/suivi/")
    page.locator("[name=code]").fill(code)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/suivi/moi/")
    yield page
    reader.errors.clear()


def test_a_message_with_the_code_stays_on_the_page_and_is_written_once(at_follow_up: Page) -> None:
    page = at_follow_up
    send = page.get_by_role("button", name="Envoyer", exact=True)
    page.locator("[name=text]").fill(TOLD)
    page.context.set_offline(True)
    send.click()
    expect(alert(page)).to_contain_text("il ne compte qu’une fois")
    assert page.locator("[name=text]").input_value() == TOLD
    page.context.set_offline(False)
    without_answer(page, "**/suivi/moi/")
    page.get_by_role("button", name="Réessayer").click()
    expect(alert(page)).to_be_visible()
    assert models.Message.objects.count() == 1
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".thread__line--mine")).to_contain_text(TOLD)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.url.endswith("/suivi/moi/#messages")
    assert page.locator("[name=text]").input_value() == ""
    assert models.Message.objects.count() == 1


def test_one_message_after_another_comes_to_the_page_anew(at_follow_up: Page) -> None:
    page = at_follow_up
    for told in ("Vendredi.", "Samedi."):
        page.locator("[name=text]").fill(told)
        page.get_by_role("button", name="Envoyer", exact=True).click()
        expect(page.locator(".thread__line--mine").last).to_contain_text(told)
    assert models.Message.objects.count() == 2


def test_the_follow_up_page_that_says_so_twice_is_accessible(
    reader: Reader, at_follow_up: Page
) -> None:
    page = at_follow_up
    page.locator("[name=text]").fill(TOLD)
    page.context.set_offline(True)
    page.get_by_role("button", name="Envoyer", exact=True).click()
    alert(page)
    page.get_by_role("button", name="Ajouter ce fichier").click()
    expect(page.get_by_role("alert")).to_have_count(2)
    page.context.set_offline(False)
    page.evaluate("scrollTo(0, 0)")
    check_everywhere(page, axe_on=(320,))
