"""The tool that joins overlapping screenshots of one conversation, and says where it cannot.

`answer({"count": n}, folder=…)` reads `piece-1`… in order and writes `stitched.png`, or says that
one of them cannot be read. Two are
joined only where their rows agree; where none do, a band is left and the gap is told: messages
may be missing between them.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

MOST = 30
WIDTH = 720
_COLUMNS = 48
_LEAST = 40
"""Rows that must agree: a few alike prove nothing, empty background is alike everywhere."""
_ALIKE = 6.0
_BUSY = 8.0
_BAND = 24

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Join:
    """How a screenshot follows the one before: rows shared, 0 where nothing agrees (a gap)."""

    after: int
    shared: int

    @property
    def is_gap(self) -> bool:
        return self.shared == 0


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """Where each follows the one before, and the gaps; empty when a picture cannot be read."""
    count = min(int(request["count"]), MOST)
    pictures = [_read(folder / f"piece-{number}") for number in range(1, count + 1)]
    if len(pictures) < 2 or any(it is None for it in pictures):
        return {"trouble": "damaged"}
    read = [it for it in pictures if it is not None]
    whole, joins = stitched(read)
    cv2.imwrite(str(folder / "stitched.png"), whole)
    return {
        "tools": [["opencv", cv2.__version__]],
        "joins": [{"after": it.after, "shared": it.shared} for it in joins],
        "gaps": [it.after for it in joins if it.is_gap],
        "size": [int(whole.shape[1]), int(whole.shape[0])],
    }


def stitched(pictures: list[Picture]) -> tuple[Picture, tuple[Join, ...]]:
    """One tall picture of them in order; what never moves (bars, header) is kept once."""
    top, bottom = _still(pictures)
    bodies = [it[top : it.shape[0] - bottom] for it in pictures]
    parts, joins = [pictures[0][: pictures[0].shape[0] - bottom]], []
    for place, (before, after) in enumerate(pairwise(bodies), start=1):
        shared = overlap(before, after)
        joins.append(Join(after=place, shared=shared))
        if not shared:
            parts.append(np.full((_BAND, WIDTH, 3), (0, 0, 220), dtype=np.uint8))
        parts.append(after[shared:])
    if bottom:
        parts.append(pictures[-1][-bottom:])
    return np.concatenate(parts), tuple(joins)


def overlap(before: Picture, after: Picture) -> int:
    """How many last rows of one are the first rows of the next; 0 when no stretch agrees."""
    first, second = _rows(before), _rows(after)
    best, least = 0, _ALIKE
    for shared in range(min(len(first), len(second)), _LEAST - 1, -1):
        mine, theirs = first[-shared:], second[:shared]
        apart = float(np.abs(mine - theirs).mean())
        if apart < least and mine.std(axis=0).max() > _BUSY:
            best, least = shared, apart
    return best


def _still(pictures: list[Picture]) -> tuple[int, int]:
    """Rows at the top and at the bottom that are the same in every screenshot."""
    rows = [_rows(it) for it in pictures]
    least = min(map(len, rows)) // 3
    heads = np.stack([it[:least] for it in rows])
    tails = np.stack([it[-least:][::-1] for it in rows])
    return _alike(heads), _alike(tails)


def _alike(stack: NDArray[np.float32]) -> int:
    moves = np.abs(stack - stack[0]).mean(axis=2).max(axis=0) > _ALIKE
    return int(moves.argmax()) if moves.any() else 0


def _rows(picture: Picture) -> NDArray[np.float32]:
    """Each row as a few grey columns: small changes of the screen do not count."""
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    small = cv2.resize(grey, (_COLUMNS, grey.shape[0]), interpolation=cv2.INTER_AREA)
    return small.astype(np.float32)


def _read(path: Path) -> Picture | None:
    found = cv2.imread(str(path), cv2.IMREAD_COLOR)
    if found is None or found.shape[1] < 1:
        return None
    height = max(1, round(found.shape[0] * WIDTH / found.shape[1]))
    return np.asarray(cv2.resize(found, (WIDTH, height)), dtype=np.uint8)
