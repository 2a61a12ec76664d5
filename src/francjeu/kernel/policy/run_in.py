"""A heading written at the start of the clause itself: « **Sanctions.** Le comité… »."""

import re

from francjeu.kernel.policy.answers import is_bare
from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.headings import announced, names_kind
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.segment import Section
from francjeu.kernel.policy.vocabulary.lead_ins import ORDERING, ORDINALS

_RUN_IN = re.compile(
    r"(?:\*\*|__)(?P<heading>[^*_\n]{2,80}?)[.:]?\s*(?:\*\*|__)\s*[.:–—-]?\s*(?=\S)"
)
_RUN_IN_AFTER_MARK = re.compile(
    r"(?P<heading>[^*_\n]{2,80}?)[.:]?\s*(?:\*\*|__)\s*[.:–—-]?\s*(?=\S)"
)
_RUN_IN_PLAIN = re.compile(
    r"(?P<heading>[^\W\d_][^.:;\n]{1,40}?)\s*(?:[:.]|\s[–—-])\s+(?=[A-ZÀ-Ý\"“«])"
)
_RUN_IN_LOWER = re.compile(
    r"(?P<heading>[^\W\d_][^.:;\n]{1,30}?)\s*:\s+(?=[a-zà-ÿ])"
    r"(?!(?:ils?|elles?|on|it|they|we|you)\b)"
)
"""« Consequences: warning, suspension »: the label is one of the usual headings, whole."""


_GOES_ON = re.compile(r"[^\s.:–—-][*_]{2,3}\s*$")
"""Bold words without a stop after them."""


def _is_label(words: str) -> bool:
    """Say whether words head what follows; « First violation: » is the case it is for."""
    return names_kind(words) and not found(ORDINALS, words)


def run_in(
    block: Block, pieces: list[tuple[int, int]], under: Section
) -> tuple[Section, list[tuple[int, int]]]:
    """Take off a heading written at the start of the clause itself."""
    if block.row:
        return under, pieces
    bold = _RUN_IN.match(block.source)
    if bold is None and block.bold:
        bold = _RUN_IN_AFTER_MARK.match(block.source)
    match = bold or _RUN_IN_PLAIN.match(block.source)
    lower = None if match else _RUN_IN_LOWER.match(block.source)
    if lower and _is_label(plain(lower.group("heading"))):
        match = lower
    if not match:
        return under, pieces
    heading = match.group("heading").strip()
    if _GOES_ON.search(match.group()) and block.source[match.end()].islower():
        return under, pieces  # « **Post** means… » is one sentence
    meaning = announced(plain(heading))
    defining = under.announces().kind is Kind.DEFINITION
    if defining and meaning.kind is not Kind.DEFINITION:
        return under, pieces
    if bold is None and found(ORDERING, plain(heading)):
        return under, pieces  # « Maintain confidentiality. Do not share… »
    answers = is_bare(plain(heading))  # « Non. Un entraîneur… »
    if bold is None and (answers or meaning.kind is None or len(heading.split()) > 4):
        return under, pieces
    start = block.start + match.end()  # the pieces may begin after the stars of bold words
    if not pieces[0][0] <= start < pieces[0][1]:
        return under, pieces
    section = Section(heading, plain(heading), meaning, under)
    return section, [(start, pieces[0][1]), *pieces[1:]]
