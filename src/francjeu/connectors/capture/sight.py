"""Looking at a page from a world its own code cannot reach: words, pictures, prints."""

from base64 import b64decode
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page

from francjeu.connectors.capture.frames import Frames

TALLEST = 60_000
"""Pixels of the one tall picture; the screens go on below."""
_LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")
_WORLD = "francjeu"
_PATIENCE = 8_000


class Sight:
    """One page and its DevTools session."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page = page
        self._session = session
        self._world: int | None = None
        told = {"source": _LOOK, "worldName": _WORLD}  # there before the page's first picture
        session.send("Page.enable")
        session.send("Page.addScriptToEvaluateOnNewDocument", told)
        self.frames = Frames(page)

    def ask(self, what: str) -> Any:
        """The value of one function of look.js; asked again once when the page has moved on."""
        try:
            return self._evaluate(what)
        except Error:
            self._world = None
            self.pause(200)
            return self._evaluate(what)

    def pause(self, milliseconds: int) -> None:
        """Lets the page work, and its events come."""
        self._page.wait_for_timeout(milliseconds)

    def picture(self) -> bytes:
        """The screen as it is, waiting for nothing."""
        return b64decode(self._session.send("Page.captureScreenshot", {"format": "png"})["data"])

    def tall_picture(self) -> tuple[bytes, bool]:
        """The page from top to bottom; whether it was cut."""
        size = self._session.send("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], TALLEST),
                "scale": 1}  # fmt: skip
        told = {"format": "png", "captureBeyondViewport": True, "clip": clip}
        answer = self._session.send("Page.captureScreenshot", told)
        return b64decode(answer["data"]), size["height"] > TALLEST

    def pdf(self) -> bytes:
        """The page as it prints, with its structure (tagged)."""
        told = {"printBackground": True, "generateTaggedPDF": True, "preferCSSPageSize": False}
        return b64decode(self._session.send("Page.printToPDF", told)["data"])

    def mhtml(self) -> bytes:
        answer = self._session.send("Page.captureSnapshot", {"format": "mhtml"})
        return str(answer["data"]).encode()

    def _evaluate(self, what: str) -> Any:
        if self._world is None:
            self._world = self._new_world()
        answer = self._session.send("Runtime.evaluate", {
            "expression": f"look.{what}", "contextId": self._world, "returnByValue": True,
            "timeout": _PATIENCE,
        })  # fmt: skip
        if "exceptionDetails" in answer:
            raise Error(str(answer["exceptionDetails"].get("text", "")))
        return answer["result"].get("value")

    def _new_world(self) -> int:
        frame = self._session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        told = {"frameId": frame, "worldName": _WORLD}
        world: int = self._session.send("Page.createIsolatedWorld", told)["executionContextId"]
        self._session.send("Runtime.evaluate", {"expression": _LOOK, "contextId": world})
        return world
