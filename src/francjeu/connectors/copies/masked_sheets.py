"""A PDF drawn anew, sheet by sheet, with opaque boxes, and words that can still be searched.

Each sheet becomes a picture; over it lie, unseen, the words that the picture shows outside the
boxes, for a search and a screen reader. Words under a box, even in part, and words that nobody sees
on the sheet are not written. Nothing else of the file is taken: no attachment, form, note, link,
script, layer, nor what says who made it.
"""

import ctypes
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from francjeu.connectors.copies import pictures, progress, sheets
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copies.boxes import Box, in_dots
from francjeu.kernel.evidence.copies.copying import MOST_SHEETS, Trouble
from francjeu.kernel.evidence.copies.masks import Sheets, sheets_from

_PER_INCH = 150 / 72
_WIDEST = 2600
_SEEN = 24
"""Shades between the darkest and the lightest dot of a word that can be read."""

Place = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together, and the dots they take: left, top, right, bottom."""

    text: str
    place: Place


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `source`, writes `copy` as `mask` says; tells how many words were left out."""
    plan = sheets_from(request["mask"])
    try:
        source = sheets.opened(folder / "source")
        return {**_drawn_anew(source, plan, folder), "tools": sheets.tools()}
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    except (pdfium.PdfiumError, ValueError):
        return {"trouble": Trouble.DAMAGED.value}


def _drawn_anew(source: pdfium.PdfDocument, plan: Sheets, folder: Path) -> dict[str, Any]:
    count, left_out = len(source), 0
    if count > MOST_SHEETS:
        raise NotDrawn(Trouble.TOO_LONG)
    if any(number > count for number, _box in plan.boxes):
        raise NotDrawn(Trouble.NO_SUCH_SHEET)
    progress.begin(folder, total=count)
    made = pdfium.PdfDocument.new()
    for number in range(1, count + 1):
        boxes = [box for sheet, box in plan.boxes if sheet == number]
        left_out += _sheet(source[number - 1], made, boxes)
        progress.done(folder, number)
    with (folder / "copy").open("wb") as file:
        made.save(file)
    return {
        "media_type": "application/pdf", "format": "PDF", "frames": count, "left_out": left_out
    }  # fmt: skip


def _sheet(sheet: pdfium.PdfPage, made: pdfium.PdfDocument, boxes: list[Box]) -> int:
    """One sheet of the copy; how many words are not in it."""
    width, height = sheet.get_size()
    scale = min(_PER_INCH, _WIDEST / max(width, height, 1))
    plain = sheet.render(scale=scale).to_pil().convert("RGB")
    hidden = [in_dots(box, width=plain.width, height=plain.height) for box in boxes]
    page = made.new_page(width, height)
    page.insert_obj(_picture(made, pictures.masked(plain, boxes), width, height))
    left_out = 0
    for word in _words(sheet, plain.size):
        if any(_touch(word.place, it) for it in hidden):
            left_out += 1
        elif _is_seen(plain, word.place):
            _write(made, page, word, height=height, scale=plain.height / height)
    page.gen_content()
    page.close()
    return left_out


def _picture(
    made: pdfium.PdfDocument, picture: Image.Image, width: float, height: float
) -> pdfium.PdfImage:
    encoded = io.BytesIO()
    picture.save(encoded, format="JPEG", quality=85)
    image = pdfium.PdfImage.new(made)
    image.load_jpeg(encoded, inline=True)
    image.set_matrix(pdfium.PdfMatrix().scale(width, height))
    return image


def _words(sheet: pdfium.PdfPage, size: tuple[int, int]) -> Iterator[Word]:
    """The words of a sheet, in the order of the file."""
    page = sheet.get_textpage()
    letters, places = "", list[Place]()
    for index in range(page.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(page, index))
        place = _place_of(sheet, page.get_charbox(index), size)
        is_apart = bool(places) and not _are_beside(places[-1], place)
        if letters and (letter.isspace() or not letter.isprintable() or is_apart):
            yield Word(letters, _around(places))
            letters, places = "", []
        if letter.isprintable() and not letter.isspace():
            letters += letter
            places.append(place)
    if letters:
        yield Word(letters, _around(places))


def _place_of(
    sheet: pdfium.PdfPage, box: tuple[float, float, float, float], size: tuple[int, int]
) -> Place:
    """Where a letter is on the picture, whatever way the sheet is turned or cut."""
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(sheet, 0, 0, *size, 0, x, y, across, down)
        corners.append((across.value, down.value))
    (a, b), (c, d) = corners
    return min(a, c), min(b, d), max(a, c) + 1, max(b, d) + 1


def _are_beside(one: Place, other: Place) -> bool:
    """Whether a letter stands on the line of the one before it, and near."""
    tall = max(one[3] - one[1], other[3] - other[1], 8)
    return abs(one[3] - other[3]) <= tall and -tall <= other[0] - one[2] <= tall


def _around(places: list[Place]) -> Place:
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _touch(one: Place, other: Place) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _is_seen(picture: Image.Image, place: Place) -> bool:
    """Whether something is drawn there: words under an older black box are not given back."""
    cut = (
        max(place[0], 0), max(place[1], 0),
        min(place[2], picture.width), min(place[3], picture.height),
    )  # fmt: skip
    if cut[0] >= cut[2] or cut[1] >= cut[3]:
        return False
    counts = picture.crop(cut).convert("L").histogram()
    shades = [shade for shade, count in enumerate(counts) if count]
    return shades[-1] - shades[0] >= _SEEN


def _write(
    made: pdfium.PdfDocument, page: pdfium.PdfPage, word: Word, *, height: float, scale: float
) -> None:
    """The word, unseen, as wide as it is on the picture; then a space, which readers need."""
    left, bottom = word.place[0] / scale, word.place[3] / scale
    size = max(bottom - word.place[1] / scale, 1.0)
    text = raw.FPDFPageObj_NewTextObj(made, b"Helvetica", size)
    _spell(text, word.text)
    raw.FPDFTextObj_SetTextRenderMode(text, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    bounds = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(text, *bounds)
    wide = bounds[2].value - bounds[0].value
    stretch = (word.place[2] / scale - left) / wide if wide > 0 else 1.0
    _spell(text, f"{word.text} ")
    raw.FPDFPageObj_Transform(text, stretch, 0, 0, 1, left, height - bottom)
    raw.FPDFPage_InsertObject(page, text)


def _spell(text: raw.FPDF_PAGEOBJECT, letters: str) -> None:
    spelled = ctypes.create_string_buffer(f"{letters}\x00".encode("utf-16-le"))
    raw.FPDFText_SetText(text, ctypes.cast(spelled, raw.FPDF_WIDESTRING))
