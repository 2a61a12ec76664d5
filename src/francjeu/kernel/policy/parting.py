"""Where a paragraph without number holds several rules: each new one is a clause of its own.

A whole sentence opens a new clause unless it explains the one before. A short one does when its
words clearly do something else, or when its form says so: it tells another case, another person
acts, or the reader is told what to do after « we » were spoken of. One that points back
(« This… », « Cela… ») goes on with what it points at.
"""

from dataclasses import dataclass

from francjeu.kernel.policy import openings
from francjeu.kernel.policy.answers import end_of_answer
from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.classify import word_scores
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.subjects import classes_in

_STANDS_ALONE, _PLAIN = 4.0, 3.0
_LONG = 12
"""Words of a sentence that is heard plainly and stands alone too; short ones follow their rule."""
_BRIEF = 4
_WHOLE_RULE, _CLEAR = 9, 1.0
_FOLLOWING = frozenset({Kind.SANCTION, Kind.PROCEDURE})
"""What a short sentence may say after a rule, when it says nothing else: « The board decides. »"""
_WHOLE = 6
"""Words with which a sentence may be a rule of its own; shorter, it may be a title of the next."""
_ARTICLE = 4
_SUBJECT = 60
"""Characters within which a sentence names those it is about."""
_ONLY = ("only ", "seul", "those ", "ceux ", "celles ")
WHOLE = frozenset({Kind.DEFINITION, Kind.IDENTITY, Kind.PURPOSE, Kind.VALUE, Kind.OBJECTIVE})
"""Under headings of these a paragraph is never parted."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause so far; `opening` is its first sentence, and to the end of the text."""

    start: int
    end: int
    kind: Kind | None
    opening: str


def parts(folded: str, *, heading: str, announced: Kind | None) -> list[tuple[int, int]]:
    """Return where the clauses of a paragraph begin and end, in its folded text."""
    found: list[_Part] = []
    for start, end in sentences(folded):
        sentence = folded[start:end]
        before = folded[found[-1].start : found[-1].end] if found else ""
        kind = strong_kind(sentence) or _told_of(sentence, heading, before)
        if found and not _opens(sentence, kind, found[-1], before, announced):
            last = found.pop()
            found.append(_Part(last.start, end, last.kind or kind, last.opening))
        else:
            found.append(_Part(start, end, kind, sentence))
    return [(part.start, part.end) for part in found]


def _opens(
    sentence: str, kind: Kind | None, last: _Part, before: str, announced: Kind | None
) -> bool:
    """Say whether a sentence opens a clause of its own after what stands before it."""
    if end_of_answer(before):
        return False
    if kind is not None and last.kind is not None and kind is not last.kind:
        return True
    if openings.reaches(sentence):
        return last.kind is Kind.APPLICATION
    if openings.points_back(sentence) or openings.leads_on(sentence):
        return False
    return (
        _has_the_form_of_a_rule(sentence, last, before, announced)
        or (kind is not None and _is_heard_apart(sentence, kind, last, before))
        or (_is_whole(before) and _is_whole(sentence))
    )


def _is_whole(sentence: str) -> bool:
    """Words long enough to be a rule, which do not explain the one before; no row of a table."""
    long = len(sentence.split()) >= _WHOLE
    return long and "|" not in sentence and not openings.explains(sentence)


def _has_the_form_of_a_rule(
    sentence: str, last: _Part, before: str, announced: Kind | None
) -> bool:
    """Another case, another person who acts, or an order after none."""
    if announced is Kind.SANCTION and openings.is_per_case(sentence):
        return openings.is_per_case(last.opening)
    if openings.tells_a_case(sentence, after_a_rule=last.kind is not None):
        return True
    if openings.is_of_somebody(sentence) and openings.acts(sentence):
        return not openings.is_of_somebody(last.opening)
    if openings.is_ours(last.opening) and openings.orders(sentence):
        return True
    return openings.ends_on_order(sentence) and not openings.orders(before)


def _is_heard_apart(sentence: str, kind: Kind, last: _Part, before: str) -> bool:
    """A kind is heard where none was, or the same kind of something else."""
    if last.kind is None:
        told = strong_kind(sentence) is not kind
        if told:
            return bool(word_scores(before)) or before.startswith(_ONLY)
        return len(before.split()) >= _LONG
    if openings.is_ours(sentence) and openings.orders(last.opening):
        return True
    if openings.is_none(sentence) and not openings.is_none(last.opening):
        return True
    return strong_kind(sentence) is kind and _is_of_another(sentence, before)


def _is_of_another(sentence: str, before: str) -> bool:
    """Two whole rules of one kind, each of its own subject: « Coaches… », then « Parents… »."""
    long = min(len(sentence.split()), len(before.split())) >= _WHOLE_RULE
    *_, second, first = sorted((0.0, *word_scores(sentence).values()))
    return long and first - second >= _CLEAR and sentence.split()[:2] != before.split()[:2]


def _told_of(sentence: str, heading: str, before: str) -> Kind | None:
    """« Parents model sportsmanship » under « Parents »: what is told of them is their duty."""
    if word_scores(sentence):
        return None
    names = classes_in(sentence)
    if names and names[0][1] <= _ARTICLE and classes_in(heading):
        return Kind.DUTY
    return Kind.DUTY if openings.is_of_them(sentence) and _is_of_persons(before) else None


def _is_of_persons(before: str) -> bool:
    return bool(classes_in(before[:_SUBJECT])) or before.startswith(_ONLY)


def strong_kind(sentence: str) -> Kind | None:
    """Return what a sentence does, when its words say so by themselves."""
    scores = sorted(word_scores(sentence).items(), key=lambda item: -item[1])
    if not scores:
        return None
    plain = scores[0][0] not in WHOLE and len(sentence.split()) >= _LONG
    alone = len(scores) == 1 and scores[0][0] in _FOLLOWING and len(sentence.split()) >= _BRIEF
    least = _PLAIN if plain else _PLAIN + 0.5 if alone else _STANDS_ALONE
    return scores[0][0] if scores[0][1] >= least else None
