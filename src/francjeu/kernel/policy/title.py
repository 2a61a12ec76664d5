"""Which line is the title of a policy."""

import re
from itertools import pairwise

from francjeu.kernel.policy.article import Span
from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.lines import Line
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.vocabulary.headings import ASKING, TITLE_SUBJECT, TITLE_WORDS

_MOST_WORDS = 13
_TITLE_BLOCKS = 12
_FEW_WORDS = 3
_NAMED = 2.0
ASIDE = re.compile(r"\s*\([^()]*\)$")
"""« (adopted on…) » at the end of a heading is no part of it."""
_UNFINISHED = re.compile(
    r"\b(?:and|or|of|for|the|a|an|in|on|to|with|by|between|et|ou|de|du|des|la|le|les|aux?|en|sur|pour|"
    r"par|avec|entre)[ *_]*$|[,'-]$"
)
"""A word on which no title ends."""
_COLUMN_GAP = re.compile(r"\S {3,}\S|\t")


def title_of(blocks: list[Block], verdicts: tuple[bool, ...], aside: list[Line]) -> Span:
    """Return where the title is: the line near the top that names a policy, else a heading."""
    top = [
        (block.source, Span(block.start, block.end))
        for block, heads in zip(blocks[:_TITLE_BLOCKS], verdicts, strict=False)
        if not block.row and (heads or names_policy(block.words))
    ]
    margins = [(line.source, Span(line.start, line.end)) for line in aside[:6]
               if not _COLUMN_GAP.search(line.source)]  # fmt: skip
    pairs = enumerate(zip(blocks, verdicts, strict=True))
    run = next((i for i, (block, heads) in pairs if block.row or not heads), len(verdicts))
    first_run = [(block.source, Span(block.start, block.end)) for block in blocks[:run]]
    if any(_title_score(source) > 0 for source, _ in first_run):
        top, margins = first_run, []
    best = max(
        sorted(top + margins, key=lambda item: item[1].start),
        key=lambda item: _title_score(item[0]),
        default=None,
    )
    score = _title_score(best[0]) if best else 0.0
    if best and score >= _NAMED:
        return _whole(best[1], blocks[:run])
    heads = (index for index, heads in enumerate(verdicts) if heads)
    named = (i for i, block in enumerate(blocks) if best and score and block.start == best[1].start)
    first = next(named, next(heads, None))
    if first is not None and first + 1 < run and len(blocks[first].words.split()) == 1:
        first += 1  # « Annexe », over the heading of what follows
    if first and not score and not all(verdicts[:first]):
        return Span(0, 0)
    if first is None:
        return best[1] if best and score else Span(0, 0)
    last = first
    marked = blocks[first].marker is not None  # by Markdown: the heading is whole
    while (
        not marked
        and last + 2 < len(blocks)
        and verdicts[last + 2]
        and _ends_title(blocks[last + 1])
    ):
        last += 1
    return Span(blocks[first].start, blocks[last].end)


def _whole(title: Span, run: list[Block]) -> Span:
    """A title cut at the end of a line goes on with the heading under it."""
    for before, after in pairwise(run):
        if (before.start, before.end) != (title.start, title.end) or after.marker:
            continue
        words = re.sub(r"[*_]", "", after.source)
        if words[:1].islower() or _UNFINISHED.search(before.words):
            return Span(title.start, after.end)
    return title


def _ends_title(block: Block) -> bool:
    """Say whether a block over a heading is the end of a title cut by its large letters."""
    few = len(block.words.split()) <= _FEW_WORDS
    return few and block.marker is None and not block.blank_before


def names_policy(words: str) -> bool:
    bare = ASIDE.sub("", words)
    return len(bare.split()) <= _MOST_WORDS and found(TITLE_WORDS, words) is not None


def _title_score(source: str) -> float:
    folded = ASIDE.sub("", plain(source))
    if len(folded.split()) > _MOST_WORDS + 3 or re.search(r"[.;]$", folded):
        return 0.0
    subject = found(TITLE_SUBJECT, folded) is not None
    if found(ASKING, folded):
        return 0.0
    return _NAMED * (found(TITLE_WORDS, folded) is not None) + subject
