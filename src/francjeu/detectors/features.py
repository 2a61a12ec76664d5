"""The same picture after a crop, a frame, a turn, a sticker: corners that lie alike (ORB, RANSAC).

Two pictures agree when enough corners of one are found in the other after one turn, one scale and
one shift; then the dots themselves are compared, because letters and textures agree too easily.
Nothing here says what a picture shows, and nothing is decided: a person looks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from francjeu.detectors import panels, pictures
from francjeu.detectors.pictures import Pixels, Unreadable

CORNERS = 1000
SIDE = 800
"""The longest side in which corners are looked for."""
OVERLAY = "overlay.jpg"
_RATIO = 0.8
_SURE = 0.5
_NEAR = 6.0
_GRID = 12
_SCALES = (0.2, 5.0)
_TALL = 480

Points = NDArray[np.floating[Any]]
Signs = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Corners:
    """Where corners are, in shares of the longest side, and what each looks like (32 bytes)."""

    points: Points
    signs: Signs

    def packed(self) -> bytes:
        """Both in one: 36 bytes a corner."""
        places = np.clip(np.rint(self.points * 65535), 0, 65535).astype("<u2")
        return places.tobytes() + self.signs.tobytes()


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two pictures agree. `likeness`: of the dots once laid over each other, -1 to 1.

    `places`: for each corner kept, where it is in both, in shares of the longest side.
    """

    inliers: int
    turn: Any = None
    likeness: float = 0.0
    places: tuple[tuple[float, float, float, float], ...] = ()


NONE = Agreement(inliers=0)


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`do`: `search` (corners of one against many) or `compare` (two pictures, dot by dot)."""
    if request["do"] == "search":
        return _search(request, folder)
    try:
        one, other = (pictures.load(folder / request[key]) for key in ("one", "other"))
    except Unreadable as refused:
        return {"trouble": refused.trouble.value}
    return _compare(one, other, folder)


def _search(request: dict[str, Any], folder: Path) -> dict[str, Any]:
    """`mine`: names of packed corners; `others`: names → the most inliers of any of mine."""
    mine = [unpacked((folder / name).read_bytes()) for name in request["mine"]]
    found: dict[str, int] = {}
    for name in request["others"]:
        theirs = unpacked((folder / name).read_bytes())
        inliers = max((agreement(one, theirs).inliers for one in mine), default=0)
        if inliers >= request["at_least"]:
            found[name] = inliers
    return {"found": found}


def _compare(one: Pixels, other: Pixels, folder: Path) -> dict[str, Any]:
    best, is_mirrored, mine, theirs = best_of(one, other)
    overlay(mine, theirs, best, folder / OVERLAY)
    return {
        "inliers": best.inliers, "likeness": round(best.likeness, 3), "mirrored": is_mirrored,
        "overlay": OVERLAY,
    }  # fmt: skip


def best_of(one: Pixels, other: Pixels) -> tuple[Agreement, bool, Pixels, Pixels]:
    """The best of both orientations and all panels; was it the mirror; what was compared."""
    results = []
    theirs = [(it.cut(other), corners_of(it.cut(other))) for it in _drawings(other)]
    for is_mirrored in (False, True):
        shown = np.ascontiguousarray(one[:, ::-1]) if is_mirrored else one
        for mine in (it.cut(shown) for it in _drawings(shown)):
            signs = corners_of(mine)
            for there, known in theirs:
                met = _weighed(agreement(signs, known), mine, there)
                results.append((met, is_mirrored, mine, there))
    return max(results, key=lambda it: (it[0].likeness > _SURE, it[0].inliers))


def _drawings(pixels: Pixels) -> tuple[panels.Panel, ...]:
    found = panels.drawings_of(pixels, is_screen=panels.is_screen(pixels))
    return found or panels.drawings_of(pixels, is_screen=False)


def _weighed(found: Agreement, one: Pixels, other: Pixels) -> Agreement:
    if found.turn is None:
        return found
    likeness = _likeness(one, other, found.turn)
    return Agreement(found.inliers, found.turn, likeness, found.places)


def corners_of(pixels: Pixels, *, most: int = CORNERS) -> Corners:
    """The corners of a picture, the strongest of each place: big letters do not take them all."""
    small = pictures.grey(pictures.shrink(pixels, side=SIDE))
    detector = cv2.ORB.create(nfeatures=4 * most, scaleFactor=1.2, nlevels=8, fastThreshold=12)
    found = _spread(detector.detect(small, None), small.shape, most=most)
    points, signs = detector.compute(small, found)
    if not points:
        return Corners(np.empty((0, 2), np.float32), np.empty((0, 32), np.uint8))
    places = (np.array([it.pt for it in points]) / max(small.shape)).astype(np.float32)
    return Corners(places, np.asarray(signs, np.uint8))


def _spread(found: Sequence[Any], shape: tuple[int, ...], *, most: int) -> list[Any]:
    """At most `most`, taken in turns from each place of a grid, the strongest first."""
    cells: dict[tuple[int, int], int] = {}
    ranked = []
    for point in sorted(found, key=lambda it: -it.response):
        cell = (int(point.pt[0] * _GRID / shape[1]), int(point.pt[1] * _GRID / shape[0]))
        cells[cell] = cells.get(cell, 0) + 1
        ranked.append((cells[cell], point))
    ranked.sort(key=lambda it: it[0])
    return [point for _, point in ranked[:most]]


def unpacked(packed: bytes) -> Corners:
    """What `packed` gave."""
    count = len(packed) // 36
    places = np.frombuffer(packed, "<u2", count * 2).reshape(count, 2)
    signs = np.frombuffer(packed, np.uint8, count * 32, offset=count * 4).reshape(count, 32)
    return Corners(places.astype(np.float32) / 65535, signs)


def agreement(one: Corners, other: Corners) -> Agreement:
    """The corners of one found in the other after one turn, one scale and one shift."""
    if min(len(one.points), len(other.points)) < 8:
        return NONE
    pairs = cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(one.signs, other.signs, k=2)
    good = [first for first, second in pairs if first.distance < _RATIO * second.distance]
    if len(good) < 6:
        return NONE
    here = one.points[[it.queryIdx for it in good]] * SIDE
    there = other.points[[it.trainIdx for it in good]] * SIDE
    cv2.setRNGSeed(1)
    turn, kept = cv2.estimateAffinePartial2D(
        here, there, method=cv2.RANSAC, ransacReprojThreshold=_NEAR, maxIters=2000
    )
    if turn is None:
        return NONE
    scale = float(np.hypot(turn[0, 0], turn[1, 0]))
    mask = kept.ravel().astype(bool)
    if not _SCALES[0] < scale < _SCALES[1]:
        return NONE
    places = np.hstack([here[mask], there[mask]]) / SIDE
    distinct = len(np.unique(np.round(places * 200).astype(int), axis=0))
    return Agreement(distinct, turn, places=tuple(map(tuple, places.tolist())))


def compared_by(met: Agreement, one: Pixels, other: Pixels) -> float:
    """How much the dots go together where these corners agree."""
    return _likeness(one, other, met.turn)


def _likeness(one: Pixels, other: Pixels, turn: NDArray[np.float64]) -> float:
    """How much the dots of one and of the other go together, where one lies over the other.

    Both are blurred, so that compression, words and small stickers do not count.
    """
    here, there = _even(one), _even(other)
    move = np.array(turn, np.float64)
    ratio_here, ratio_there = SIDE / max(here.shape), max(there.shape) / SIDE
    move[:, :2] *= ratio_here * ratio_there
    move[:, 2] *= ratio_there
    size = (there.shape[1], there.shape[0])
    laid = cv2.warpAffine(here, move, size, flags=cv2.INTER_AREA)
    under = cv2.warpAffine(np.full_like(here, 255), move, size, flags=cv2.INTER_NEAREST)
    edged = cv2.copyMakeBorder(under, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    inside = cv2.erode(edged, np.ones((13, 13), np.uint8))[1:-1, 1:-1] > 0
    if inside.sum() < 400:
        return 0.0
    a, b = (cv2.GaussianBlur(it, (0, 0), 2.5)[inside].astype(np.float64) for it in (laid, there))
    a, b = a - a.mean(), b - b.mean()
    spread = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum() / spread) if spread > 0 else 0.0


def _even(pixels: Pixels) -> Pixels:
    return pictures.grey(pictures.shrink(pixels, side=256))


def overlay(one: Pixels, other: Pixels, met: Agreement, path: Path) -> None:
    """Both pictures side by side in grey, the corners that agree joined by lines."""
    left, right = (_tall(it) for it in (one, other))
    canvas = np.hstack([left, np.full((_TALL, 12), 255, np.uint8), right])
    drawn = cv2.cvtColor(canvas, cv2.COLOR_GRAY2BGR)
    scales = (max(left.shape), max(right.shape))
    shift = left.shape[1] + 12
    for x, y, u, v in met.places[:: max(1, len(met.places) // 60)]:
        start = (round(x * scales[0]), round(y * scales[0]))
        end = (round(u * scales[1]) + shift, round(v * scales[1]))
        cv2.line(drawn, start, end, (0, 160, 0), 1, cv2.LINE_AA)
        for place in (start, end):
            cv2.circle(drawn, place, 4, (0, 0, 255), 2, cv2.LINE_AA)
    cv2.imwrite(str(path), drawn, [cv2.IMWRITE_JPEG_QUALITY, 75])


def _tall(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    size = (max(1, round(width * _TALL / height)), _TALL)
    return np.asarray(cv2.resize(pictures.grey(pixels), size, interpolation=cv2.INTER_AREA))
