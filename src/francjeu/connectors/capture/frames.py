"""The words of pages shown inside a page: a post is often embedded from another site.

Only frames that a visitor sees are read. Each is told with the site it comes from; one that cannot
be read is told too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Error, Frame, Page

MOST_FRAMES = 40
MOST_LETTERS = 200_000
MUTE = "no answer"
"""The trouble of a frame whose process hangs."""

_PATIENCE = 1_500
_MOST_TRIES = 2
_FAILED = "chrome-error:"
"""Where Chromium stands when what a frame asked for did not come, or may not be framed."""


@dataclass(frozen=True, slots=True)
class Framed:
    """One frame: the site it comes from, its words; `trouble` when they could not be had."""

    origin: str
    address: str
    text: str = ""
    trouble: str = ""


class Frames:
    """The frames of one page; asked at each screen, since many load as one comes to them."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._silent: dict[Frame, int] = {}

    def read(self) -> tuple[Framed, ...]:
        """What the frames now in sight of a visitor say, outer ones first."""
        read: dict[Frame, Framed] = {}
        for frame in self._page.frames[1 : MOST_FRAMES + 1]:
            around = frame.parent_frame
            is_inside = around == self._page.main_frame or (
                around in read and not read[around].trouble
            )
            found = self._framed(frame) if is_inside else None
            if found is not None:
                read[frame] = found
        return tuple(read.values())

    def is_mute(self, frame: Frame) -> bool:
        """Whether a frame inside the page answers nothing: its process is asked no more."""
        if frame.parent_frame is None:
            return False
        if self._silent.get(frame, 0) < _MOST_TRIES:
            try:
                frame.locator(":root").wait_for(state="attached", timeout=_PATIENCE)
            except Error:
                self._silent[frame] = self._silent.get(frame, 0) + 1
            else:
                self._silent[frame] = 0
        return self._silent[frame] > 0

    def _framed(self, frame: Frame) -> Framed | None:
        try:
            element = frame.frame_element()
            box = element.bounding_box()
            asked = element.get_attribute("src") or ""
        except Error:  # it went away
            return None
        if box is None or box["width"] < 2 or box["height"] < 2:
            return None
        if frame.url.startswith(_FAILED):
            return Framed(origin_of(asked), asked, trouble="did not load")
        where = (origin_of(frame.url) or origin_of(self._page.url), frame.url)
        if self.is_mute(frame):
            return Framed(*where, trouble=MUTE)
        try:
            text = frame.locator(":root").inner_text(timeout=_PATIENCE)
        except Error:
            return Framed(*where, trouble="no words")
        return Framed(*where, text=text[:MOST_LETTERS])


def origin_of(address: str) -> str:
    """Scheme and host of a web address; empty of what was written in place (`about:srcdoc`)."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") else ""


def joined(looks: Iterable[tuple[Framed, ...]]) -> tuple[Framed, ...]:
    """Each frame once: its words at any moment, each line once; in trouble if it never spoke."""
    lines: dict[tuple[str, str], dict[str, None]] = {}
    troubles: dict[tuple[str, str], str] = {}
    for it in (it for look in looks for it in look):
        key = (it.origin, it.address)
        said = lines.setdefault(key, {})
        said.update(dict.fromkeys(filter(None, map(str.strip, it.text.splitlines()))))
        if it.trouble:
            troubles.setdefault(key, it.trouble)
        else:
            troubles[key] = ""
    return tuple(
        Framed(*key, text="\n".join(said), trouble="" if said else troubles[key])
        for key, said in lines.items()
    )
