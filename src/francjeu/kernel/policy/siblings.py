"""Items of one list mostly do the same thing: a mere fragment follows what its siblings say."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.classify import Verdict
from francjeu.kernel.policy.segment import Segment

_NEGATED = re.compile(r"\b(?:ne|not|never|no|pas|jamais)\b|\bn'")
"""« Ne se moque de personne » says nothing of « encourage les autres » beside it."""
_FEWEST, _MOST_OF_THEM = 2, 2 / 3
_SUPPORT, _NEARLY_ALL, _SUPPORTED = 3, 0.8, 0.55
"""Several clear siblings of the same kind, and hardly any other: nothing is left to doubt."""
_BY_SIBLINGS = 0.45
"""Under `UNSURE`: a kind told by the neighbours only is for a person to look at."""


def agreed(read: Iterable[tuple[Segment, str, Verdict]]) -> list[Verdict]:
    """Return the verdicts; weak ones take the kind which most strong ones of their list have."""
    items = list(read)
    told: dict[tuple[int, str], Counter[Kind]] = defaultdict(Counter)
    for segment, words, verdict in items:
        if segment.listed and not verdict.weak and not _NEGATED.search(words):
            told[_list_of(segment)][verdict.kind] += 1
    return [
        _following(verdict, told[_list_of(segment)])
        if segment.listed and not words.endswith((".", "!", "?"))
        else verdict
        for segment, words, verdict in items
    ]


def _list_of(segment: Segment) -> tuple[int, str]:
    return id(segment.section), segment.stem


def _following(verdict: Verdict, told: Counter[Kind]) -> Verdict:
    if not verdict.weak or not told:
        return verdict
    (kind, count), *_ = told.most_common(1)
    if kind is verdict.kind and count >= _SUPPORT and count >= _NEARLY_ALL * told.total():
        return Verdict(kind, max(verdict.confidence, _SUPPORTED))
    if count < _FEWEST or count < _MOST_OF_THEM * told.total() or kind is verdict.kind:
        return verdict
    return Verdict(kind, min(verdict.confidence, _BY_SIBLINGS))
