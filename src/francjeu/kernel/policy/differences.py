"""What changed between two versions of a policy, clause by clause and word by word."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

_ALIKE_BY_ID = 0.35
_ALIKE = 0.6


class Cited(Protocol):
    """A clause as any floor keeps it."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def text(self) -> str: ...


class Change(StrEnum):
    """What became of a clause."""

    SAME = "same"
    REWORDED = "reworded"
    RECLASSED = "reclassed"
    RENUMBERED = "renumbered"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same`, `added` or `removed`."""

    fate: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One clause before and after; `pieces` tell the words of a reworded one."""

    change: Change
    before: Cited | None
    after: Cited | None
    pieces: tuple[Piece, ...] = ()


def compare(before: Sequence[Cited], after: Sequence[Cited]) -> tuple[Difference, ...]:
    """Return every clause of both versions once, in the order of the newer one, then those gone."""
    pairs = _paired(before, after)
    there = [_difference(pairs.get(position), clause) for position, clause in enumerate(after)]
    kept = {id(clause) for clause in pairs.values()}
    gone = [Difference(Change.REMOVED, clause, None) for clause in before if id(clause) not in kept]
    return (*there, *gone)


def words_of(before: str, after: str) -> tuple[Piece, ...]:
    """Return how one text became the other, word by word."""
    old, new = before.split(), after.split()
    pieces = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(new[c:d])))
            continue
        if b > a:
            pieces.append(Piece("removed", " ".join(old[a:b])))
        if d > c:
            pieces.append(Piece("added", " ".join(new[c:d])))
    return tuple(pieces)


def _paired(before: Sequence[Cited], after: Sequence[Cited]) -> dict[int, Cited]:
    """Pair clauses by id where the words agree a little, then by words alone."""
    by_id = {clause.id: clause for clause in before}
    pairs = {
        position: by_id[clause.id]
        for position, clause in enumerate(after)
        if clause.id in by_id and _alike(by_id[clause.id], clause) >= _ALIKE_BY_ID
    }
    taken = {id(clause) for clause in pairs.values()}
    left = [clause for clause in before if id(clause) not in taken]
    for position, clause in enumerate(after):
        if position in pairs or not left:
            continue
        nearest = max(left, key=lambda old: _alike(old, clause))
        if _alike(nearest, clause) >= _ALIKE:
            pairs[position] = nearest
            left.remove(nearest)
    return pairs


def _alike(before: Cited, after: Cited) -> float:
    if before.text == after.text:
        return 1.0
    words = before.text.casefold().split(), after.text.casefold().split()
    return difflib.SequenceMatcher(None, *words, autojunk=False).ratio()


def _difference(before: Cited | None, after: Cited) -> Difference:
    if before is None:
        return Difference(Change.ADDED, None, after)
    if before.text != after.text:
        return Difference(Change.REWORDED, before, after, words_of(before.text, after.text))
    if before.kind != after.kind:
        return Difference(Change.RECLASSED, before, after)
    change = Change.SAME if before.id == after.id else Change.RENUMBERED
    return Difference(change, before, after)
