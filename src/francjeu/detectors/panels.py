"""The pictures inside a picture: a post in a phone’s screenshot, what a frame surrounds.

A screen is mostly paper: one colour, words and small drawings. A panel is a rectangle of it that is
not paper, with straight edges and a drawing of its own.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from francjeu.detectors import pdq, pictures
from francjeu.detectors.pictures import Pixels, Unreadable

MOST = 5
_SIDE = 1600
_MOSTLY = 0.25
_HAIR = 3
_PAPER = 12
"""How far from the colour of the paper a dot may be and still be paper."""
_SHARE = 0.04
_WHOLE = 0.97
_FULL = 0.75
_SMALLEST = 96


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle of the picture, in its own dots: left, top, width, height."""

    left: int
    top: int
    width: int
    height: int

    def cut(self, pixels: Pixels) -> Pixels:
        """What it shows."""
        return pixels[self.top : self.top + self.height, self.left : self.left + self.width]


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`file` in the folder → `panels`: `box`, `bits` (eight hashes), `quality`; or `trouble`."""
    try:
        pixels = pictures.load(folder / request["file"])
    except Unreadable as refused:
        return {"trouble": refused.trouble.value}
    return {"panels": [_told(panel, pixels) for panel in panels_of(pixels)]}


def _told(panel: Panel, pixels: Pixels) -> dict[str, Any]:
    turned = pdq.turned_of(panel.cut(pixels))
    return {
        "box": [panel.left, panel.top, panel.width, panel.height], "bits": list(turned.bits),
        "quality": turned.quality,
    }  # fmt: skip


def panels_of(pixels: Pixels) -> tuple[Panel, ...]:
    """The panels, biggest first; none when the picture is one whole."""
    small = pictures.shrink(pixels, side=_SIDE)
    scale = pixels.shape[0] / small.shape[0]
    found: list[Panel] = []
    for box in sorted(_boxes(small), key=lambda it: -it.width * it.height):
        if _is_panel(box, small) and not any(_is_same(box, other) for other in found):
            found.append(box)
    return tuple(_grown(box, scale, pixels) for box in found[:MOST])


def is_screen(pixels: Pixels) -> bool:
    """True when it is mostly paper: a chat, a page, a post among words.

    Letters and buttons are alike on every screen of one application: as a whole, two screens say
    nothing of each other.
    """
    return _flat(pixels) > _MOSTLY


def _flat(pixels: Pixels) -> float:
    """The share of dots of the commonest colour, or within a hair of it, whose neighbours are too.

    Grain, light and texture leave none in a photograph, however plain its background.
    """
    shades = pixels.astype(np.int16)
    across = np.abs(np.diff(shades, axis=1)).max(axis=2)[:-1]
    down = np.abs(np.diff(shades, axis=0)).max(axis=2)[:, :-1]
    still = shades[:-1, :-1][np.maximum(across, down) <= _HAIR]
    if not still.size:
        return 0.0
    coarse = np.bincount((still // 8) @ np.array([1024, 32, 1]), minlength=1)
    key = int(coarse.argmax())
    colour = np.array([key // 1024, key // 32 % 32, key % 32]) * 8 + 4
    near = still[np.abs(still - colour).max(axis=1) <= 8]
    exact = np.abs(near - np.median(near, axis=0)).max(axis=1) <= _HAIR
    return float(exact.sum() / (pixels.shape[0] * pixels.shape[1]))


def drawings_of(pixels: Pixels, *, is_screen: bool) -> tuple[Panel, ...]:
    """What can be told again: the picture itself unless it is a screen, and its panels."""
    found = panels_of(pixels)
    if is_screen:
        return found
    return (Panel(0, 0, pixels.shape[1], pixels.shape[0]), *found)


def _boxes(small: Pixels) -> list[Panel]:
    """Rectangles around what is not paper, for each colour that may be the paper."""
    boxes = []
    for paper in _papers(small):
        far = np.abs(small.astype(np.int16) - paper).max(axis=2) > _PAPER
        inked = far.astype(np.uint8)
        solid = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
        solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, np.ones((41, 41), np.uint8))
        count, _labels, stats, _centres = cv2.connectedComponentsWithStats(solid, connectivity=4)
        for left, top, width, height, _area in stats[1:count]:
            around = Panel(int(left), int(top), int(width), int(height))
            boxes.append(_trimmed(around, inked))
    return boxes


def _papers(small: Pixels) -> list[Pixels]:
    """The two commonest colours along the left and right edges and in the whole."""
    colours = []
    for region in (np.concatenate([small[:, :6], small[:, -6:]], axis=1), small):
        coarse = (region // 8).reshape(-1, 3).astype(np.int32)
        keys, counts = np.unique(coarse @ np.array([1024, 32, 1]), return_counts=True)
        key = int(keys[counts.argmax()])
        if counts.max() > 0.08 * counts.sum():
            colour = np.array([key // 1024, key // 32 % 32, key % 32]) * 8 + 4
            near = np.abs(region.astype(np.int16) - colour).max(axis=2) <= 8
            colours.append(np.median(region[near], axis=0).astype(np.uint8))
    if len(colours) == 2 and np.abs(colours[0].astype(int) - colours[1]).max() <= _PAPER:
        return colours[:1]
    return colours


def _trimmed(box: Panel, inked: Pixels) -> Panel:
    """Without the rows and columns at its edges that are paper for the most part."""
    inside = box.cut(inked)
    rows = np.flatnonzero(inside.mean(axis=1) > 0.5)
    columns = np.flatnonzero(inside.mean(axis=0) > 0.5)
    if not rows.size or not columns.size:
        return box
    return Panel(
        box.left + int(columns[0]), box.top + int(rows[0]),
        int(columns[-1] - columns[0]) + 1, int(rows[-1] - rows[0]) + 1,
    )  # fmt: skip


def _is_panel(box: Panel, small: Pixels) -> bool:
    height, width = small.shape[:2]
    share = box.width * box.height / (width * height)
    if not _SHARE < share < _WHOLE or min(box.width, box.height) < _SMALLEST:
        return False
    inside = np.ascontiguousarray(box.cut(small))
    return bool(pictures.grey(inside).std() > _PAPER) and not is_screen(inside)


def _is_same(one: Panel, other: Panel) -> bool:
    across = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    down = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    both = max(0, across) * max(0, down)
    either = one.width * one.height + other.width * other.height - both
    return both / either > 0.9


def _grown(box: Panel, scale: float, pixels: Pixels) -> Panel:
    height, width = pixels.shape[:2]
    left, top = min(round(box.left * scale), width - 1), min(round(box.top * scale), height - 1)
    return Panel(
        left, top, min(round(box.width * scale), width - left),
        min(round(box.height * scale), height - top),
    )  # fmt: skip
