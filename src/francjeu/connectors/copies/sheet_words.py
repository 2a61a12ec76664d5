"""The words of a PDF masked here, sheet by sheet: what it says to who cannot see its pictures.

Read from the copy itself, which holds no masked word: nothing here knows the original.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from francjeu.connectors.copies import sheets
from francjeu.connectors.copies.pictures import NotDrawn
from francjeu.kernel.evidence.copying import Trouble

MOST = 400_000
"""Characters told of one copy; the copy holds the rest."""


def answer(request: Mapping[str, Any], *, folder: Path) -> dict[str, Any]:
    """Reads `piece`; tells the words of each sheet, in the order of the file."""
    try:
        document = sheets.opened(folder / "piece")
        told, left = [], MOST
        for page in document:
            text = page.get_textpage().get_text_range().replace("\r\n", "\n").strip()
            told.append(text[:left])
            left = max(0, left - len(text))
    except NotDrawn as refusal:
        return {"trouble": refusal.trouble.value}
    except (pdfium.PdfiumError, ValueError):
        return {"trouble": Trouble.DAMAGED.value}
    return {"sheets": told, "is_cut": not left}
