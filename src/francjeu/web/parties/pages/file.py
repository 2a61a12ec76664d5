"""The page of the file: where it stands, what can be done, what was written."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.notices import phrases
from francjeu.notices import queries as notices
from francjeu.notices.queries import Bearer, Line
from francjeu.people import queries as people
from francjeu.web.parties import side
from francjeu.web.parties.pages import asking, measures
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
