"""Which of the things that vary between policies this one says, with the sentence that says it."""

import re

from francjeu.kernel.policy.answers import is_bare
from francjeu.kernel.policy.article import BoundClass, Feature, Kind, Span
from francjeu.kernel.policy.passage import Passage
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.vocabulary.features import DEFINES, EXCLUDED, NAMES, SIGNS, Sign

_FOR = re.compile(r"(?:for|pour|en cas d[e'])\b")
_ANSWER = re.compile(r"(?:no|non|yes|oui)[.!;,] ")
_BINDING = {"binds_parents": "parent", "binds_spectators": "spectator"}


def features_of(
    passages: tuple[Passage, ...], bound: tuple[BoundClass, ...]
) -> tuple[Feature, ...]:
    """Return every feature by name; absent ones are false, without a span."""
    return tuple(_feature(name, passages, bound) for name in NAMES)


def _feature(name: str, passages: tuple[Passage, ...], bound: tuple[BoundClass, ...]) -> Feature:
    if name in _BINDING:
        span = next((b.span for b in bound if b.name == _BINDING[name]), None)
    elif name == "definitions":
        span = _definition(passages)
    else:
        span = _shown(SIGNS[name], passages)
    return Feature(name, span is not None, span)


def _definition(passages: tuple[Passage, ...]) -> Span | None:
    for passage in passages:
        if passage.clause.kind is Kind.DEFINITION:
            return passage.clause.span
    spans = (span for p in passages for words, span in p.sentences() if found(DEFINES, words))
    return next(spans, None)


def _shown(signs: tuple[Sign, ...], passages: tuple[Passage, ...]) -> Span | None:
    for sign in signs:
        if sign.weak and any(_excludes(sign, passage) for passage in passages):
            return None
        for passage in passages:
            if _counts(sign, passage) and (span := _sentence(sign, passage)):
                return span
    return None


def _counts(sign: Sign, passage: Passage) -> bool:
    """« Cyberbullying | Suspension », « For bullying, a match » name what they punish."""
    kind = passage.clause.kind
    punished = kind is Kind.SANCTION and (" | " in passage.clause.text or _FOR.match(passage.words))
    return kind in sign.kinds or (bool(punished) and Kind.PROHIBITION in sign.kinds)


def _sentence(sign: Sign, passage: Passage) -> Span | None:
    """Return the first sentence that shows the sign and does not deny it."""
    for sentence, span in passage.sentences():
        words = sentence
        if sign.headed:  # one statement with its heading: « Can my coach text me? No. They… »
            words = f"{passage.under.rstrip(' ?')} {_ANSWER.sub('', sentence)}"
        elif passage.under and is_bare(passage.words):
            words = f"{passage.under} {sentence}"
        if found(sign.phrases, words) and not (sign.unless and found(sign.unless, sentence)):
            return span
    return None


def _excludes(sign: Sign, passage: Passage) -> bool:
    """Say whether the policy puts private exchanges out of reach, in so many words."""
    return any(
        found(("(private|privé)~",), sentence) and found(EXCLUDED, sentence)
        for sentence, _ in passage.sentences()
        if passage.clause.kind is Kind.APPLICATION
    )
