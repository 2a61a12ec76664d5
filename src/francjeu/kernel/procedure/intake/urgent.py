"""The urgent lane: what rings, who is called and in which order, the guided sheet, the silence.

Words only make a person look: nothing here decides anything about anybody.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from francjeu.kernel import names
from francjeu.kernel.actors import Kind
from francjeu.kernel.procedure.intake.report import RECEIVERS, Answer, Question, Tag
from francjeu.kernel.procedure.machine import Machine, Move

ALARM = Machine(
    name="alarm",
    initial="ringing",
    moves=(
        Move("call_next", "ringing", "ringing", by=(Kind.CLOCK, *RECEIVERS)),
        Move("take", "ringing", "taken", by=RECEIVERS),
        Move("pass_on", "taken", "ringing", by=RECEIVERS),
        Move("close", "taken", "closed", by=RECEIVERS),
    ),
)
ROUNDS = 3  # after three rounds without an answer nobody is mailed any more; the list still says it


class Cause(StrEnum):
    """Why the on-call person is called. Keys are stored: never renamed, never reused."""

    DANGER = "danger"
    SUICIDE = "suicide"
    INTIMATE_MINOR = "intimate_minor"
    THREATS = "threats"
    CHILD_ABUSE = "child_abuse"
    CRIME = "crime"


class Step(StrEnum):
    """One line of the guided sheet."""

    SAFE = "safe"
    DISTRESS = "distress"
    NO_COPY = "no_copy"
    POLICE = "police"
    CHILD = "child"
    ADULT = "adult"
    SILENCE = "silence"


class Done(StrEnum):
    """What came of a line."""

    DONE = "done"
    NO_ANSWER = "no_answer"
    NOT_NEEDED = "not_needed"


# What each cause asks for, the most pressing first.
STEPS_FOR: dict[Cause, tuple[Step, ...]] = {
    Cause.DANGER: (Step.SAFE, Step.ADULT),
    Cause.SUICIDE: (Step.SAFE, Step.DISTRESS, Step.ADULT),
    Cause.INTIMATE_MINOR: (Step.NO_COPY, Step.POLICE, Step.CHILD, Step.SILENCE, Step.ADULT),
    Cause.THREATS: (Step.SAFE, Step.POLICE, Step.SILENCE),
    Cause.CHILD_ABUSE: (Step.SAFE, Step.CHILD, Step.POLICE, Step.SILENCE),
    Cause.CRIME: (Step.POLICE, Step.SILENCE),
}
# Lines where somebody is called: who, and at what time, must be told.
CALLS = frozenset({Step.DISTRESS, Step.POLICE, Step.CHILD})
# Causes after which the silence outlives the alarm, until a named person lifts it (I-20.7 s. 5).
SILENT = frozenset({Cause.INTIMATE_MINOR, Cause.THREATS, Cause.CHILD_ABUSE, Cause.CRIME})

_OF_TAG = {Tag.THREATS: Cause.THREATS}
_OF_QUESTION = {
    Question.DANGER_NOW: Cause.DANGER, Question.SUICIDE: Cause.SUICIDE,
    Question.INTIMATE_MINOR: Cause.INTIMATE_MINOR, Question.CHILD_ABUSE: Cause.CHILD_ABUSE,
    Question.CRIME: Cause.CRIME,
}  # fmt: skip
# On folded words: no accent, no apostrophe. A miss is read within a day; a false call costs a look.
_SUICIDE = re.compile(
    r"\bsuicid|\bautomutil|\bscarifi|\bidees (?:noires|suicidaires)\b|\bkms\b|\bkys\b"
    r"|\b(?:me|se|m|s) (?:tuer|pendre|flinguer)\b|\bm enlever la vie\b|\bs enlever la vie\b"
    r"|\btue toi\b|\bva te (?:tuer|pendre)\b|\ben finir avec (?:la|ma|sa) vie\b"
    r"|\b(?:veux|veut|envie d|envie de) en finir\b"
    r"|\b(?:veux|veut|voudrais|voudrait|aimerais|aimerait|envie de) (?:juste )?mourir\b"
    r"|\bplus (?:envie de )?vivre\b|\bme faire du mal\b|\bse faire du mal\b"
    r"|\bkill(?:ing)? (?:my|your|him|her|them)sel(?:f|ves)\b|\bwants? to die\b|\bself harm"
    r"|\bend(?:ing)? (?:my|his|her|their) life\b|\bcut(?:ting)? (?:my|him|her|them)sel(?:f|ves)\b"
)
_THREATS = re.compile(
    r"\bmenac\w* de (?:mort|tuer|frapper|battre|me|le|la|les)\b|\bdeath threat"
    r"|\b(?:vais|va|vont|allons) (?:te|vous|le|la|les|lui|nous) "
    r"(?:tuer|frapper|battre|poignarder|egorger|crever|peter|casser)\b"
    r"|\b(?:will|gonna|going to) (?:kill|hurt|stab|beat) (?:you|him|her|them|me|us)\b"
)


class SheetIncomplete(Exception):
    """Lines of the sheet are still open; `missing` says which."""

    def __init__(self, missing: tuple[Step, ...]) -> None:
        super().__init__(missing)
        self.missing = missing


class BadLine(Exception):
    """A line says that somebody was called, not who or when; or that nothing was needed, not why.

    `field` is what is missing.
    """

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Line:
    """One line as a person fills it."""

    step: Step
    done: Done
    body: str = ""
    called_at: datetime | None = None
    spoke_with: str = ""
    file_number: str = ""
    words: str = ""


def in_words(text: str) -> tuple[Cause, ...]:
    """What a text makes a person look at: suicidal words, threats."""
    folded = names.fold(text)
    found = ((Cause.SUICIDE, _SUICIDE), (Cause.THREATS, _THREATS))
    return tuple(cause for cause, pattern in found if pattern.search(folded))


def told(
    *, danger: Answer | None, gate: Answer | None, tags: Collection[Tag], text: str
) -> tuple[Cause, ...]:
    """What a report rings for. At the gate *unsure* counts as yes (mission 2.8)."""
    found = [Cause.DANGER] if danger is Answer.YES else []
    found += [Cause.INTIMATE_MINOR] if gate in (Answer.YES, Answer.UNSURE) else []
    found += [_OF_TAG[tag] for tag in tags if tag in _OF_TAG]
    return tuple(dict.fromkeys((*found, *in_words(text))))


def checked(answers: Mapping[Question, Answer]) -> tuple[Cause, ...]:
    """What a signed urgency sheet rings for: each safety question answered *yes*."""
    return tuple(c for q, c in _OF_QUESTION.items() if answers.get(q) is Answer.YES)


def next_called(
    *, chain: Sequence[str], called: Sequence[str], away: Collection[str] = ()
) -> str | None:
    """Whom to call now: the chain in order, round after round; None when it was heard ROUNDS times.

    `away` said that they cannot: they are skipped unless nobody else is left.
    """
    here = [ref for ref in dict.fromkeys(chain) if ref not in away] or list(dict.fromkeys(chain))
    counts = [(sum(c == ref for c in called), place) for place, ref in enumerate(here)]
    times, place = min(counts, default=(ROUNDS, 0))
    return here[place] if times < ROUNDS else None


def steps_for(causes: Iterable[Cause]) -> tuple[Step, ...]:
    """The lines of the sheet for these causes, each once, in the order of the table."""
    asked = {step for cause in causes for step in STEPS_FOR[cause]}
    return tuple(step for step in Step if step in asked)


def check_line(line: Line) -> None:
    """A call says who and when; what was not needed says why. Raises BadLine."""
    calls = line.step in CALLS and line.done is not Done.NOT_NEEDED
    rules = (
        (calls and not line.body.strip(), "body"),
        (calls and line.called_at is None, "called_at"),
        (line.done is Done.NOT_NEEDED and not line.words.strip(), "words"),
        (line.step is Step.SILENCE and not line.words.strip(), "words"),
    )
    for failed, field in rules:
        if failed:
            raise BadLine(field)


def missing(*, causes: Iterable[Cause], lines: Iterable[tuple[Step, Done]]) -> tuple[Step, ...]:
    """The lines still open: a call nobody answered must be made again."""
    met = {step for step, done in lines if done is not Done.NO_ANSWER}
    return tuple(step for step in steps_for(causes) if step not in met)


def check_closing(*, causes: Iterable[Cause], lines: Iterable[tuple[Step, Done]]) -> None:
    """Pass when every line of the sheet is answered. Raises SheetIncomplete."""
    left = missing(causes=causes, lines=lines)
    if left:
        raise SheetIncomplete(left)


def outlives(causes: Iterable[Cause]) -> bool:
    """True when the silence stands after the alarm, until a named person lifts it."""
    return not SILENT.isdisjoint(causes)
