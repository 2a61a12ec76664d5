"""A page looked at as a French reader with a small phone and a keyboard meets it (X-15)."""

from collections.abc import Iterable

from bs4 import BeautifulSoup
from tests.web.browser import Reader, axe, by_keyboard, no_overflow
from tests.web.french import faults


def look(reader: Reader, path: str = "", *, quoted: Iterable[str] = ()) -> None:
    """In French, without violation, without sideways scroll at 320 px, whole by keyboard."""
    reader.meets_refusals = True
    page = reader.open(path) if path else reader.page
    page.wait_for_load_state("load")
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.locator("html").get_attribute("lang") == "fr-CA"
    marks = faults(BeautifulSoup(page.content(), "html.parser"), quoted=quoted)
    assert not marks, f"{page.url}\n" + "\n".join(marks)
    assert not no_overflow(page), page.url
    assert not (found := axe(page)), f"{page.url}\n" + "\n".join(found)
    assert not (found := by_keyboard(page)), f"{page.url}\n" + "\n".join(found)
