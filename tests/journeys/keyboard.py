"""Someone who uses the keyboard only: Tab, arrows, Space, Enter and letters."""

from datetime import datetime

from playwright.sync_api import Page

FURTHEST = 150


class OutOfReach(AssertionError):
    """Tab never came there."""


def tab_to(page: Page, css: str) -> None:
    """Press Tab until the focus is on an element that matches."""
    for _ in range(FURTHEST):
        if page.evaluate("css => document.activeElement?.matches(css) ?? false", css):
            return
        page.keyboard.press("Tab")
    told = page.locator(".error-summary, .field__error, main .notice").all_inner_texts()
    raise OutOfReach(f"{css} on {page.url}: {told}")


def choose(page: Page, name: str, value: str) -> None:
    """Choose one of several, as with any group of radio buttons."""
    tab_to(page, f'input[name="{name}"]')
    for _ in range(20):
        if page.evaluate("() => document.activeElement.value") == value:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise OutOfReach(f"{name}={value} on {page.url}")


def write(page: Page, name: str, text: str) -> None:
    """Write in a field."""
    tab_to(page, f'[name="{name}"]')
    page.keyboard.insert_text(text)


def press(page: Page, css: str = "main form button[type=submit]") -> None:
    """Go to a button or a link, and press Enter; waits for the next page."""
    tab_to(page, css)
    before = page.evaluate("() => performance.timeOrigin")
    page.keyboard.press("Enter")
    page.wait_for_function("was => performance.timeOrigin !== was", arg=before)
    page.wait_for_load_state()


def check(page: Page, name: str, value: str) -> None:
    """Tick a box."""
    tab_to(page, f'input[name="{name}"][value="{value}"]')
    page.keyboard.press("Space")


def date(page: Page, name: str, at: datetime) -> None:
    """Type a day, and an hour where one is asked; the order of its parts is the browser’s own."""
    tab_to(page, f'[name="{name}"]')
    moment = page.evaluate("() => document.activeElement.type") == "datetime-local"
    wanted = at.strftime("%Y-%m-%dT%H:%M" if moment else "%Y-%m-%d")
    for order in ("%m %d %Y", "%d %m %Y", "%Y %m %d"):
        for part in (*at.strftime(order).split(), *(("02", "30", "P") if moment else ())):
            page.keyboard.type(part)
            if len(part) == 4:
                page.keyboard.press("ArrowRight")
        if page.evaluate("() => document.activeElement.value") == wanted:
            return
        for _ in range(6):
            page.keyboard.press("ArrowLeft")
    raise OutOfReach(f"{name}={wanted} on {page.url}")
