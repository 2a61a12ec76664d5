"""PDQ: 256 bits that stay nearly the same when a picture is resized, recompressed or recoloured.

The algorithm Meta published (2019), in numpy: luminance, a tent filter made of two box filters
each way, 64 × 64 dots, the 16 × 16 lowest frequencies but the constant one, each above the median
or not.
`quality` (0 to 100) is low for what has no drawing of its own: below 50 a hash says nothing.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from francjeu.detectors import pictures
from francjeu.detectors.pictures import Pixels, Unreadable

SIDE = 512
"""A bigger picture is made this small first: the same bits within a few, eight times faster."""
_GRID, _BITS, _PASSES = 64, 16, 2

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Hash:
    """`bits` as 64 hexadecimal digits, in the published order."""

    bits: str
    quality: int


@dataclass(frozen=True, slots=True)
class Turned:
    """The hash of a picture and of its seven turns and mirrors, the picture as it is first."""

    bits: tuple[str, ...]
    quality: int


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`file` in the folder → `bits` (eight hashes) and `quality`, or `trouble`."""
    try:
        turned = turned_of(pictures.load(folder / request["file"], side=SIDE))
    except Unreadable as refused:
        return {"trouble": refused.trouble.value}
    return {"bits": list(turned.bits), "quality": turned.quality}


def hash_of(pixels: Pixels) -> Hash:
    """The hash of a picture as it is."""
    grid = _grid(_luminance(pixels))
    return Hash(bits=_bits(_frequencies(grid)), quality=_quality(grid))


def turned_of(pixels: Pixels) -> Turned:
    """The eight hashes, each of the picture really turned.

    Turning the frequencies instead is the published short cut; it costs a few bits, and on exact
    mirrors of fine textures eighty.
    """
    upright = _luminance(pixels)
    grids = [_grid(turn) for turn in _turns(upright)]
    bits = tuple(_bits(_frequencies(grid)) for grid in grids)
    return Turned(bits=bits, quality=_quality(grids[0]))


def _turns(upright: Floats) -> tuple[Floats, ...]:
    mirrored = upright[:, ::-1]
    return tuple(np.rot90(side, quarter) for side in (upright, mirrored) for quarter in range(4))


def _luminance(pixels: Pixels) -> Floats:
    small = pictures.shrink(pixels, side=SIDE)
    if small.ndim == 2:
        return small.astype(np.float64)
    weights = np.array([0.299, 0.587, 0.114])
    return np.asarray(small[:, :, :3].astype(np.float64) @ weights)


def _grid(luminance: Floats) -> Floats:
    """The picture blurred, then one dot in each of 64 × 64 places."""
    height, width = luminance.shape
    blurred = luminance
    for _ in range(_PASSES):
        blurred = _box(_box(blurred, axis=1), axis=0)
    rows = ((np.arange(_GRID) + 0.5) * height / _GRID).astype(int)
    columns = ((np.arange(_GRID) + 0.5) * width / _GRID).astype(int)
    return np.asarray(blurred[np.ix_(rows, columns)])


def _box(values: Floats, *, axis: int) -> Floats:
    """The mean over a window along one axis; at the edges over what there is of it."""
    length = values.shape[axis]
    window = (length + 2 * _GRID - 1) // (2 * _GRID)
    ahead = (window + 2) // 2
    places = np.arange(length)
    first = np.maximum(places + ahead - window, 0)
    last = np.minimum(places + ahead, length)
    sums = np.concatenate(
        [np.zeros_like(values.take([0], axis=axis)), np.cumsum(values, axis=axis)], axis=axis
    )
    counts = (last - first).reshape([-1 if it == axis else 1 for it in range(values.ndim)])
    return np.asarray((sums.take(last, axis=axis) - sums.take(first, axis=axis)) / counts)


def _frequencies(grid: Floats) -> Floats:
    waves = _waves()
    return np.asarray(waves @ grid @ waves.T)


@cache
def _waves() -> Floats:
    """The cosines of the transform; the constant one is left out."""
    frequency = np.arange(1, _BITS + 1)[:, None]
    place = 2 * np.arange(_GRID)[None, :] + 1
    return np.asarray(np.sqrt(2 / _GRID) * np.cos(np.pi / (2 * _GRID) * frequency * place))


def _bits(frequencies: Floats) -> str:
    """Bit *k* says whether frequency *k* is above the median; the last comes first in print."""
    flat = frequencies.ravel()
    median = np.sort(flat)[(flat.size - 1) // 2]
    return np.packbits(flat[::-1] > median).tobytes().hex()


def _quality(grid: Floats) -> int:
    """How much changes from dot to dot, in whole hundredths as published."""
    down = np.abs(np.trunc((grid[:-1] - grid[1:]) * 100 / 255)).sum()
    across = np.abs(np.trunc((grid[:, :-1] - grid[:, 1:]) * 100 / 255)).sum()
    return min(100, int(down + across) // 90)
