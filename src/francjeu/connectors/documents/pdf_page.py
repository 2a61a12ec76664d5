"""The pieces of text of one PDF page and where they stand: PDFium gives words, not paragraphs."""

import ctypes
import re
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api

_LINE = re.compile(r"[^\r\n]+")
_WIDE = 0.75
"""White between two words, against the size of the letters, from which they may be two cells."""
_BOLD = re.compile(r"bold|black|heavy", re.I)
_LONGEST_NAME = 128


@dataclass(slots=True)
class Piece:
    """Words in a row on a page, without wide white inside; `first` when they open their line.

    Coordinates are in points, upwards; `base` is the foot of the letters.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: bool


def pieces_of(page: pdfium.PdfTextPage) -> list[Piece] | None:
    """Return the pieces of a page in the order of its text; None where places are not known."""
    count = page.count_chars()
    text: str = page.get_text_range(0, -1) if count else ""
    if len(text) != count:
        return None  # letters beyond the basic plane count twice: places would be shifted
    pieces: list[Piece] = []
    for line in _LINE.finditer(text):
        start, first = line.start(), True
        for end in [*_wide_gaps(page, text, line), line.end()]:
            piece = _piece(page, text, start, end, first=first)
            if piece:
                pieces.append(piece)
                first = False
            start = end
    return pieces


def _wide_gaps(page: pdfium.PdfTextPage, text: str, line: re.Match[str]) -> list[int]:
    """Return the offsets, in a line, of white that is wider than between words."""
    found = []
    for space in re.finditer(r"\s+", line.group()):
        before, after = line.start() + space.start() - 1, line.start() + space.end()
        if before < line.start() or after >= line.end():
            continue
        left = page.get_charbox(before, loose=True)
        right = page.get_charbox(after, loose=True)
        if right[0] - left[2] > _WIDE * (left[3] - left[1]):
            found.append(after)
    return found


def _piece(
    page: pdfium.PdfTextPage, text: str, start: int, end: int, *, first: bool
) -> Piece | None:
    words = text[start:end].strip()
    if not words:
        return None
    opens = start + len(text[start:end]) - len(text[start:end].lstrip())
    closes = opens + len(words) - 1
    left, right = page.get_charbox(opens, loose=True), page.get_charbox(closes, loose=True)
    return Piece(
        text=words,
        left=left[0],
        right=right[2],
        base=left[1],
        size=left[3] - left[1],
        bold=_is_bold(page, opens) and _is_bold(page, closes),
        first=first,
    )


def _is_bold(page: pdfium.PdfTextPage, index: int) -> bool:
    name = ctypes.create_string_buffer(_LONGEST_NAME)
    flags = ctypes.c_int()
    api.FPDFText_GetFontInfo(page, index, name, _LONGEST_NAME, flags)
    return _BOLD.search(name.value.decode("utf-8", "replace")) is not None
