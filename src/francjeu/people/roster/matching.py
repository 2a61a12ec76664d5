"""Who is who, among the lines of a list and the persons already known: asked, never guessed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from francjeu.people.roster.checking import Entry, Problem


class Answer(StrEnum):
    """What a person may answer; « person:REF » names someone already known."""

    ONE = "one"  # all these lines are one new person
    APART = "apart"  # each line is a different new person
    SKIP = "skip"  # leave these lines out


KNOWN = "person:"


class Bulk(StrEnum):
    """An answer for every question at once; those it does not settle stay open."""

    SAME = "same"  # same names and same birth year: same person
    SKIP = "skip"  # leave out whoever may be known already


@dataclass(frozen=True, slots=True)
class Known:
    """Someone in the register with the same name. `what` tells them apart in words."""

    ref: str
    birth_year: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Question:
    """Lines which may be one person, or someone known. `key` is stable for the same list."""

    key: str
    entries: tuple[Entry, ...]
    known: tuple[Known, ...]

    def settled_by(self, bulk: Bulk | None) -> str:
        """What the bulk answer gives here, or ""."""
        if bulk is Bulk.SKIP:
            return Answer.SKIP
        years = {e.birth_year for e in self.entries} | {k.birth_year for k in self.known}
        if bulk is not Bulk.SAME or None in years or len(years) > 1 or len(self.known) > 1:
            return ""
        return KNOWN + self.known[0].ref if self.known else Answer.ONE

    def accepts(self, answer: str) -> bool:
        """True when the answer is one of those offered."""
        if answer.startswith(KNOWN):
            return answer.removeprefix(KNOWN) in {k.ref for k in self.known}
        return answer in set(Answer)


@dataclass(frozen=True, slots=True)
class Planned:
    """One person to add, or someone known (`ref`) to whom roles are added."""

    ref: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, and what must be answered first."""

    persons: tuple[Planned, ...]
    open: tuple[Question, ...]
    asked: tuple[Question, ...]
    skipped: tuple[Entry, ...]


def unclear(entries: Sequence[Entry]) -> Iterator[Problem]:
    """Lines without a birth year, where others of the same name have different ones."""
    for group in _by_name(entries).values():
        years = {e.birth_year for e in group} - {None}
        if len(years) > 1:
            yield from (
                Problem(e.line, None, "same_name_no_year", f"{e.given_name} {e.family_name}")
                for e in group if e.birth_year is None
            )  # fmt: skip


def plan(
    entries: Sequence[Entry],
    *,
    known: Mapping[str, Sequence[Known]],
    answers: Mapping[str, str],
    bulk: Bulk | None,
) -> Plan:
    """Group the lines into persons; `known` maps name keys to persons of the register."""
    persons: list[Planned] = []
    asked: list[Question] = []
    unanswered: list[Question] = []
    skipped: list[Entry] = []
    for group in _groups(entries):
        question = _question(group, known.get(group[0].name_key, ()))
        if question is None:
            persons.append(Planned("", group))
            continue
        asked.append(question)
        given = answers.get(question.key, "")
        answer = given if question.accepts(given) else question.settled_by(bulk)
        if not answer:
            unanswered.append(question)
        elif answer == Answer.SKIP:
            skipped += group
        else:
            persons += _settled(group, answer)
    return Plan(tuple(persons), tuple(unanswered), tuple(asked), tuple(skipped))


def _by_name(entries: Sequence[Entry]) -> dict[str, list[Entry]]:
    named: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        named[entry.name_key].append(entry)
    return named


def _groups(entries: Sequence[Entry]) -> Iterator[tuple[Entry, ...]]:
    """Lines of one name; two different birth years are two groups."""
    for group in _by_name(entries).values():
        years = {e.birth_year for e in group}
        if len(years - {None}) < 2:
            yield tuple(group)
            continue
        for year in sorted(y for y in years if y is not None):
            yield tuple(e for e in group if e.birth_year == year)


def _question(group: tuple[Entry, ...], named_alike: Sequence[Known]) -> Question | None:
    years = {e.birth_year for e in group if e.birth_year is not None}
    known = tuple(k for k in named_alike if not years or k.birth_year in {None, *years})
    if len(group) == 1 and not known:
        return None
    first = group[0]
    text = f"{first.name_key}|{sorted(years)}|{[e.line for e in group]}"
    return Question(hashlib.sha256(text.encode()).hexdigest()[:16], group, known)


def _settled(group: tuple[Entry, ...], answer: str) -> list[Planned]:
    if answer == Answer.APART:
        return [Planned("", (entry,)) for entry in group]
    return [Planned(answer.removeprefix(KNOWN) if answer.startswith(KNOWN) else "", group)]
