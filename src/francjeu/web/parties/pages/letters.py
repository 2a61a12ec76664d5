"""One letter, to read on a screen or to keep."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from francjeu.notices import queries as notices
from francjeu.notices.documents import Document
from francjeu.notices.queries import Bearer


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, to read on a screen or to keep."""

    public_id: str
    reference: str
    language: str
    written_at: datetime
    document: Document


def letter(*, public_id: UUID, bearer: Bearer) -> Letter:
    """One letter of this person. Raises notices.NoSuchLetter."""
    row = notices.letter_to(public_id=str(public_id), subject=bearer.subject, party=bearer.party)
    return Letter(
        public_id=str(row.public_id), reference=row.reference, language=row.language,
        written_at=row.written_at, document=notices.document(row),
    )  # fmt: skip


def letter_pdf(*, public_id: UUID, bearer: Bearer) -> bytes:
    """The same letter as PDF. Raises notices.NoSuchLetter."""
    return notices.as_pdf(
        notices.letter_to(public_id=str(public_id), subject=bearer.subject, party=bearer.party)
    )
