"""The file for counsel as PDF/UA-1 and PDF/A-2a, with bookmarks, set by typst from JSON."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pypdfium2

from francjeu.cases.filing import parts
from francjeu.cases.filing.scene import Part
from francjeu.plumbing import printing

FOLDER = Path(__file__).resolve().parent
_LABELS = {
    "fr": {"page": "page", "of": "de", "index": "Index"},
    "en": {"page": "page", "of": "of", "index": "Index"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """What stands on the first page and on every page."""

    ref: str
    title: str
    organisation: str
    copy: str
    watermark: str
    about: tuple[str, ...]
    language: str


def printed(*, cover: Cover, found: tuple[Part, ...], at: datetime) -> bytes:
    """The PDF's bytes; typst refuses what the standards forbid."""
    told = {
        "ref": cover.ref, "title": cover.title, "organisation": cover.organisation,
        "copy": cover.copy, "watermark": cover.watermark, "about": list(cover.about),
        "language": cover.language, "labels": _LABELS[cover.language],
        "parts": parts.as_json(found),
    }  # fmt: skip
    return printing.printed(FOLDER / "dossier.typ", name="dossier", told=told, at=at)


def pages_of(data: bytes) -> int:
    """How many pages the PDF has."""
    opened = pypdfium2.PdfDocument(data)
    try:
        return len(opened)
    finally:
        opened.close()
