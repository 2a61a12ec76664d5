"""The browser’s part of a capture: open, seal the first bytes, go down the page, print it."""

import time
from contextlib import suppress
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Error, Page, Response, sync_playwright

from francjeu.connectors.capture import chromium, memory, steps
from francjeu.connectors.capture.exchanges import tls
from francjeu.connectors.capture.frames import MUTE
from francjeu.connectors.capture.guard import Reason, split
from francjeu.connectors.capture.proxy import Proxy
from francjeu.connectors.capture.sight import Sight
from francjeu.connectors.capture.visit import Medium, Visit
from francjeu.kernel.evidence.capture.capturing import CLOCKS_APART, Gap, Role

_OPENING = 20_000
_FIRST_LOOK = 2_000
_WHOLE = 3.0
_IDLE = 4.0
_QUIET = 0.3  # between two questions of a page that asks all the time, nothing is under way
_GRACE = 15
_MOST_SAID = 100
_FAULTS = (
    ("ERR_CERT", "certificate"), ("ERR_SSL", "certificate"), ("TOO_MANY_REDIRECTS", "redirects"),
    ("UNSAFE_REDIRECT", Reason.SCHEME.value), ("Timeout", "timeout"), ("TIMED_OUT", "timeout"),
    ("Download is starting", "file"), ("ERR_ABORTED", "file"),
)  # fmt: skip


def browse(visit: Visit) -> None:
    """Fills `visit`. A browser that a page hangs is ended, and what it gave is kept."""
    proxy = Proxy(visit.guard, limit=visit.limits.bytes, shut=chromium.ERRANDS)
    seconds = visit.limits.seconds + min(_GRACE, visit.limits.seconds)
    try:
        with (
            memory.bounded(visit.limits.memory, seconds=seconds) as scale,
            sync_playwright() as playwright,
            chromium.launched(playwright, proxy=proxy.address) as (browser, is_sandboxed),
        ):
            visit.told |= {"browser": browser.version, "sandboxed": is_sandboxed}
            context = chromium.new_context(browser)
            visit.recorder.listen(context)
            page = chromium.new_page(context, scale=scale)
            _look(visit, page, proxy)
    except Error as broken:
        visit.lack(Gap.BROKE_OFF, scale.ended or chromium.ended(broken) or _first_line(broken))
    finally:
        proxy.close()
    visit.told |= {"received": proxy.received, "memory": scale.peak}
    _tell_of_network(visit, proxy)


def _look(visit: Visit, page: Page, proxy: Proxy) -> None:
    context = page.context
    visit.told["console"] = _listened(page)
    session = context.new_cdp_session(page)
    session.send("Network.enable")  # before the page: else its certificates are not remembered
    sight = Sight(page, session)
    visit.recorder.is_mute = sight.frames.is_mute
    response = _open(visit, page, proxy)
    if response is None:
        return
    _seal_first(visit, page, sight, response)
    visit.told |= {"tls": tls(session, response), "agent": sight.ask("agent()")}
    _settle(visit, sight)
    _go_down(visit, sight, proxy)
    _keep_response(visit, response)
    if Role.RESPONSE not in visit.parts.roles:
        visit.lack(Gap.BODIES, response.url)
    _take_stock(visit, page, sight, context)
    if not visit.is_brief:
        _represent(visit, sight)
    visit.drain()


def _listened(page: Page) -> list[str]:
    said: list[str] = []

    def hear(text: str) -> None:
        if len(said) < _MOST_SAID:
            said.append(text[:300])

    page.on("console", lambda it: hear(it.text) if it.type == "error" else None)
    page.on("pageerror", lambda it: hear(str(it)))
    return said


def _open(visit: Visit, page: Page, proxy: Proxy) -> Response | None:
    try:
        response = page.goto(visit.address, wait_until="commit", timeout=_OPENING)
    except Error as fault:
        if chromium.is_gone(page, fault):
            raise
        visit.told["fault"] = _fault(fault, proxy)
        if visit.told["fault"] == "file":
            visit.media = [Medium(visit.address, {})]
        visit.drain()
        return None
    if response is None:
        return None
    visit.told |= {
        "status": response.status, "final": page.url, "redirects": _redirects(response),
        "ip": visit.guard.address_of(split(response.url)[0]),
    }  # fmt: skip
    _compare_clocks(visit, response)
    return response


def _seal_first(visit: Visit, page: Page, sight: Sight, response: Response) -> None:
    """The raw answer, then the first screen: told at once, so that they are sealed in seconds."""
    with suppress(Error):
        page.wait_for_load_state("domcontentloaded", timeout=_FIRST_LOOK)
    until = time.monotonic() + _WHOLE
    while visit.recorder.is_under_way(response.request) and time.monotonic() < until:
        sight.pause(50)  # the page may be built before we are told that its last byte came
    _keep_response(visit, response)
    with suppress(Error):
        page.wait_for_load_state("load", timeout=_FIRST_LOOK)
    visit.parts.add(Role.VIEW, "ecran.png", sight.picture())
    visit.told["first_seal"] = round(time.time() - visit.started, 2)
    visit.drain()


def _keep_response(visit: Visit, response: Response) -> None:
    """The raw answer, once it is there whole; asked again later when it was not."""
    if Role.RESPONSE in visit.parts.roles or not visit.recorder.has_whole(response.request):
        return
    with suppress(Error):
        visit.parts.add(Role.RESPONSE, "reponse.html", response.body(), note=response.url)


def _settle(visit: Visit, sight: Sight) -> None:
    """Waits for the network to fall silent; not for ever."""
    until, quiet_since = time.monotonic() + _IDLE, None
    while True:
        now = time.monotonic()
        if not visit.recorder.is_idle:
            quiet_since = None
        elif quiet_since is None:
            quiet_since = now
        elif now - quiet_since >= _QUIET:
            return
        if now > until:
            visit.lack(Gap.NEVER_IDLE)
            return
        sight.pause(100)


def _go_down(visit: Visit, sight: Sight, proxy: Proxy) -> None:
    bounds = steps.Bounds(
        most=1 if visit.is_brief else visit.limits.screens,
        until=visit.until,
        is_over=lambda: proxy.is_over,
    )
    steps.descend(sight, visit.descent, bounds=bounds, after=visit.drain)
    if visit.descent.gap is not None and not visit.is_brief:
        visit.lack(visit.descent.gap, f"{len(visit.descent.steps)}")
    sight.ask("top()")


def _take_stock(visit: Visit, page: Page, sight: Sight, context: BrowserContext) -> None:
    lacking = sorted(visit.descent.lacking & set(sight.ask("lacking()")) or sight.ask("lacking()"))
    visit.told |= {
        "final": page.url, "title": sight.ask("title()"),
        "images": {"count": sight.ask("counted()"), "lacking": lacking},
    }  # fmt: skip
    if lacking:
        visit.lack(Gap.IMAGES, f"{len(lacking)}")
    for address in sight.ask("colossal()"):
        visit.lack(Gap.COLOSSAL, address)
    _take_stock_of_frames(visit)
    agent = visit.told["agent"]
    for address in sight.ask("media()"):
        if address.startswith("blob:"):
            visit.lack(Gap.MEDIA_STREAMED)
        elif urlsplit(address).scheme in ("http", "https"):
            jar = "; ".join(f"{it['name']}={it['value']}" for it in context.cookies(address))
            headers = {"User-Agent": agent, "Referer": page.url, **({"Cookie": jar} if jar else {})}
            visit.media.append(Medium(address, headers))


def _take_stock_of_frames(visit: Visit) -> None:
    """Which pages were shown inside this one, from where; each that could not be read is a gap."""
    framed = visit.descent.framed
    visit.told["frames"] = [
        {"origin": it.origin, "address": it.address, "letters": len(it.text), "trouble": it.trouble}
        for it in framed
    ]
    for it in framed:
        if it.trouble:
            visit.lack(Gap.FRAMES, f"{it.address}: {it.trouble}")


def _represent(visit: Visit, sight: Sight) -> None:
    """The page in the forms that other tools open; one that cannot be made stops no other."""
    with _told_if_not_made(visit, "full"):
        picture, is_cut = sight.tall_picture()
        visit.parts.add(Role.FULL, "page.png", picture)
        if is_cut:
            visit.lack(Gap.CUT_PICTURE)
    with _told_if_not_made(visit, "dom"):
        visit.parts.add(Role.DOM, "dom.html", sight.ask("dom()").encode())
    if any(it["trouble"] == MUTE for it in visit.told["frames"]):  # both would wait for it
        visit.lack(Gap.NOT_MADE, f"mhtml, pdf: {MUTE}")
        return
    with _told_if_not_made(visit, "mhtml"):
        visit.parts.add(Role.MHTML, "page.mhtml", sight.mhtml())
    with _told_if_not_made(visit, "pdf"):
        visit.parts.add(Role.PDF, "page.pdf", sight.pdf())


class _told_if_not_made:  # noqa: N801 - reads as a statement
    """A representation that fails is a gap, not the end of the others."""

    def __init__(self, visit: Visit, what: str) -> None:
        self._visit, self._what = visit, what

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        if not isinstance(error, Error):
            return False
        self._visit.lack(Gap.NOT_MADE, f"{self._what}: {_first_line(error)}")
        return True


def _tell_of_network(visit: Visit, proxy: Proxy) -> None:
    """What did not come, apart from what was asked: each once."""
    for where, why in sorted(proxy.faults.items()):
        is_refusal = where in visit.guard.refusals and why != Reason.NAME.value
        visit.lack(Gap.FORBIDDEN if is_refusal else Gap.FAILED_REQUESTS, f"{where}: {why}")
    if visit.recorder.failed and not proxy.faults:
        visit.lack(Gap.FAILED_REQUESTS, f"{len(visit.recorder.failed)}")
    if visit.recorder.bodiless:
        visit.lack(Gap.BODIES, f"{len(visit.recorder.bodiless)}")
    visit.told |= {"failed": visit.recorder.failed, "bodiless": visit.recorder.bodiless[:100]}


def _compare_clocks(visit: Visit, response: Response) -> None:
    """How far the site’s clock is from ours: ours, or theirs, may be wrong by a day."""
    ours, headers = time.time(), response.headers
    try:
        theirs = parsedate_to_datetime(headers["date"]).timestamp() + int(headers.get("age", "0"))
    except (KeyError, ValueError, TypeError):
        visit.lack(Gap.NO_DATE)
        return
    offset = round(ours - theirs)
    visit.told["clock"] = {"site": round(theirs), "ours": round(ours), "offset": offset}
    if abs(offset) > CLOCKS_APART:
        visit.lack(Gap.OTHER_CLOCK, f"{offset}")


def _redirects(response: Response) -> list[str]:
    """The addresses that led here, the first one first."""
    chain, request = [], response.request.redirected_from
    while request is not None:
        chain.append(request.url)
        request = request.redirected_from
    return chain[::-1]


def _fault(error: Error, proxy: Proxy) -> str:
    """Why no page came, in one word: what the proxy met, else what the browser says."""
    text = _first_line(error)
    known = next((word for mark, word in _FAULTS if mark in text), "")
    return known or next(reversed(proxy.faults.values()), "no connection")


def _first_line(error: Error) -> str:
    return error.message.partition("\n")[0][:300]
