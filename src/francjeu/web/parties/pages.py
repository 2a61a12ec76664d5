"""What each page prints to a person who came by a link; before the door, nothing of the file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from francjeu.notices import queries as notices
from francjeu.notices.documents import Document
from francjeu.notices.queries import Bearer, Line
from francjeu.people import queries as people


@dataclass(frozen=True, slots=True)
class Door:
    """Is it you? Who writes and under which reference, never what."""

    token: str
    question: str
    reference: str
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Shut:
    """A link that opens nothing; `can_renew` when a new one may be asked for."""

    token: str
    can_renew: bool
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class File:
    """Everything this person was sent about one file."""

    reference: str
    letters: tuple[Line, ...]
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, to read on a screen or to keep."""

    public_id: str
    reference: str
    language: str
    written_at: datetime
    document: Document


def door(*, token: str, found: notices.Door) -> Door:
    """The page before the file."""
    return Door(
        token=token, question=found.question, reference=found.reference,
        organisation=people.organisation(),
    )  # fmt: skip


def shut(*, token: str, state: str) -> Shut:
    """The page of a link that opens nothing."""
    return Shut(token=token, can_renew=state != "closed", organisation=people.organisation())


def file(*, bearer: Bearer) -> File:
    """The person’s own page."""
    return File(
        reference=bearer.reference,
        letters=notices.letters_to(subject=bearer.subject, party=bearer.party),
        organisation=people.organisation(),
    )


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
