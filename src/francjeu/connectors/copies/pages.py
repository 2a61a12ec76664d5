"""A saved page printed as PDF by Chromium: scripts off, nothing fetched, nothing of this machine.

The page is handed to the browser under a name that exists nowhere; every other request is refused.
"""

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from francjeu.connectors.capture.memory import OVER
from francjeu.kernel.evidence.copies.copying import Trouble

_NOWHERE = "http://piece.invalid/"
_MILLISECONDS = 30_000
_ALONE = (
    "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run",
    "--disable-background-networking", "--proxy-server=http://127.0.0.1:9",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)  # fmt: skip


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes `copy`, and tells what the page asked for and did not get."""
    from playwright.sync_api import Error, Route, sync_playwright

    from francjeu.connectors.capture import chromium, memory

    try:
        chromium.program()
    except chromium.NoBrowser:
        return {"failed": "missing"}
    source, refused = (folder / "source").read_bytes(), 0

    def hand(route: Route) -> None:
        nonlocal refused
        if route.request.url == _NOWHERE and route.request.is_navigation_request():
            route.fulfill(status=200, content_type=_kind(source), body=source)
            return
        refused += 1
        route.abort()

    try:
        with memory.bounded() as scale, sync_playwright() as playwright:
            browser, is_sandboxed = chromium.start(playwright, _ALONE)
            context = browser.new_context(java_script_enabled=False, service_workers="block")
            page = chromium.new_page(context, scale=scale)
            page.set_default_timeout(_MILLISECONDS)
            page.route("**/*", hand)
            page.goto(_NOWHERE, wait_until="load")
            page.pdf(path=folder / "copy", format="Letter", print_background=True)
            told = browser.version if is_sandboxed else f"{browser.version} --no-sandbox"
            browser.close()
    except Error as error:
        return _stopped(scale.ended, chromium.ended(error))
    return {
        "media_type": "application/pdf", "format": "HTML", "frames": 1, "refused": refused,
        "tools": [["Chromium", told], ["Playwright", version("playwright")]],
    }  # fmt: skip


def _stopped(by_us: str, by_others: str) -> dict[str, Any]:
    """A browser that was ended, or would not start, says nothing of the page."""
    if by_us == OVER:
        return {"failed": Trouble.OUT_OF_MEMORY.value}
    if by_us or by_others:
        return {"failed": Trouble.CRASHED.value}
    return {"trouble": Trouble.DAMAGED.value}


def _kind(source: bytes) -> str:
    """With its encoding when there is no doubt; else the page says it itself, or nobody does."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError:
        return "text/html"
    return "text/html; charset=utf-8"
