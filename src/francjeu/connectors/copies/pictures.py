"""A picture as a clean working copy: turned upright, sRGB, no metadata; veiled, masked, converted.

Refuses before decoding what would need too much memory. Only the first picture of an animation or
of a file of several is read, and their number is told.
"""

import contextlib
import io
import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import PIL
from PIL import Image, ImageCms, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError

from francjeu.kernel.evidence.copies.boxes import Box, in_dots
from francjeu.kernel.evidence.copies.copying import LARGEST_PICTURE, WIDEST_LOOK, Look, Trouble

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "AVIF", "BMP")
VEIL = 24
"""Dots of the longer side of a veiled picture: shapes, no face and no word."""

BLUR_CELLS = 6
"""A blurred place keeps so few dots a side that only its colours are left; black hides more."""

_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_SAVED: dict[str, tuple[str, dict[str, Any]]] = {
    "image/png": ("PNG", {"optimize": False}),
    "image/jpeg": ("JPEG", {"quality": 90, "subsampling": 0}),
}
_BROKEN = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombWarning)


class NotDrawn(Exception):
    """No copy can be made of this file."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes `copy`: a `look`, or a copy in full under `target`, with `boxes`."""
    Image.MAX_IMAGE_PIXELS = LARGEST_PICTURE // 2  # Pillow refuses over twice this by itself
    warnings.simplefilter("ignore", Image.DecompressionBombWarning)
    try:
        picture, told = upright(folder / "source", draft=request.get("look"))
        return {**write(picture, request, folder=folder), **told}
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}


def upright(path: Path, *, draft: str | None = None) -> tuple[Image.Image, dict[str, Any]]:
    """The first picture of the file in plain RGB, and what must be told. Raises NotDrawn."""
    tools = [["Pillow", PIL.__version__], *_reads_heif(path)]
    try:
        with Image.open(path, formats=[*FORMATS, *(["HEIF"] if len(tools) > 1 else [])]) as image:
            width, height = image.size
            if width * height > LARGEST_PICTURE:
                raise NotDrawn(Trouble.TOO_LARGE)
            if draft:
                image.draft("RGB", (WIDEST_LOOK, WIDEST_LOOK))
            image.load()
            kind, frames = image.format or "", getattr(image, "n_frames", 1)
            plain = _plain(ImageOps.exif_transpose(image) or image)
    except Image.DecompressionBombError as bomb:
        raise NotDrawn(Trouble.TOO_LARGE) from bomb
    except (*_BROKEN, UnidentifiedImageError) as broken:
        raise NotDrawn(Trouble.DAMAGED) from broken
    return plain, {"format": kind, "frames": frames, "tools": tools}


def write(picture: Image.Image, request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """The copy asked for, into `copy`."""
    boxes = [Box(*numbers) for numbers in request.get("boxes", ())]
    softened = [Box(*numbers) for numbers in request.get("blurred", ())]
    media_type = str(request.get("target", "image/png"))
    made = masked(blurred(picture, softened), boxes)
    if look := request.get("look"):
        media_type, made = _seen(made, Look(look))
    form, options = _SAVED[media_type]
    made.save(folder / "copy", format=form, **options)
    return {"media_type": media_type, "width": made.width, "height": made.height}


def masked(picture: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """The same picture with opaque black where a box is: what was under it is not in the copy."""
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    draw = ImageDraw.Draw(clean)
    for box in boxes:
        left, top, right, bottom = in_dots(box, width=clean.width, height=clean.height)
        draw.rectangle((left, top, right - 1, bottom - 1), fill=(0, 0, 0))
    return clean


def blurred(picture: Image.Image, boxes: Iterable[Box]) -> Image.Image:
    """The same picture with nothing but a few colours where a box is."""
    for box in boxes:
        place = in_dots(box, width=picture.width, height=picture.height)
        part = picture.crop(place).resize((BLUR_CELLS, BLUR_CELLS), Image.Resampling.BOX)
        size = (place[2] - place[0], place[3] - place[1])
        picture.paste(part.resize(size, Image.Resampling.BILINEAR), place)
    return picture


def _seen(picture: Image.Image, look: Look) -> tuple[str, Image.Image]:
    """A page’s view of a picture; JPEG is small enough and shows nothing that matters less."""
    if look is Look.VEILED:
        small = ImageOps.contain(picture.convert("L"), (VEIL, VEIL))
        return "image/png", small.filter(ImageFilter.GaussianBlur(1))
    if max(picture.size) > WIDEST_LOOK:
        picture = ImageOps.contain(picture, (WIDEST_LOOK, WIDEST_LOOK))
    return "image/jpeg", picture.convert("L") if look is Look.GREY else picture


def _plain(image: Image.Image) -> Image.Image:
    """RGB dots and nothing else; what was see-through is laid on white."""
    profile = image.info.get("icc_profile")
    if image.mode in ("I;16", "I;16B", "I", "F"):
        image = image.point(lambda dot: dot / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        image = Image.alpha_composite(ground, image)
    if profile and image.mode in ("RGB", "CMYK"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            found = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"), outputMode="RGB",
            )  # fmt: skip
            image = found or image
    return image.convert("RGB")


def _reads_heif(path: Path) -> list[list[str]]:
    """The reader of iPhone pictures, only for them. Raises ModuleNotFoundError when absent."""
    with path.open("rb") as file:
        head = file.read(32)
    if head[4:8] != b"ftyp" or not any(brand in head[8:] for brand in _HEIF_BRANDS):
        return []
    if b"avif" in head[8:]:
        return []
    import pillow_heif

    pillow_heif.register_heif_opener()
    told = pillow_heif.libheif_info()
    return [["pillow-heif", pillow_heif.__version__], ["libheif", str(told["libheif"])]]
