"""The file for counsel as PDF/UA-1 and PDF/A-2a, with bookmarks, set by typst from JSON."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import typst

from francjeu.cases.filing import parts
from francjeu.notices import pdf

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


def printed(*, cover: Cover, found: tuple[parts.Part, ...], at: datetime) -> bytes:
    """The PDF's bytes; typst refuses what the standards forbid."""
    told = {
        "ref": cover.ref, "title": cover.title, "organisation": cover.organisation,
        "copy": cover.copy, "watermark": cover.watermark, "about": list(cover.about),
        "language": cover.language, "labels": _LABELS[cover.language],
        "parts": parts.as_json(found),
    }  # fmt: skip
    made: bytes = typst.compile(
        FOLDER / "dossier.typ", root=FOLDER, font_paths=pdf.fonts(), ignore_system_fonts=True,
        sys_inputs={"dossier": json.dumps(told, ensure_ascii=False)},
        pdf_standards=list(pdf.STANDARDS),
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )  # fmt: skip
    return made


def pages_of(data: bytes) -> int:
    """How many pages the PDF has."""
    opened = pypdfium2.PdfDocument(data)
    try:
        return len(opened)
    finally:
        opened.close()
