"""The words of a PDF masked here, sheet by sheet: what it says to who cannot see its pictures.

Read from the copy itself, which holds no masked word: nothing here knows the original.
"""

import ctypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from francjeu.connectors.copies import sheets
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copies.copying import Trouble

MOST = 400_000
"""Characters told of one copy; the copy holds the rest."""


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `piece`; tells the words of each sheet, in the order of the file."""
    try:
        document = sheets.opened(folder / "piece")
        told, left = [], MOST
        for page in document:
            text = _words(page)
            told.append(text[:left])
            left = max(0, left - len(text))
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    except (pdfium.PdfiumError, ValueError):
        return {"trouble": Trouble.DAMAGED.value}
    return {"sheets": told, "is_cut": not left}


def _words(page: pdfium.PdfPage) -> str:
    """Each word is an object of its own: a space between two, a line where they leave the line."""
    text, textpage, low, right = "", page.get_textpage(), 0.0, 0.0
    for word in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
        left, bottom, end, top = word.get_bounds()
        tall = max(top - bottom, 1.0)
        is_beside = abs(bottom - low) < tall and left > right - tall
        if text:
            text += " " if is_beside else "\n"
        text += _letters(word, textpage)
        low, right = bottom, end
    return text


def _letters(word: pdfium.PdfObject, textpage: pdfium.PdfTextPage) -> str:
    size = raw.FPDFTextObj_GetText(word, textpage, None, 0)
    letters = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(
        word, textpage, ctypes.cast(letters, ctypes.POINTER(ctypes.c_ushort)), size
    )
    return letters.raw.decode("utf-16-le").rstrip("\x00").strip()
