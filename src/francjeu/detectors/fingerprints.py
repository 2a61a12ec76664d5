"""All that is compared of one piece, found in one visit: pictures, corners, words, frames."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2

from francjeu.detectors import features, frames, panels, pdq, pictures, words
from francjeu.detectors.panels import Panel
from francjeu.detectors.pictures import Pixels, Trouble, Unreadable

MOST_PAGES = 10
MOST_LETTERS = 60_000
_FEW_LINES = 2


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`file` and `kind` (image, film, pdf) → `marks`, `lines`, `screen`, `corners`; or `trouble`.

    Each mark: `bits` (eight PDQ), `quality`, `part`. `corners` names files of packed corners in
    the folder: first as the picture is (`plain`), then in a mirror (`mirrored`).
    """
    path = folder / request["file"]
    try:
        if request["kind"] == "film":
            found = [{**it, "part": True} for it in frames.frames_of(path, folder=folder)]
            return {"marks": found, "lines": [], "screen": False, "corners": []}
        if request["kind"] == "pdf":
            return _document(path, folder)
        return _told([(pictures.load(path), "")], folder)
    except Unreadable as refused:
        return {"trouble": refused.trouble.value}


def _told(pages: list[tuple[Pixels, str]], folder: Path) -> dict[str, Any]:
    marks: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    corners: list[dict[str, str]] = []
    is_screen = False
    for pixels, written in pages:
        read = [{"text": it} for it in written.splitlines() if it.strip()] or [
            words.told(it) for it in words.read(pixels)[1]
        ]
        lines += read
        has_words = len(read) >= _FEW_LINES
        page_is_screen = has_words and panels.is_screen(pixels)
        is_screen = is_screen or page_is_screen
        marks += _marks(pixels, panels.panels_of(pixels))
        for drawing in panels.drawings_of(pixels, is_screen=page_is_screen):
            corners.append(_corners(drawing.cut(pixels), folder, len(corners)))
    return {"marks": marks, "lines": lines, "screen": is_screen, "corners": corners}


def _marks(pixels: Pixels, found: tuple[Panel, ...]) -> Iterator[dict[str, Any]]:
    for part, shown in ((False, pixels), *((True, it.cut(pixels)) for it in found)):
        turned = pdq.turned_of(shown)
        yield {"bits": list(turned.bits), "quality": turned.quality, "part": part}


def _corners(shown: Pixels, folder: Path, place: int) -> dict[str, str]:
    names = {"plain": f"corners-{place}", "mirrored": f"corners-{place}-mirrored"}
    mirrored = np.ascontiguousarray(shown[:, ::-1])
    (folder / names["plain"]).write_bytes(features.corners_of(shown).packed())
    (folder / names["mirrored"]).write_bytes(features.corners_of(mirrored).packed())
    return names


def _document(path: Path, folder: Path) -> dict[str, Any]:
    """The first pages, as they print; the words of its own layer before those that are read."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as refused:
        locked = "password" in str(refused).lower()
        raise Unreadable(Trouble.ENCRYPTED if locked else Trouble.CORRUPT) from refused
    pages = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        scale = min(2.0, pictures.SIDE / max(*page.get_size(), 1.0))
        shown = np.asarray(page.render(scale=scale).to_pil().convert("RGB"))
        pages.append((shown, page.get_textpage().get_text_bounded()[:MOST_LETTERS]))
    return _told(pages, folder)
