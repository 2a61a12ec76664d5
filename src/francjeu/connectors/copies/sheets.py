"""One sheet of a PDF as a picture; no form is filled in, no script is run, no link followed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

from francjeu.connectors.copies import pictures
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copies.copying import WIDEST_LOOK, Trouble

_PER_INCH = 200 / 72
_WIDEST = 5000
"""Dots of the longer side of a converted sheet: a poster is not drawn at the scale of a letter."""


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes the `sheet` (to look at, the `place`) asked for, from 1, as `copy`."""
    number = int(request.get("sheet", 0) or request.get("place", 0) or 1)
    try:
        picture, sheets = _drawn(
            folder / "source", number=number, small=bool(request.get("look"))
        )  # fmt: skip
        written = pictures.write(picture, request, folder=folder)
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    return {**written, "format": "PDF", "frames": sheets, "tools": tools()}


def tools() -> list[list[str]]:
    """What reads and writes sheets, and in which version."""
    return [["pypdfium2", _version()], ["PDFium", str(pdfium.PDFIUM_INFO)]]


def opened(path: Path) -> pdfium.PdfDocument:
    """The file. Raises NotDrawn (under a password, damaged)."""
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise NotDrawn(Trouble.ENCRYPTED if locked else Trouble.DAMAGED) from error


def _drawn(path: Path, *, number: int, small: bool) -> tuple[Image.Image, int]:
    document = opened(path)
    sheets = len(document)
    if not 1 <= number <= sheets:
        raise NotDrawn(Trouble.NO_SUCH_SHEET if sheets else Trouble.DAMAGED)
    try:
        sheet = document[number - 1]
        longest = max(sheet.get_size())
        scale = min(_PER_INCH, (WIDEST_LOOK if small else _WIDEST) / max(longest, 1))
        return sheet.render(scale=scale).to_pil().convert("RGB"), sheets
    except (pdfium.PdfiumError, ValueError) as error:
        raise NotDrawn(Trouble.DAMAGED) from error


def _version() -> str:
    from importlib.metadata import version

    return version("pypdfium2")
