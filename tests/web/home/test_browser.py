"""The public rooms in a real browser: accessible, private, and quick to leave."""

import pytest
from tests.factories.policy import a_profile, the_doors
from tests.web.browser import Reader, axe, check_everywhere, no_overflow

PATHS = ("/", "/aide/", "/confidentialite/", "/accessibilite/", "/arret/", "/avis/")
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.journey]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_public_rooms_are_accessible_everywhere(reader: Reader, language: str) -> None:
    the_doors()
    a_profile()
    reader.speak(language)
    for path in PATHS:
        check_everywhere(reader.open(path), axe_on=(390,))


def test_a_page_that_is_not_there_is_accessible_too(reader: Reader) -> None:
    page = reader.open("/nulle-part/")
    assert page.locator("h1").inner_text() == "Nous ne trouvons pas cette page"
    assert not axe(page)
    reader.errors.clear()  # the browser itself notes the 404


def test_text_twice_as_large_still_fits(reader: Reader) -> None:
    page = reader.open("/")
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert not no_overflow(page)


def test_reading_leaves_no_cookie(reader: Reader) -> None:
    for path in PATHS:
        reader.open(path)
    assert reader.context.cookies() == []


def test_leaving_quickly_replaces_the_page_in_the_history(reader: Reader) -> None:
    reader.open("/aide/")
    page = reader.open("/arret/")
    page.get_by_role("link", name="Quitter vite").click()
    page.wait_for_url("**meteomedia**")
    page.go_back()
    assert page.url.endswith("/aide/")
    reader.outside.clear()


def test_shift_three_times_leaves_quickly(reader: Reader) -> None:
    page = reader.open("/arret/")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**meteomedia**")
    reader.outside.clear()


def test_the_first_tab_stops_skip_to_content_then_leave(reader: Reader) -> None:
    page = reader.open("/")
    names = []
    for _ in range(3):
        page.keyboard.press("Tab")
        names.append(page.locator(":focus").inner_text().split("\n")[0])
    assert names[0] == "Aller au contenu"
    assert names[2].startswith("Quitter vite")


def test_the_language_changes_and_the_page_stays(reader_without_script: Reader) -> None:
    page = reader_without_script.open("/aide/")
    page.get_by_role("button", name="English").last.click()
    assert page.url.endswith("/aide/")
    assert page.locator("h1").inner_text() == "Who else can help?"
    assert page.locator("html").get_attribute("lang") == "en-CA"
