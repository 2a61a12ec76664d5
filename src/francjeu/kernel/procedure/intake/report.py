"""A report's life as a table, and the closed lists of its form.

Any report starts with an urgency check by a person (mission X-01): no road to admissibility goes
around it. Keys are stored: never renamed, never reused. Words for people live in reports/words.py.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.machine import Machine, Move
from francjeu.kernel.procedure.settings.doors import Need

RECEIVERS = (Role.CASE_MANAGER, Role.CHAIR)

REPORT = Machine(
    name="report",
    initial="received",
    moves=(
        Move("check_urgency", "received", "urgency_checked", by=RECEIVERS),
        Move("open_case", "urgency_checked", "in_case", by=RECEIVERS),
        Move("say_not_admissible", "urgency_checked", "not_admissible", by=RECEIVERS),
        Move("reroute", "urgency_checked", "rerouted", by=RECEIVERS),
        Move("take_up_again", "not_admissible", "urgency_checked", by=RECEIVERS),
        Move("take_up_again", "rerouted", "urgency_checked", by=RECEIVERS),
        Move("close", "in_case", "closed", by=RECEIVERS),
        Move("close", "not_admissible", "closed", by=(*RECEIVERS, Kind.CLOCK)),
        Move("close", "rerouted", "closed", by=(*RECEIVERS, Kind.CLOCK)),
    ),
)


class Answer(StrEnum):
    """The three answers of a question nobody has to know the answer of."""

    NO = "no"
    YES = "yes"
    UNSURE = "unsure"


class Impacted(StrEnum):
    """Who it happened to, as the reporter says."""

    ME = "me"
    CHILD = "child"
    KNOWN = "known"
    GROUP = "group"
    UNSAID = "unsaid"


class Place(StrEnum):
    """Where it happened. The list is open: `elsewhere` with words, and aliases of old names."""

    INSTAGRAM = "instagram"
    SNAPCHAT = "snapchat"
    TIKTOK = "tiktok"
    FACEBOOK = "facebook"
    DISCORD = "discord"
    X = "x"
    TEXT_MESSAGE = "text_message"
    EMAIL = "email"
    ELSEWHERE = "elsewhere"


# What people type, and the names a platform had before.
ALIASES: dict[str, Place] = {
    "insta": Place.INSTAGRAM, "ig": Place.INSTAGRAM, "threads": Place.INSTAGRAM,
    "snap": Place.SNAPCHAT, "tik tok": Place.TIKTOK, "musical.ly": Place.TIKTOK,
    "fb": Place.FACEBOOK, "messenger": Place.FACEBOOK, "facebook messenger": Place.FACEBOOK,
    "meta": Place.FACEBOOK, "twitter": Place.X, "x.com": Place.X, "tweeter": Place.X,
    "sms": Place.TEXT_MESSAGE, "texto": Place.TEXT_MESSAGE, "imessage": Place.TEXT_MESSAGE,
    "text": Place.TEXT_MESSAGE, "courriel": Place.EMAIL, "mail": Place.EMAIL,
    "e-mail": Place.EMAIL, "gmail": Place.EMAIL, "outlook": Place.EMAIL,
}  # fmt: skip


class Tag(StrEnum):
    """What it looks like to the reporter: help for the reader, never a qualification."""

    THREATS = "threats"
    INSULTS = "insults"
    REPEATED_INSULTS = "repeated_insults"
    RUMOUR = "rumour"
    FAKE_ACCOUNT = "fake_account"
    ALTERED_IMAGE = "altered_image"
    REPRISAL = "reprisal"
    OTHER = "other"


# How the content was obtained (C.c.Q. 2858: a flag for the decider, never a bar).
OBTAINED = (Access.PUBLIC, Access.MEMBER, Access.RECIPIENT, Access.SHOWN, Access.OTHER)


class About(StrEnum):
    """Whether it concerns someone who receives reports; they get no access (mission C-SIGN-4)."""

    NOBODY = "nobody"
    DIRECTOR = "director"
    CHAIR = "chair"


class Band(StrEnum):
    """The reporter's age, no finer than needed."""

    UNDER_14 = "under_14"
    TEEN = "14_to_17"
    ADULT = "adult"
    UNSAID = "unsaid"


class Channel(StrEnum):
    """How the report came in."""

    WEB = "web"
    PHONE = "phone"


class Question(StrEnum):
    """The eight questions of the urgency sheet (mission 2.8, X-12)."""

    DANGER_NOW = "danger_now"
    SUICIDE = "suicide"
    INTIMATE_MINOR = "intimate_minor"
    CHILD_ABUSE = "child_abuse"
    CRIME = "crime"
    REPRISAL = "reprisal"
    SAFE_ADULT = "safe_adult"
    CONFLICT = "conflict"


# The doors each *yes* (or *unsure*) puts first.
DOORS_FOR: dict[Question, tuple[Need, ...]] = {
    Question.DANGER_NOW: (Need.DANGER,),
    Question.SUICIDE: (Need.DISTRESS, Need.DANGER),
    Question.INTIMATE_MINOR: (Need.POLICE, Need.CHILD, Need.IMAGE),
    Question.CHILD_ABUSE: (Need.CHILD, Need.POLICE),
    Question.CRIME: (Need.POLICE,),
    Question.REPRISAL: (Need.INTEGRITY,),
    Question.SAFE_ADULT: (Need.DISTRESS, Need.CHILD),
    Question.CONFLICT: (Need.INTEGRITY,),
}
SAFETY = (
    Question.DANGER_NOW, Question.SUICIDE, Question.INTIMATE_MINOR, Question.CHILD_ABUSE,
    Question.CRIME,
)  # fmt: skip


class Outcome(StrEnum):
    """What the urgency check ended with."""

    NO_DANGER = "no_danger"
    HELP_ASKED = "help_asked"
    HANDED_OVER = "handed_over"


class Refusal(StrEnum):
    """Why this policy cannot act. A disclaimer in a profile is no reason (mission C-ID-3)."""

    NOT_THIS_POLICY = "not_this_policy"
    OUT_OF_JURISDICTION = "out_of_jurisdiction"
    NO_BREACH_EVEN_IF_TRUE = "no_breach_even_if_true"
    RESPECTFUL_CRITICISM = "respectful_criticism"
    TOO_LITTLE = "too_little"
    ALREADY_DECIDED = "already_decided"
    HANDLED_ELSEWHERE = "handled_elsewhere"
    TOO_LATE = "too_late"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """Why a message may be given to another body."""

    AGREED = "agreed"
    LAW = "law"


class Stage(StrEnum):
    """What the reporter is told once a case is open."""

    ADMISSIBLE = "admissible"
    ON_HOLD = "on_hold"
    HEARD = "heard"
    DECIDED = "decided"
    CLOSED = "closed"


class Priority(IntEnum):
    """Order of reading, smallest first. Computed from what was said, never scored."""

    REPRISAL = 0
    URGENT = 1
    SENSITIVE = 2
    USUAL = 3


class DangerLeftOpen(Exception):
    """A safety question is not answered *no*, yet nobody was asked for help."""


class NoDoorNamed(Exception):
    """A refusal or a transfer names another door (mission 2.2)."""


class AnswersMissing(Exception):
    """The sheet has eight questions; `missing` were not answered."""

    def __init__(self, missing: tuple[Question, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


def priority(*, danger: Answer, gate: Answer, tags: Collection[Tag], band: Band) -> Priority:
    """Reprisals first (mission 2.7), then danger and threats (C-D-7), then images and children."""
    if Tag.REPRISAL in tags:
        return Priority.REPRISAL
    if danger is Answer.YES or Tag.THREATS in tags:
        return Priority.URGENT
    if danger is Answer.UNSURE or gate is not Answer.NO or band is Band.UNDER_14:
        return Priority.SENSITIVE
    return Priority.USUAL


def may_be_checked_together(priority: Priority) -> bool:
    """A report that says danger, threats or reprisal is read alone, even in a group of sixty."""
    return priority >= Priority.SENSITIVE


def takes_files(gate: Answer) -> bool:
    """Only a plain *no* opens the upload; *unsure* is treated as *yes* (mission 2.8)."""
    return gate is Answer.NO


def place_named(words: str) -> Place:
    """The place a word stands for; ELSEWHERE when it is none we know."""
    word = " ".join(words.casefold().split())
    if word in ALIASES:
        return ALIASES[word]
    return next((place for place in Place if place.value == word), Place.ELSEWHERE)


def check_sheet(*, answers: dict[Question, Answer], outcome: Outcome) -> None:
    """Eight answers, and no « no danger » over an open safety question.

    Raises AnswersMissing, DangerLeftOpen.
    """
    missing = tuple(q for q in Question if q not in answers)
    if missing:
        raise AnswersMissing(missing)
    if outcome is Outcome.NO_DANGER and any(answers[q] is not Answer.NO for q in SAFETY):
        raise DangerLeftOpen


def needs_first(answers: dict[Question, Answer]) -> tuple[Need, ...]:
    """The needs to meet first, most pressing first, each once."""
    open_questions = (q for q in Question if answers.get(q, Answer.NO) is not Answer.NO)
    return tuple(dict.fromkeys(need for q in open_questions for need in DOORS_FOR[q]))


def check_doors(doors: Iterable[str]) -> tuple[str, ...]:
    """The doors named, cleaned. Raises NoDoorNamed when none is left."""
    named = tuple(d.strip() for d in doors if d.strip())
    if not named:
        raise NoDoorNamed
    return named


@dataclass(frozen=True, slots=True)
class Reach:
    """Who a report concerns, and which accounts stand in for those it keeps away.

    `standins` are account refs named for reports about the director or the chair. `away` are those
    kept from this one report (a reprisal told of them, mission 2.7): for them it does not exist.
    """

    about: About
    standins: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    def admits(self, actor: Actor) -> bool:
        """True when this account may know the report exists.

        About nobody: the case managers, and the chair too when one of them is kept away. About the
        director: the chair or the stand-in, never a case manager or administrator (roles a director
        holds). About the chair: the stand-in; without one, a case manager who is not the chair.
        """
        if actor.ref in self.away:
            return False
        if self.about is About.NOBODY:
            return actor.has(Role.CASE_MANAGER) or (bool(self.away) and actor.has(Role.CHAIR))
        if self.standins and actor.ref in self.standins:
            return actor.has(*RECEIVERS)
        if self.about is About.DIRECTOR:
            return actor.has(Role.CHAIR) and not actor.has(Role.CASE_MANAGER)
        return not self.standins and actor.has(Role.CASE_MANAGER) and not actor.has(Role.CHAIR)
