"""Questions and answers: « Puis-je filmer? Non. » forbids, and only the question says what."""

import re

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.vocabulary.answers import ANSWERS, NO, YES

_LONGEST_ANSWER = 60
_FEW_WORDS = 3


def told_by_question(question: str, answer: str) -> tuple[Kind, float] | None:
    """Return what a short answer does, given the folded heading which asks."""
    said = "yes" if found(YES, answer) else "no" if found(NO, answer) else ""
    for asked, kinds in ANSWERS:
        if said in kinds and found(asked, question):
            return kinds[said]
    return None


def end_of_answer(words: str) -> bool:
    """Say whether words are « No. » alone: the sentence after belongs to it."""
    return len(words.split()) <= _FEW_WORDS and is_bare(words)


def is_bare(answer: str) -> bool:
    """Say whether an answer opens on yes or no: what it is about stands in the question."""
    opening = re.split(r"[.;]", answer[:_LONGEST_ANSWER])[0]
    return found((*YES, *NO), opening) is not None
