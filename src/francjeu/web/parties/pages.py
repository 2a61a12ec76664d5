"""What each page prints to a person who came by a link; before the door, nothing of the file."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.queries.pieces.disclosures import Shown
from francjeu.kernel.procedure.pieces import masking
from francjeu.notices import phrases
from francjeu.notices import queries as notices
from francjeu.notices.documents import Document
from francjeu.notices.queries import Bearer, Line
from francjeu.people import queries as people
from francjeu.web.parties import asking_pages as asking
from francjeu.web.parties import measure_pages as measures
from francjeu.web.parties import side
from francjeu.web.parties.side import Side

STANDS = {
    "notified": gettext_noop("We want to hear you. Nobody has decided anything."),
    "answered": gettext_noop("We have what you told us. You can still add to it."),
    "hearing_called": gettext_noop("A meeting to hear you is planned."),
    "heard": gettext_noop("You have had the chance to be heard. The committee is deciding."),
    "decided": gettext_noop("The committee has decided. Its decision is on its way to you."),
    "announced": gettext_noop("A decision has been made. Read it: it says why."),
    "appealed": gettext_noop("Other people are looking at the decision."),
    "closed": gettext_noop("The case is closed. You have nothing more to do."),
}
MOST_UNREAD = 2
_FIRST = frozenset({"notice", "hearing", "decision", "interim"})
SPOKEN_FOR = gettext_noop("Someone who speaks for you answered. You can still give your version.")
ANSWERED_BEFORE = gettext_noop("We have an answer already. You can still add to it.")
SILENT = gettext_noop("The date to answer has passed. You can still write to us.")


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
class Act:
    """Something the person can do now: the main one stands first."""

    icon: str
    title: str
    what: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class File:
    """Where it stands, what can be done, everything that was written.

    `about`: the person someone speaks for; empty for the person themselves.
    """

    reference: str
    about: str
    stands: str
    by: str
    meeting: str
    by_title: str
    acts: tuple[Act, ...]
    also: tuple[tuple[str, str], ...]
    told: str
    letters: tuple[Line, ...]
    manager: str
    organisation: people.Organisation


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, to read on a screen or to keep."""

    public_id: str
    reference: str
    language: str
    written_at: datetime
    document: Document


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece as it may be shown: described, in words with holes, as a copy, or withheld.

    `plays`: video, audio or sheets for such a copy; empty for a picture. `as_text`: where the words
    of sheets are.
    """

    label: str
    what: str
    words: str
    copy: str
    withheld: str
    sha256: str = ""
    commitment: str = ""
    plays: str = ""
    as_text: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the case rests on, as far as it may be shown: never originals."""

    reference: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer being written, in the name of `about` when someone speaks for them."""

    reference: str
    about: str
    by: str
    again: bool
    phone: str


@dataclass(frozen=True, slots=True)
class Appeal:
    """The request being written; `late` once its date has passed."""

    reference: str
    by: str
    late: bool


def door(*, token: str, found: notices.Door) -> Door:
    """The page before the file."""
    return Door(
        token=token, question=found.question, reference=found.reference,
        organisation=people.organisation(),
    )  # fmt: skip


def shut(*, token: str, state: str) -> Shut:
    """The page of a link that opens nothing."""
    return Shut(token=token, can_renew=state != "closed", organisation=people.organisation())


def file(*, bearer: Bearer, at: datetime) -> File:
    """The person’s own page; a link about no party of a case shows its letters alone."""
    found = side.of(bearer=bearer, at=at)
    letters = notices.letters_to(subject=bearer.subject, party=bearer.party)
    return File(
        reference=bearer.reference, about=found.about if found else "", stands=_stands(found),
        by=_by(found, at),
        by_title=_("Ask before") if found and found.may_appeal else _("Answer before"),
        meeting=_meeting(found) if found else "",
        acts=(*_unread(letters), *(_acts(found, at) if found else ())),
        also=asking.also(found) if found else (), told=_told(found) if found else "",
        letters=letters,
        manager=found.manager if found else "", organisation=people.organisation(),
    )  # fmt: skip


def _stands(found: Side | None) -> str:
    if found is None or not found.speaks or found.state not in STANDS:
        return ""
    if found.state == "answered" and found.answered_at is None:
        if not found.others_answered:
            return _(SILENT)
        return _(ANSWERED_BEFORE if found.about else SPOKEN_FOR)
    return _(STANDS[found.state])


def _told(found: Side) -> str:
    """What became of a request; to who answered for someone, that they may answer too."""
    if found.young_awaited and found.about and found.answer_by:
        told = {"who": found.about, "when": phrases.moment(found.answer_by)}
        return _("%(who)s may give their own version too, until %(when)s.") % told
    return asking.time_told(found)


def _by(found: Side | None, at: datetime) -> str:
    """The date that matters to the person now, while it is still to come."""
    if found is None or not found.speaks:
        return ""
    by = found.appeal_by if found.state == "announced" else None
    if found.is_awaited:
        by = found.answer_by
    return phrases.moment(by) if by and by > at else ""


def _acts(found: Side, at: datetime) -> tuple[Act, ...]:
    acts = [_meet(found)] if found.may_reply or found.may_read_minutes else []
    if found.may_answer:
        acts.append(_answer(found))
    if found.may_appeal:
        acts.append(_appeal())
    if found.pieces and found.speaks:
        acts.append(_pieces(found))
    acts.extend(_measures(found, at))
    return tuple(acts)


def _unread(letters: tuple[Line, ...]) -> tuple[Act, ...]:
    """What must be read before anything is done: the newest letters nobody opened."""
    return tuple(
        Act(
            icon="mail-open", title=line.title, words=_("Read it first"),
            what=_("It says what is going on, your rights and what to do."),
            url=reverse("parties:letter", args=[line.public_id]),
        )
        for line in letters
        if line.opened_at is None and line.event in _FIRST
    )[:MOST_UNREAD]  # fmt: skip


def _meet(found: Side) -> Act:
    if found.may_read_minutes:
        return Act(
            icon="list-checks", title=_("What was noted"), words=_("Read the notes"),
            url=reverse("parties:minutes"),
            what=_("Someone noted what you said. Is it faithful?"),
        )  # fmt: skip
    return Act(
        icon="calendar", title=_("The meeting"), words=_("Answer the invitation"),
        url=reverse("parties:meeting"), what=_meeting(found),
    )  # fmt: skip


def _measures(found: Side, at: datetime) -> tuple[Act, ...]:
    return tuple(
        Act(
            icon="clock", title=_("Your say on the measure"), url=link.url,
            words=_("See where it stands") if link.waits else _("See it, or contest it"),
            what=_("%(what)s, until %(when)s. It is not a punishment.") % {
                "what": link.what, "when": link.until,
            },
        )
        for link in measures.links(found, at=at)
    )  # fmt: skip


def _answer(found: Side) -> Act:
    words = _("Continue my draft") if found.has_draft else _("Give my version")
    if found.answered_at and not found.has_draft:
        words = _("Add something")
    return Act(
        icon="pencil", title=_("Your version"), words=words, url=reverse("parties:answer"),
        what=_("In writing, or say how you want to be heard. Your draft is kept."),
    )  # fmt: skip


def _appeal() -> Act:
    return Act(
        icon="scale", title=_("You disagree?"), words=_("Ask that other people look again"),
        url=reverse("parties:appeal"),
        what=_("Nobody who made this decision will be among them."),
    )  # fmt: skip


def _pieces(found: Side) -> Act:
    return Act(
        icon="folder", title=_("What it is based on"), words=_("See the exhibits"),
        url=reverse("parties:pieces"), what=", ".join(f"P-{p.number}" for p in found.pieces),
    )  # fmt: skip


def _meeting(found: Side) -> str:
    """When and how, in words; the letter says the rest."""
    meeting = found.meeting
    if meeting is None or meeting.held_at or meeting.starts_at is None:
        return ""
    return f"{phrases.moment(meeting.starts_at)}, {hearing_labels.way(meeting.way)}"


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


def pieces(*, bearer: Bearer, at: datetime) -> Pieces:
    """The exhibits this side may read about; none for other persons."""
    found = side.of(bearer=bearer, at=at)
    shown = found.pieces if found and found.speaks else ()
    return Pieces(reference=bearer.reference, pieces=tuple(_piece(row) for row in shown))


def _piece(row: Shown) -> Piece:
    words = row.words.replace(masking.HOLE, _("[hidden]"))
    if row.summary:
        words = _("In substance: %(summary)s") % {"summary": row.summary}
    copy = reverse("parties:copy", args=[row.number]) if row.kind == "copy" else ""
    return Piece(
        label=f"P-{row.number}", what=row.description, words=words, copy=copy, withheld=row.reason,
        sha256=row.sha256, commitment=row.commitment, plays=_plays(row.media_type),
        as_text=reverse("parties:words", args=[row.number]) if row.has_words else "",
    )  # fmt: skip


def _plays(media_type: str) -> str:
    kind = media_type.partition("/")[0]
    return kind if kind in ("video", "audio") else "sheets" if kind == "application" else ""


def answer(found: Side) -> Answer:
    """The page where the answer is written, and the one where it is read again."""
    by = found.answer_by if found.is_awaited else None
    return Answer(
        reference=found.reference, about=found.about, by=phrases.moment(by) if by else "",
        again=found.answered_at is not None, phone=people.organisation().phone,
    )  # fmt: skip


def appeal(found: Side, *, at: datetime) -> Appeal:
    """The page where a request is written."""
    late = found.appeal_by is not None and at > found.appeal_by
    by = phrases.moment(found.appeal_by) if found.appeal_by else ""
    return Appeal(reference=found.reference, by=by, late=late)
