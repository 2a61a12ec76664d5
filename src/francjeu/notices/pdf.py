"""A letter as PDF/UA-1 and PDF/A-2a, set by typst from JSON; the same row gives the same bytes."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from django.utils import translation

from francjeu.notices import phrases
from francjeu.notices.documents import Document
from francjeu.plumbing import printing

FOLDER = Path(__file__).resolve().parent / "letters"
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
    return printing.printed(FOLDER / "letter.typ", name="letter", told=letter, at=at)
