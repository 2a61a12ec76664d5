"""Reading letters and links: for the person, for who follows a case, and for who mends failures."""

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Q

from francjeu.notices import documents, models, pdf
from francjeu.notices.documents import Document
from francjeu.plumbing import ids

# the stored row, as operations and pages hand it on
Letter = models.Letter

# what names a person is not even decrypted for a list
_SEALED = ("to_name", "to_address", "mail_facts", "title", "body", "text", "door_code")
_WORDS = ("to_address", "mail_facts", "body", "text")
LONGEST_VISIT = timedelta(hours=12)


class NoSuchLetter(Exception):
    """No letter has this id, or it is not this person's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What stands before a file, and nothing of what is inside.

    `state` is open, unknown, used, expired or closed; `question` birth_year, code or none.
    """

    state: str
    question: str = "none"
    reference: str = ""
    language: str = ""
    link_id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whom a link that was opened let in: this person, to this file, and nothing else."""

    link_id: int
    subject: str
    reference: str
    party: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One letter in a list: never its words. Names and codes are empty in lists across cases."""

    public_id: str
    event: str
    subject: str
    reference: str
    party: str
    state: str
    language: str
    to_name: str
    title: str
    written_at: datetime
    sent_at: datetime | None
    opened_at: datetime | None
    failed_at: datetime | None
    failure: str
    tries: int
    door_code: str


def link_of(*, token: str) -> models.Link | None:
    """The link of this token, whatever its state."""
    return models.Link.objects.filter(token_hash=ids.token_hash(token)).first()


def state_of(link: models.Link | None, *, at: datetime) -> str:
    """open, unknown, used, expired or closed: what the door says."""
    if link is None:
        return "unknown"
    if link.closed_at is not None:
        return "used" if link.closed_because == "renewed" else "closed"
    if link.used_at is not None:
        return "used"
    return "expired" if at >= link.expires_at else "open"


def door(*, token: str, at: datetime) -> Door:
    """What the page before the file may say. An unknown token looks like a used one."""
    link = link_of(token=token)
    state = state_of(link, at=at)
    if link is None:
        return Door(state=state)
    if state != "open":
        return Door(state=state, language=link.language, link_id=link.pk)
    return Door(
        state=state, question=link.question, reference=link.reference, language=link.language,
        link_id=link.pk,
    )  # fmt: skip


def bearer(*, link_id: int, at: datetime) -> Bearer | None:
    """Whom this opened link still lets in; None half a day later, or once closed or replaced."""
    link = models.Link.objects.filter(
        pk=link_id, purpose="file", used_at__gt=at - LONGEST_VISIT, closed_at__isnull=True
    ).first()
    if link is None:
        return None
    return Bearer(
        link_id=link.pk, subject=link.subject, reference=link.reference, party=link.party,
        language=link.language,
    )  # fmt: skip


def letters_to(*, subject: str, party: str) -> tuple[Line, ...]:
    """Every letter this person received about this file, newest first."""
    rows = models.Letter.objects.filter(subject=subject, party=party).exclude(body="")
    rows = rows.defer(*_WORDS)
    return tuple(_line(row) for row in rows.order_by("-written_at", "-pk"))


def letters_about(*, subject: str) -> tuple[Line, ...]:
    """Every letter and e-mail about this file, newest first, for who follows it."""
    rows = models.Letter.objects.filter(subject=subject).defer(*_WORDS)
    rows = rows.order_by("-written_at", "-pk")
    return tuple(_line(row) for row in rows)


def was_written(*, subject: str, event: str) -> bool:
    """True when such a letter was written about this file."""
    return models.Letter.objects.filter(subject=subject, event=event).exists()


def undelivered() -> tuple[Line, ...]:
    """Letters that did not leave, came back, or wait to be handed over: oldest first, no name."""
    rows = models.Letter.objects.filter(state__in=("failed", "by_hand"), written_again=None)
    rows = rows.defer(*_SEALED)
    return tuple(_line(row, named=False) for row in rows.order_by("written_at", "pk"))


def in_hand() -> tuple[Line, ...]:
    """Letters that wait for a person, oldest first, without names.

    To hand over, come back, or with a code to tell: not yet opened.
    """
    rows = models.Letter.objects.filter(
        Q(state__in=("failed", "by_hand"), written_again=None)
        | Q(state="sent", link__question="code", link__used_at=None, link__closed_at=None)
    )
    rows = rows.defer(*_SEALED).order_by("written_at", "pk")
    return tuple(_line(row, named=False) for row in rows)


def waiting() -> tuple[Line, ...]:
    """Letters the server did not take yet, which leave again by themselves; no name."""
    rows = models.Letter.objects.filter(state="queued", attempts__isnull=False).distinct()
    return tuple(_line(row, named=False) for row in rows.defer(*_SEALED).order_by("written_at"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try to give the e-mail to the server, and the last report that came back about it."""

    at: datetime
    outcome: str
    code: int | None
    answer: str
    message_id: str
    next_at: datetime | None
    came_back_at: datetime | None
    came_back: str


def tries(row: models.Letter) -> tuple[Try, ...]:
    """Every try of a letter, newest first: the proof of sending."""
    attempts = row.attempts.prefetch_related("comebacks").order_by("-at", "-pk")
    return tuple(_try(attempt) for attempt in attempts)


def _try(attempt: models.Attempt) -> Try:
    back = max(attempt.comebacks.all(), key=lambda it: it.at, default=None)
    return Try(
        at=attempt.at, outcome=attempt.outcome, code=attempt.code, answer=attempt.answer,
        message_id=attempt.message_id, next_at=attempt.next_at,
        came_back_at=back.at if back else None,
        came_back=f"{back.status} {back.words}".strip() if back else "",
    )  # fmt: skip


def written_again(row: models.Letter) -> tuple[str, str]:
    """The letter this one was written after, and the one written after it, as public ids or ""."""
    earlier = models.Again.objects.filter(later=row).select_related("earlier").first()
    later = models.Again.objects.filter(earlier=row).select_related("later").first()
    return (
        str(earlier.earlier.public_id) if earlier else "",
        str(later.later.public_id) if later else "",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """Whether the mailbox of returned e-mails is read: since when it could not be, and why."""

    is_known: bool
    read_at: datetime | None = None
    failed_at: datetime | None = None
    failure: str = ""


def returns() -> Returns:
    """How reading the mailbox of returned e-mails goes."""
    row = models.Watch.objects.filter(pk=1).first()
    known = bool(settings.FRANCJEU.returns_url)
    if row is None:
        return Returns(is_known=known)
    return Returns(
        is_known=known, read_at=row.read_at, failed_at=row.failed_at if row.failure else None,
        failure=row.failure,
    )  # fmt: skip


def is_hushed(*, subject: str) -> bool:
    """True while no letter about this file may be written: a hush stands, and no pass waits."""
    hush = models.Hush.objects.filter(subject=subject, lifted_at=None).first()
    return hush is not None and not hush.passes.filter(used_at=None).exists()


def hushed_since(*, subject: str) -> datetime | None:
    """Since when nothing leaves about this file, whatever was let pass; None when it may."""
    hush = models.Hush.objects.filter(subject=subject, lifted_at=None).first()
    return hush.began_at if hush else None


def demo_answer(*, token: str) -> str:
    """In the demonstration only, what opens this link, so that anyone can try it; else ""."""
    link = link_of(token=token) if settings.FRANCJEU.demo else None
    if link is None or link.question == "none":
        return ""
    if link.question == "code":
        codes = models.Letter.objects.filter(subject=link.subject, party=link.party)
        return next((letter.door_code for letter in codes if letter.door_code), "")
    years = (str(year) for year in range(1930, link.made_at.year))
    return next((y for y in years if answer_hash(y, link) == link.answer_hash), "")


def answer_hash(answer: str, link: models.Link) -> str:
    """The keyed hash of an answer to this link's question; spaces and case do not count."""
    digits = "".join(answer.split()).casefold()
    return ids.token_hash(f"{link.subject}|{link.party}|{digits}") if digits else ""


def letter(*, public_id: str) -> models.Letter:
    """The letter itself. Raises NoSuchLetter."""
    found = models.Letter.objects.filter(public_id=public_id).select_related("link").first()
    if found is None:
        raise NoSuchLetter(public_id)
    return found


def letter_to(*, public_id: str, subject: str, party: str) -> models.Letter:
    """The letter, if it is this person's about this file. Raises NoSuchLetter."""
    found = letter(public_id=public_id)
    if (found.subject, found.party) != (subject, party) or not found.body:
        raise NoSuchLetter(public_id)
    return found


def document(row: models.Letter) -> Document:
    """The letter's words as blocks."""
    return documents.loaded(title=row.title, body=json.dumps(json.loads(row.body)["blocks"]))


def as_pdf(row: models.Letter) -> bytes:
    """The letter as PDF: the same row always gives the same bytes."""
    head = json.loads(row.body)["head"]
    return pdf.rendered(
        document=document(row),
        head=pdf.Head(
            organisation=head["organisation"], address=head["address"], recipient=row.to_name,
            reference=head["reference"], written_on=date.fromisoformat(head["written_on"]),
        ),
        language=row.language,
        at=row.written_at,
    )  # fmt: skip


def _line(row: models.Letter, *, named: bool = True) -> Line:
    return Line(
        public_id=str(row.public_id), event=row.event, subject=row.subject,
        reference=row.reference, party=row.party, state=row.state, language=row.language,
        to_name=row.to_name if named else "", title=row.title if named else "",
        written_at=row.written_at, sent_at=row.sent_at, opened_at=row.opened_at,
        failed_at=row.failed_at, failure=row.failure, tries=row.tries,
        door_code=row.door_code if named else "",
    )  # fmt: skip
