"""The same light look through Chromium, for pages that scripts write: words, and one screen."""

import hashlib
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Error, Page, Response, sync_playwright

from francjeu.connectors.capture import chromium, memory
from francjeu.connectors.capture.guard import Guard, Refused, split
from francjeu.connectors.capture.look import TEXT, Seen, offset_of
from francjeu.connectors.capture.proxy import Proxy
from francjeu.connectors.capture.sight import Sight

OPENING = 15_000
SETTLING = 5_000
LONGEST = 40.0
"""Seconds for all the looks together: page and control must fall within one minute."""

BYTES = 60 * 1024 * 1024
SCREEN = "ecran-{}.png"
BROKE_OFF = "browser broke off"


def look_all(
    addresses: dict[str, str], *, guard: Guard, folder: Path, began: float
) -> dict[str, Seen]:
    """Each address in turn, in one browser; `began` is where the seconds of `after` start.

    Raises NoBrowser. A browser that breaks leaves what it had seen; the rest is said not to answer.
    """
    chromium.program()
    proxy = Proxy(guard, limit=BYTES, shut=chromium.ERRANDS)
    found: dict[str, Seen] = {}
    try:
        with (
            memory.bounded(seconds=LONGEST) as scale,
            sync_playwright() as playwright,
            chromium.launched(playwright, proxy=proxy.address) as (browser, _),
        ):
            for name, address in addresses.items():
                context = chromium.new_context(browser)
                seen = Seen(asked=address, after=round(time.monotonic() - began, 3))
                page = chromium.new_page(context, scale=scale)
                found[name] = seen
                _look(seen, page, guard=guard, picture=folder / SCREEN.format(name))
                context.close()
    except Error:
        pass
    finally:
        proxy.close()
    late = round(time.monotonic() - began, 3)
    broken = {n: Seen(asked=a, after=late, fault=BROKE_OFF) for n, a in addresses.items()}
    return {**broken, **found}


def _look(seen: Seen, page: Page, *, guard: Guard, picture: Path) -> None:
    try:
        guard.pin(*split(seen.asked))
    except Refused as refused:
        seen.fault = refused.reason.value
        return
    try:
        response = page.goto(seen.asked, wait_until="commit", timeout=OPENING)
    except Error as fault:
        is_late = "imeout" in fault.message
        seen.fault = "timeout" if is_late else "no connection"
        if chromium.is_gone(page, fault):
            seen.fault = BROKE_OFF
        return
    if response is None:
        seen.fault = "no connection"
        return
    with suppress(Error):
        page.wait_for_load_state("networkidle", timeout=SETTLING)
    _fill(seen, page, response)
    with suppress(Error):
        content = Sight(page, page.context.new_cdp_session(page)).picture()
        picture.write_bytes(content)
        seen.picture = hashlib.sha256(content).hexdigest()


def _fill(seen: Seen, page: Page, response: Response) -> None:
    """Only what the browser could read counts: a page that hangs it has no status."""
    try:
        sight = Sight(page, page.context.new_cdp_session(page))
        seen.title, seen.text = str(sight.ask("title()"))[:500], str(sight.ask("text()"))[:TEXT]
        seen.framed = "\n".join(it.text for it in sight.frames.read())[:TEXT]
    except Error:
        seen.fault = BROKE_OFF
        return
    seen.final, seen.status = page.url, response.status
    request = response.request.redirected_from
    while request is not None:
        seen.chain.insert(0, {"url": request.url})
        request = request.redirected_from
    seen.chain.append({"url": response.url, "status": response.status})
    seen.offset = offset_of(response.headers)
