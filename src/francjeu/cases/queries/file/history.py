"""The journal of a case in words: keys become sentences of the procedure, times become dates."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from francjeu.cases import citing, clocks, models
from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import panel as panel_labels
from francjeu.cases.labels import procedure as labels
from francjeu.journal import events
from francjeu.journal import queries as journal
from francjeu.journal.queries import Line
from francjeu.plumbing.dates import date_format
from francjeu.policy import queries as policy

# Readings are in the whole journal; a thread of the case tells acts.
READINGS = frozenset({
    "case.viewed", "case.exhibit_viewed", "case.names_viewed", "evidence.viewed", "link.made",
    "link.opened", "letter.written",
})  # fmt: skip
_TABLES = {
    "role": hearing_labels.PARTIES,
    "ground": labels.GROUNDS,
    "element": decision_labels.ELEMENTS,
    "result": decision_labels.RESULTS,
    "before": decision_labels.RESULTS,
    "way": hearing_labels.WAYS,
    "outcome": decision_labels.OUTCOMES,
    "what": labels.LETTERS,
    "purpose": {**labels.PURPOSES, **labels.OTHER_PURPOSES},
    "answer": hearing_labels.REPRISAL,
    "proof": measure_labels.PROOFS,
    "step": measure_labels.STEPS,
    "clock": labels.CLOCKS,
    "reply": hearing_labels.REPLIES,
    "because": panel_labels.VOIDS,
}
_NAMED = ("door", "ground")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENTS = ("answer_by", "until", "starts_at", "day")


@dataclass(frozen=True, slots=True)
class Names:
    """Key → words, for what the organisation names: doors, grounds; and clauses, as printed."""

    settings: Mapping[str, str]
    clauses: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """One line: when, what in words, by whom; `erased` when its facts were lawfully erased."""

    number: int
    event: str
    sentence: str
    who: str
    at: datetime
    erased: bool
    seal: str


def told(line: Line, *, names: Names) -> Told:
    """A line of the journal in the words of the procedure; what was sealed keeps its keys."""
    return Told(
        number=line.number, event=line.event,
        sentence=events.sentence(line.event, in_words(line.facts, names=names)),
        who=line.actor_name, at=line.at, erased=line.erased, seal=line.seal,
    )  # fmt: skip


def thread(*, case: models.Case, language: str, most: int) -> tuple[tuple[Told, ...], int]:
    """The last acts of a case, newest first, and how many entries its journal holds."""
    lines = journal.history(subject=f"case:{case.ref}")
    names = names_of(case, language=language)
    acts = [line for line in lines if line.event not in READINGS]
    return tuple(told(line, names=names) for line in acts[:most]), len(lines)


def names_of(case: models.Case, *, language: str) -> Names:
    """The names that the lines of this case need, in that language."""
    profile = clocks.profile_of(case)
    grounds = (profile.grounds or {}) if profile else {}
    doors = policy.outside_doors(on=case.opened_at.date())
    return Names(
        settings={
            **{door.key: door.name.get(language, door.key) for door in doors},
            **{key: words.get(language, key) for key, words in grounds.items()},
        },
        clauses=citing.names(case, language=language),
    )


def in_words(facts: Mapping[str, object], *, names: Names) -> dict[str, object]:
    """The facts of an entry as a reader says them."""
    return {key: _said(key, value, names) for key, value in facts.items()}


def _said(key: str, value: object, names: Names) -> object:
    text = str(value)
    if key == "clause":
        return names.clauses.get(text, text)
    if key in _NAMED and text in names.settings:
        return names.settings[text]
    if key in _TABLES:
        return labels.word(_TABLES[key], text)
    return _moment(text) if key in _MOMENTS else value


def _moment(text: str) -> str:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    if _DAY.fullmatch(text):
        return date_format(moment, "DATE_FORMAT")
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return date_format(local, "DATETIME_FORMAT")
