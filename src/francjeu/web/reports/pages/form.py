"""What each page of the public form prints: frozen, built from queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.evidence.queries import Piece
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.telling import STEPS, Telling
from francjeu.kernel.procedure.settings.doors import Need
from francjeu.kernel.procedure.settings.profile import Clock, Profile
from francjeu.people import queries as people
from francjeu.plumbing.dates import date_format
from francjeu.policy import queries as policy
from francjeu.reports import words
from francjeu.reports.queries.drafts import Draft, Sent
from francjeu.web.reports.pages.phrases import due_by, open_doors, short
from francjeu.web.shell import doors as outside
from francjeu.web.shell.doors import Door


@dataclass(frozen=True, slots=True)
class Start:
    """Before the first question: what is collected and why, said above."""

    is_open: bool
    has_draft: bool
    privacy_officer: str
    privacy_contact: str
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One step. `stop` when the gate is shut; `danger` when someone may be in danger."""

    number: int
    steps: int
    is_gate: bool
    stop: bool
    danger: bool
    skips: bool
    pieces: tuple[Piece, ...]
    emergency: tuple[Door, ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """One line of the last step."""

    number: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A required question without an answer."""

    number: int
    question: str


@dataclass(frozen=True, slots=True)
class Review:
    """The last step: everything told, each line with a way to change it."""

    steps: int
    lines: tuple[Answered, ...]
    missing: tuple[Missing, ...]
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Next:
    """What happens, by when; a date only where the profile holds one."""

    title: str
    what: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The code, once, then again for ten minutes."""

    code: str
    at: datetime
    next: tuple[Next, ...]
    doors: tuple[Door, ...]
    reprisal_forbidden: bool


def start(*, on: date, has_draft: bool) -> Start:
    """The first page."""
    organisation = people.organisation()
    return Start(
        is_open=organisation.is_open,
        has_draft=has_draft,
        privacy_officer=organisation.privacy_officer,
        privacy_contact=organisation.privacy_contact,
        doors=open_doors(on),
    )


def question(*, number: int, draft: Draft, skips: bool, on: date) -> Question:
    """One step of the form."""
    told, listed = draft.telling, open_doors(on)
    stop = told.gate is not None and not told.takes_files
    wanted = (Need.IMAGE, Need.POLICE) if number == 4 or stop else (Need.DISTRESS, Need.INTEGRITY)
    return Question(
        number=number,
        steps=STEPS,
        is_gate=number == 4,
        stop=stop and number in (5, 6),
        danger=told.danger is Answer.YES and number == 2,
        skips=skips,
        pieces=draft.pieces if number == 6 and told.takes_files else (),
        emergency=outside.for_needs(listed, Need.DANGER, Need.DISTRESS) if number <= 2 else (),
        doors=outside.for_needs(listed, *wanted),
    )


def _told(told: Telling, pieces: tuple[Piece, ...]) -> dict[int, list[str]]:
    """What was answered at each step, in words."""
    where = [told.location] if not told.takes_files else [told.link, told.where]
    where += [short(words.OBTAINED[told.obtained])] if told.obtained else []
    where += [piece.name for piece in pieces] if told.takes_files else []
    named = [a for a in (told.name, told.email, told.phone) if a and told.is_named]
    return {
        1: [short(words.ANSWERS[told.danger])] if told.danger else [],
        2: [short(words.IMPACTED[told.impacted])] if told.impacted else [],
        3: [short(words.PLACES[told.place]) if told.place else "", told.place_words],
        4: [short(words.GATE[told.gate])] if told.gate else [],
        5: [
            told.what,
            ", ".join(str(words.TAGS[tag]) for tag in told.tags),
            date_format(told.happened_on) if told.happened_on else "",
        ],
        6: where,
        7: [told.who, "" if told.about == "nobody" else short(words.ABOUT[told.about])],
        8: [
            *(named or [_("Anonymous")]),
            short(words.BANDS[told.band]),
            told.adult,
        ],
    }


def review(*, draft: Draft, titles: dict[int, str], on: date) -> Review:
    """Everything told, before sending."""
    told = _told(draft.telling, draft.pieces)
    lines = tuple(
        Answered(n, titles[n], "\n".join(a for a in told[n] if a) or _("Not answered"))
        for n in sorted(titles)
    )
    missing = tuple(Missing(n, titles[n]) for n in draft.telling.unanswered)
    wanted = (Need.DISTRESS, Need.INTEGRITY)
    return Review(
        steps=STEPS, lines=lines, missing=missing, doors=outside.for_needs(open_doors(on), *wanted)
    )


def _next(*, since: datetime, profile: Profile | None) -> tuple[Next, ...]:
    """Three steps: with dates where the profile holds them, else in softer words (decision 16)."""
    urgency = due_by(Clock.URGENCY_CHECK, since=since, profile=profile)
    answer = due_by(Clock.ACKNOWLEDGEMENT, since=since, profile=profile)
    admissible = due_by(Clock.ADMISSIBILITY, since=since, profile=profile)
    return (
        Next(
            _("By %(date)s: we check whether anyone is in danger") % {"date": urgency}
            if urgency
            else _("First: we check whether anyone is in danger"),
            _("A real person reads your message. If there is danger, we call for help."),
        ),
        Next(
            _("By %(date)s: we answer here") % {"date": answer}
            if answer
            else _("Then: we answer here"),
            _("We ask a question or say what we are doing."),
        ),
        Next(
            _("By %(date)s: we tell you if we can act") % {"date": admissible}
            if admissible
            else _("After that: we tell you if we can act"),
            _("If it is not for us to act, we tell you who can."),
        ),
    )


def receipt(*, sent: Sent) -> Receipt:
    """What to keep, and what happens by when."""
    day = timezone.localdate(sent.at)
    profile = policy.profile(on=day)
    wanted = (Need.DISTRESS, Need.INTEGRITY)
    return Receipt(
        code=sent.code,
        at=timezone.localtime(sent.at),
        next=_next(since=sent.at, profile=profile),
        doors=outside.for_needs(open_doors(day), *wanted),
        reprisal_forbidden=bool(profile and profile.reprisal_forbidden),
    )
