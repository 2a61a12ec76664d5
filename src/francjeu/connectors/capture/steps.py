"""Going down a page screen by screen: a picture and the words of each, and their union.

A feed that keeps ten posts in the page and swaps them while one scrolls is lost to any single
picture of it; screen by screen, nothing is (evidence.md 4.2: 100 posts of 100).
"""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic

from PIL import Image

from francjeu.connectors.capture.frames import Framed, joined
from francjeu.connectors.capture.sight import Sight
from francjeu.kernel.evidence.capture.capturing import Gap

_SETTLED = 2
"""Screens without movement at the bottom before a page is believed to end."""
_PAUSE = 120
_IMAGES = 8
"""Pauses to wait for the images of one screen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: how far down, its picture (PNG), the words then in the page and in its frames."""

    top: int
    picture: bytes
    text: str
    framed: tuple[Framed, ...] = ()


@dataclass(frozen=True, slots=True)
class Bounds:
    """`most` screens, `until` by the monotonic clock; `is_over` when too many bytes came."""

    most: int
    until: float
    is_over: Callable[[], bool]


@dataclass(slots=True)
class Descent:
    """What going down gave. `gap` says why it stopped before the end, if it did."""

    steps: list[Step] = field(default_factory=list)
    lacking: set[str] = field(default_factory=set)
    gap: Gap | None = None

    @property
    def text(self) -> str:
        """The words of the page itself."""
        return union(it.text for it in self.steps)

    @property
    def framed(self) -> tuple[Framed, ...]:
        """The pages shown inside it, each with its words."""
        return joined(it.framed for it in self.steps)

    @property
    def screens(self) -> list[Step]:
        """The steps whose picture differs from the one before."""
        steps = self.steps
        return [it for n, it in enumerate(steps) if not n or it.picture != steps[n - 1].picture]


def descend(sight: Sight, descent: Descent, *, bounds: Bounds, after: Callable[[], None]) -> None:
    """Fills `descent` screen by screen, so that what was seen stays when the page breaks."""
    still, last = 0, (-1, -1)
    while True:
        _wait_for_images(sight)
        place = sight.ask("place()")
        here = (place["top"], place["height"])
        picture, text = sight.picture(), sight.ask("text()")
        descent.steps.append(Step(place["top"], picture, text, sight.frames.read()))
        descent.lacking.update(sight.ask("lacking()"))
        after()
        at_end = place["top"] + place["seen"] >= place["height"] - 2
        still = still + 1 if here == last or at_end else 0
        if still >= _SETTLED:
            return
        last = here
        descent.gap = _stopped(len(descent.steps), bounds)
        if descent.gap is not None:
            return
        sight.ask("down()")
        sight.pause(_PAUSE if not at_end else 3 * _PAUSE)


def _stopped(done: int, bounds: Bounds) -> Gap | None:
    if bounds.is_over():
        return Gap.TOO_LARGE
    if monotonic() > bounds.until:
        return Gap.OUT_OF_TIME
    return Gap.ENDLESS if done >= bounds.most else None


def _wait_for_images(sight: Sight) -> None:
    for _ in range(_IMAGES):
        if not sight.ask("waiting()"):
            return
        sight.pause(_PAUSE)


def union(texts: Iterable[str]) -> str:
    """Every line that any screen showed, once, in the order they were first seen."""
    return "\n".join(dict.fromkeys(line.strip() for text in texts for line in text.splitlines()))


def as_text(descent: Descent, *, address: str) -> str:
    """The union, the words of each frame under its address, then those of each screen."""
    parts, last = [f"{address}\n\n=== 1-{len(descent.steps)} ===\n{descent.text}"], ""
    parts += [f"=== <iframe> {it.address} ===\n{it.text}" for it in descent.framed if it.text]
    for number, step in enumerate(descent.steps, start=1):
        if step.text != last:
            parts.append(f"=== {number} ({step.top} px) ===\n{step.text}")
        last = step.text
    return "\n\n".join(parts) + "\n"


def as_pdf(screens: list[Step]) -> bytes:
    """One page for each screen; the exact PNGs are in the WARC."""
    if not screens:
        return b""
    first, *others = (Image.open(io.BytesIO(step.picture)).convert("RGB") for step in screens)
    written = io.BytesIO()
    first.save(written, "PDF", save_all=True, append_images=others, resolution=96, quality=90)
    return written.getvalue()
