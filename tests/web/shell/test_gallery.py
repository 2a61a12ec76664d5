"""Every component, in every state, both languages, light and dark, from 320 to 1280 pixels."""

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.web.browser import Reader, check_everywhere

PATHS = ("/gallery/", "/gallery/desk/")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.journey
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_every_component_is_accessible_everywhere(
    reader: Reader, settings: LazySettings, path: str, language: str
) -> None:
    settings.DEBUG = True
    reader.speak(language)
    page = reader.open(path)
    assert page.locator("html").get_attribute("lang") == f"{language}-CA"
    check_everywhere(page)


@pytest.mark.parametrize("path", PATHS)
def test_the_gallery_is_closed_on_a_real_installation(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.journey
def test_the_keyboard_walks_the_rows_and_can_be_switched_off(
    reader: Reader, settings: LazySettings
) -> None:
    settings.DEBUG = True
    page = reader.open("/gallery/desk/")
    page.keyboard.press("j")
    assert "S-2026-0031" in page.locator(":focus").inner_text()
    page.keyboard.press("j")
    assert "S-2026-0030" in page.locator(":focus").inner_text()
    page.keyboard.press("k")
    assert "S-2026-0031" in page.locator(":focus").inner_text()

    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.locator(":focus").count() == 0


@pytest.mark.journey
def test_the_code_is_said_group_by_group_and_printed_as_a_neutral_card(
    reader: Reader, settings: LazySettings
) -> None:
    settings.DEBUG = True
    page = reader.open("/gallery/")
    groups = page.locator(".receipt__code span").all_inner_texts()
    assert groups == ["4721", "9038", "5566", "1204"]

    page.evaluate("document.body.classList.add('card-print')")
    page.emulate_media(media="print")
    assert page.locator("body").inner_text().split() == [*groups, "exemple.ca/c"]


@pytest.mark.journey
def test_a_form_being_sent_says_so_and_is_not_sent_twice(
    reader: Reader, settings: LazySettings
) -> None:
    settings.DEBUG = True
    page = reader.open("/gallery/")
    page.evaluate(
        """() => {
            const form = document.querySelector("fj-busy form");
            form.noValidate = true;
            window.sent = 0;
            document.addEventListener("submit", (event) => {
                if (!event.defaultPrevented) window.sent += 1;
                event.preventDefault();
            });
        }"""
    )
    button = page.locator("fj-busy button[type=submit]")
    button.click()
    assert button.get_attribute("aria-busy") == "true"
    assert button.inner_text() == "Envoi…"
    button.click()
    assert page.evaluate("window.sent") == 1


@pytest.mark.journey
def test_the_code_is_copied_and_the_button_says_so(reader: Reader, settings: LazySettings) -> None:
    settings.DEBUG = True
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = reader.open("/gallery/")
    page.get_by_role("button", name="Copier le code").click()
    page.get_by_role("button", name="Copié").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "4721 9038 5566 1204"
