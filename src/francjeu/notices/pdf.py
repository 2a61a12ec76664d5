"""A letter as PDF/UA-1 and PDF/A-2a, set by typst from JSON; the same row gives the same bytes."""

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst
from django.utils import translation

from francjeu.notices import phrases
from francjeu.notices.documents import Document

FOLDER = Path(__file__).resolve().parent / "letters"
STANDARDS: Final = ("ua-1", "a-2a")
_LABELS = {
    "fr": {"confidential": "Confidentiel", "page": "Page", "reference": "Référence\xa0:"},
    "en": {"confidential": "Confidential", "page": "Page", "reference": "Reference:"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the words: who writes, to whom, when, under which reference."""

    organisation: str
    address: str
    recipient: str
    reference: str
    written_on: date


@cache
def fonts() -> typst.Fonts:
    """The faces of letters, and no other."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def rendered(*, document: Document, head: Head, language: str, at: datetime) -> bytes:
    """The PDF's bytes. `at` is the moment of writing: no other time enters the file."""
    with translation.override(language):
        written_on = phrases.day(head.written_on)
    letter = {
        "title": document.title,
        "language": language,
        "organisation": head.organisation,
        "address": head.address,
        "recipient": head.recipient,
        "reference": head.reference,
        "date": written_on,
        "labels": _LABELS[language],
        "blocks": [asdict(block) for block in document.blocks],
    }
    made: bytes = typst.compile(
        FOLDER / "letter.typ",
        root=FOLDER,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"letter": json.dumps(letter, ensure_ascii=False)},
        pdf_standards=list(STANDARDS),
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    return made
