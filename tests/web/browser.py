"""A real Chromium for tests: opens our pages, forbids every outside request, runs axe.

Used by tests/web and tests/journeys; tests/conftest.py offers the fixtures. Skips, and says so,
where Debian's Chromium is absent.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any, Literal

import pytest
from django.conf import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)

CHROMIUM = Path("/usr/bin/chromium")
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 1280)
SCHEMES = ("light", "dark")
Scheme = Literal["light", "dark"]
# a page is looked at in two of these four ways, and the next page in the two others
QUICK: tuple[dict[str, tuple[Scheme, int]], ...] = (
    {"fr": ("light", 390), "en": ("dark", 1280)},
    {"fr": ("dark", 320), "en": ("light", 1280)},
)


@dataclass
class Reader:
    """Someone at a screen: one browser context on our live server, and what went wrong in it.

    `meets_refusals` when pages answered 4xx are part of what is looked at: the browser notes them.
    """

    base: str
    context: BrowserContext
    page: Page
    errors: list[str] = field(default_factory=list)
    meets_refusals: bool = False
    outside: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """Open one of our pages."""
        self.page.goto(self.base + path)
        return self.page

    def sign_in(self, session_key: str) -> None:
        """Come with a session already opened by django.test.Client.force_login."""
        self._cookie(settings.SESSION_COOKIE_NAME, session_key)

    def speak(self, language: str) -> None:
        """Choose French or English."""
        self._cookie(settings.LANGUAGE_COOKIE_NAME, language)

    def _cookie(self, name: str, value: str) -> None:
        self.context.add_cookies([{"name": name, "value": value, "url": self.base}])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole session."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed: apt-get install chromium")
    # Playwright's synchronous API keeps an event loop in this thread, where tests use the ORM.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def reader(chromium: Browser, live_server: Any) -> Iterator[Reader]:
    """Someone with a phone of 390 px. Fails on a console error or a request to another site."""
    make = _opener(chromium, live_server.url)
    someone = make()
    yield someone
    someone.context.close()
    _nothing_wrong(someone)


@pytest.fixture
def reader_without_script(chromium: Browser, live_server: Any) -> Iterator[Reader]:
    """The same, in a browser where JavaScript is off."""
    someone = _opener(chromium, live_server.url)(java_script_enabled=False)
    yield someone
    someone.context.close()


def _nothing_wrong(someone: Reader) -> None:
    refusal = "the server responded with a status of 4"
    errors = {e for e in someone.errors if not (someone.meets_refusals and refusal in e)}
    assert not errors, "\n".join(sorted(errors)[:5])
    assert not someone.outside, f"requests to other sites: {someone.outside[:5]}"


def _opener(chromium: Browser, base: str) -> Callable[..., Reader]:
    def make(**options: Any) -> Reader:
        options.setdefault("viewport", {"width": 390, "height": 844})
        context = chromium.new_context(locale="fr-CA", reduced_motion="reduce", **options)
        someone = Reader(base, context, context.new_page())
        someone.page.on("console", lambda message: _note(someone, message))
        someone.page.on("pageerror", lambda error: someone.errors.append(str(error)))
        context.route(lambda url: not url.startswith(base), _refuse(someone))
        return someone

    return make


def _note(someone: Reader, message: ConsoleMessage) -> None:
    # Without an address: axe, which tries inline styles that our policy refuses aloud.
    if message.type == "error" and message.location["url"]:
        someone.errors.append(message.text)


def _refuse(someone: Reader) -> Callable[[Any, Request], None]:
    def refuse(route: Any, request: Request) -> None:
        someone.outside.append(request.url)
        route.fulfill(status=200, body="", content_type="text/html")

    return refuse


def axe(page: Page) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of good practice, one line each."""
    page.wait_for_load_state("load")  # a click just before may still be bringing its style sheets
    if not page.evaluate("typeof window.axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    options = json.dumps({"runOnly": {"type": "tag", "values": RULES}})
    found = page.evaluate(f"axe.run(document, {options}).then(result => result.violations)")
    return [
        f"{rule['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def no_overflow(page: Page) -> list[str]:
    """Names of elements that make the page scroll sideways; empty when it does not."""
    return page.evaluate(
        """() => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            return [...document.querySelectorAll("body *")]
                .filter((element) => element.getBoundingClientRect().right > room + 1)
                .map((element) => `${element.tagName}.${element.className}`);
        }"""
    )


# Radio buttons of one name are one stop of Tab; arrows move inside. What is closed is not there.
_STOPS = """() => {
    const groups = new Set();
    const stops = [...document.querySelectorAll(
        "a[href], button, input, select, textarea, summary, [tabindex]"
    )].filter((element) => {
        if (element.disabled || element.type === "hidden" || element.tabIndex < 0) return false;
        if (!element.checkVisibility({visibilityProperty: true})) return false;
        if (element.type !== "radio") return true;
        const group = `${[...document.forms].indexOf(element.form)} ${element.name}`;
        if (groups.has(group)) return false;
        return groups.add(group);
    });
    const same = (one, other) => one === other || (one.type === "radio" && other.type === "radio"
        && one.name === other.name && one.form === other.form);
    // what shows the focus: the control, what is drawn over it, its card or its row
    const look = (element) => [[element], [element, "::after"], [element.closest("label")],
        [element.parentElement], [element.closest("[data-row]")]]
        .filter(([shown]) => shown).map(([shown, drawn]) => {
            const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(shown, drawn);
            return `${outlineStyle === "none" ? "" : outlineWidth} ${boxShadow}`;
        }).join();
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    const before = new Map(stops.map((stop) => [stop, look(stop)]));
    const ring = (element) => look(element) !== (before.get(element) ?? "");
    window.stops = {stops, same, ring, came: []};
    document.addEventListener("focusin", ({target}) => window.stops.came.push(
        [stops.findIndex((stop) => same(stop, target)), target.outerHTML.slice(0, 90), ring(target)]
    ));
    const parts = {"date": 3, "datetime-local": 6, "time": 3};
    return stops.reduce((count, stop) => count + 1 + (parts[stop.type] || 0), 1);
}"""
_CAME = """() => {
    const {stops, came} = window.stops, names = (stop) => stop.outerHTML.slice(0, 90);
    const reached = came.map(([index]) => index).filter((index) => index >= 0), faults = [];
    stops.forEach((stop, index) => {
        if (!reached.includes(index)) faults.push(`Tab never comes to ${names(stop)}`);
    });
    came.filter(([index, , shown]) => index >= 0 && !shown)
        .forEach(([, html]) => faults.push(`no visible focus on ${html}`));
    const first = [...new Set(reached)];
    if (first.some((index, place) => place && index < first[place - 1])) {
        faults.push(`Tab jumps back: ${first}`);
    }
    stops.filter((stop) => stop.tabIndex > 0)
        .forEach((stop) => faults.push(`Tab jumps to ${names(stop)}`));
    const top = (index) => stops[index].getBoundingClientRect().top + scrollY;
    first.forEach((index, place) => {
        const before = place && stops[first[place - 1]];
        if (before && before.form && before.form === stops[index].form
            && top(index) < top(first[place - 1]) - 40) {
            faults.push(`Tab climbs to ${names(stops[index])}`);
        }
    });
    return faults;
}"""


def by_keyboard(page: Page) -> list[str]:
    """What Tab alone cannot do here: come to each control, once, in order, and show where it is."""
    page.wait_for_load_state("load")
    for _ in range(page.evaluate(_STOPS)):
        page.keyboard.press("Tab")
    return page.evaluate(_CAME)


def check_everywhere(page: Page, *, axe_on: tuple[int, ...] = WIDTHS) -> None:
    """The page as it stands: no violation and no sideways scroll, at each width, light and dark.

    And once, at the last width, the keyboard alone comes everywhere.
    """
    page.wait_for_load_state("load")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            assert not no_overflow(page), f"{page.url} at {width}, {scheme}"
            if width in axe_on:
                violations = axe(page)
                assert not violations, f"{page.url} at {width}, {scheme}:\n" + "\n".join(violations)
    stuck = by_keyboard(page)
    assert not stuck, f"{page.url} by keyboard:\n" + "\n".join(stuck)


def check_quickly(reader: Reader, paths: Iterable[str]) -> None:
    """Each page in both languages: sideways scroll at each width, axe in one look of each.

    And in French the keyboard alone comes everywhere.
    """
    for path, looks in zip(paths, cycle(QUICK), strict=False):
        for language, (scheme, width) in looks.items():
            reader.speak(language)
            page = reader.open(path)
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            for other in sorted(WIDTHS, key=lambda each: each == width):
                page.set_viewport_size({"width": other, "height": 844})
                assert not no_overflow(page), f"{path} at {other}: {no_overflow(page)[:3]}"
            violations = axe(page)
            assert not violations, f"{path} ({language}, {scheme}):\n" + "\n".join(violations)
            if language == "fr":
                stuck = by_keyboard(page)
                assert not stuck, f"{path} by keyboard:\n" + "\n".join(stuck)
