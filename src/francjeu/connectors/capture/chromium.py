"""Debian's Chromium, started for one capture with everything it does not need switched off."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright

from francjeu.connectors.capture.memory import CRASHED, Scale

PROGRAMS = ("chromium", "chromium-browser", "google-chrome-stable")
ARGUMENTS = (
    "--disable-quic", "--disable-dev-shm-usage", "--disable-gpu", "--disable-sync", "--no-pings",
    "--disable-background-networking", "--disable-component-update", "--no-first-run",
    "--disable-domain-reliability", "--disable-client-side-phishing-detection",
    "--dns-prefetch-disable", "--force-color-profile=srgb", "--mute-audio",
    "--autoplay-policy=user-gesture-required",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    # What goes round the proxy resolves nothing, and this machine itself is behind the proxy too.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", "--proxy-bypass-list=<-loopback>",
)  # fmt: skip
VIEWPORT = (1280, 900)
ERRANDS = frozenset({
    "accounts.google.com", "update.googleapis.com", "optimizationguide-pa.googleapis.com",
    "safebrowsing.googleapis.com", "content-autofill.googleapis.com", "edgedl.me.gvt1.com",
    "redirector.gvt1.com", "clients1.google.com", "clients2.google.com", "clients4.google.com",
    "android.clients.google.com", "connectivitycheck.gstatic.com", "chromewebstore.googleapis.com",
})  # fmt: skip
"""Where Chromium goes on its own account: it is not let go, and nobody is told."""


_LONGEST_PLACE = 45
"""Chromium binds a socket in its scratch folder: over 107 letters in all, it does not start."""

_NO_REFUSALS = ("signal=SIGKILL", "Timeout")
"""Marks of a browser that was ended, or hangs: that is no reason to start it unprotected."""
_GONE = ("has been closed", "crashed", "Connection closed")
"""Marks of an answer that did not come because the browser, or the page’s process, is no more."""


class NoBrowser(Exception):
    """No Chromium is installed on this machine."""


def program() -> str:
    """Where Chromium is. Raises NoBrowser."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if found is None:
        raise NoBrowser
    return found


@contextmanager
def launched(playwright: Playwright, *, proxy: str) -> Iterator[tuple[Browser, bool]]:
    """The browser, and whether it runs in its own sandbox (the system may not let it)."""
    here = Path.cwd()
    where = here if len(str(here)) <= _LONGEST_PLACE else Path("/tmp")  # noqa: S108 - mkdtemp
    with tempfile.TemporaryDirectory(prefix="fj-", dir=where, ignore_cleanup_errors=True) as short:
        browser, is_sandboxed = start(
            playwright, ARGUMENTS, proxy={"server": proxy}, env={**os.environ, "TMPDIR": short}
        )
        try:
            yield browser, is_sandboxed
        finally:
            with suppress(Error):
                browser.close()


def start(playwright: Playwright, arguments: Iterable[str], **options: Any) -> tuple[Browser, bool]:
    """In its own sandbox, and without only where the system refuses it, as it does to root."""
    for sandboxed in (True, False) if os.geteuid() else (False,):
        try:
            browser = playwright.chromium.launch(
                executable_path=program(), args=list(arguments), chromium_sandbox=sandboxed,
                timeout=30_000, **options,
            )  # fmt: skip
        except Error as error:
            if not sandboxed or any(it in error.message for it in _NO_REFUSALS):
                raise
        else:
            return browser, sandboxed
    raise NoBrowser


def new_context(browser: Browser) -> BrowserContext:
    """A visitor from Quebec whom nobody knows: no cookie, no download, no service worker."""
    return browser.new_context(
        viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]},
        locale="fr-CA", timezone_id="America/Toronto", service_workers="block",
        accept_downloads=False, color_scheme="light", reduced_motion="reduce", permissions=[],
    )  # fmt: skip


def new_page(context: BrowserContext, *, scale: Scale) -> Page:
    """The one page of this visitor: others that it opens are closed, its questions dismissed.

    One whose process dies ends the browser: what it is asked by DevTools would wait for ever.
    """
    scale.has_met = True
    context.on("page", lambda it: it.on("crash", lambda _: scale.end(CRASHED)))
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.dismiss())
    context.on("page", lambda other: other.close())
    return page


def ended(error: Error) -> str:
    """The word for a browser that something ended; empty when it was not that."""
    return "browser ended" if any(it in error.message for it in _GONE) else ""


def is_gone(page: Page, error: Error) -> bool:
    """Whether no page came because there is no browser any more: of the address, nothing is known.

    A page whose process dies while it opens looks like a download: it is asked for a word.
    """
    if "ERR_ABORTED" not in error.message:
        return bool(ended(error))
    try:
        page.evaluate("1")
    except Error:
        return True
    return False
