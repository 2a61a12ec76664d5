"""Opening a picture a stranger sent: never bigger than we can hold, told plainly when we cannot."""

from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

Pixels = NDArray[np.uint8]

MOST_PIXELS = 100_000_000
"""What is decoded at most: 300 MB of memory. A phone of today takes 50 to 200 megapixels in JPEG,
which is decoded at an eighth of its size."""
SIDE = 1600
"""The longest side that any of our tools looks at."""


class Trouble(StrEnum):
    """Why a file was not looked at. Keys are stored: never renamed, never reused."""

    CORRUPT = "corrupt"
    TOO_LARGE = "too_large"
    ENCRYPTED = "encrypted"
    UNKNOWN_FORMAT = "unknown_format"


class Unreadable(Exception):
    """The file cannot be looked at; `trouble` says why."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def load(source: Path | bytes, *, side: int = SIDE) -> Pixels:
    """The picture as it is seen, upright, in RGB on white, its longest side at most `side`.

    Of a moving picture, its first frame. Raises Unreadable.
    """
    _know_more_formats()
    Image.MAX_IMAGE_PIXELS = None  # the bound is ours, below, before any pixel is decoded
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(BytesIO(source) if isinstance(source, bytes) else source) as image:
            image.draft("RGB", (side, side))
            if image.size[0] * image.size[1] > MOST_PIXELS:
                raise Unreadable(Trouble.TOO_LARGE)
            return np.asarray(_upright(image, side))
    except UnidentifiedImageError as unknown:
        raise Unreadable(Trouble.UNKNOWN_FORMAT) from unknown
    except (OSError, ValueError, SyntaxError, IndexError, KeyError, EOFError) as broken:
        raise Unreadable(Trouble.CORRUPT) from broken


def shrink(pixels: Pixels, *, side: int) -> Pixels:
    """The same picture, its longest side at most `side`; never enlarged."""
    height, width = pixels.shape[:2]
    if max(height, width) <= side:
        return pixels
    scale = side / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(Image.fromarray(pixels).resize(size, Image.Resampling.BILINEAR))


def grey(pixels: Pixels) -> Pixels:
    """Its shades only."""
    return np.asarray(Image.fromarray(pixels).convert("L"))


def _upright(image: Any, side: int) -> Any:
    seen = ImageOps.exif_transpose(image)
    if seen.mode.startswith(("I", "F")):  # sixteen bits a dot, or more
        seen = ImageOps.autocontrast(seen.point(lambda value: value / 256).convert("L"))
    if "A" in seen.getbands() or "transparency" in seen.info:
        whole = seen.convert("RGBA")
        seen = Image.new("RGB", whole.size, "white")
        seen.paste(whole, mask=whole.getchannel("A"))
    seen = seen.convert("RGB")
    seen.thumbnail((side, side), Image.Resampling.BILINEAR, reducing_gap=2.0)
    return seen


def _know_more_formats() -> None:
    """Pictures of iPhones, where their reader is installed."""
    try:
        import pillow_heif
    except ModuleNotFoundError:
        return
    pillow_heif.register_heif_opener()
