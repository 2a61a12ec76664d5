"""Which blocks are headings, and what they announce."""

import itertools
import re
from dataclasses import dataclass

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.lines import TITLE_LABEL
from francjeu.kernel.policy.phrases import found, pattern
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.title import ASIDE, names_policy
from francjeu.kernel.policy.vocabulary import lead_ins as words_of
from francjeu.kernel.policy.vocabulary.headings import (
    ASKING,
    HEADINGS,
    TITLE_SUBJECT,
    WHOLE,
)
from francjeu.kernel.policy.vocabulary.questions import (
    OF_A_CASE,
    PROMISES,
    PROMISING,
    QUESTIONS,
)

_ENDS_SENTENCE = re.compile(
    r"(?<!\binc)(?<!\bltd)(?<!\bltée)(?<!\benr)[.;,!…]$|[;,] (?:and|or|et|ou)$", re.I
)
_QUOTED = re.compile(r"«[^«»]+»|“[^“”]+”|\"[^\"]+\"")
_LONGEST = 90
_LONGEST_QUESTION = 120
_MOST_WORDS = 13
_VERY_FEW_WORDS = 8
_OPENING_KINDS = frozenset(
    {Kind.PURPOSE, Kind.OBJECTIVE, Kind.VALUE, Kind.APPLICATION, Kind.DEFINITION}
)
"""« Purpose of this policy », under the title, is no part of it."""
_CELL_WORDS = 3
_CELL_NAME = 6
"""Words of a cell that may name its column; more, when it announces a kind of rule."""
_HIGHEST_TITLE = 4
_OF_A_CASE = 3.5


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a heading says of the clauses under it; `weight` against their own words."""

    kind: Kind | None = None
    weight: float = 0.0


def announced(words: str) -> Announcement:
    """Return the kind of clause announced by the folded words of a heading."""
    bare = words.strip(" .:;-'\"?()!")
    asked = _asked_or_promised(words)
    if asked.kind:
        return asked
    for kind, weight, phrases in WHOLE:
        if pattern(*phrases).fullmatch(bare):
            return Announcement(kind, weight)
    if TITLE_LABEL.match(bare):
        return Announcement()
    best = Announcement()
    earliest = len(bare) + 1
    for kind, weight, phrases in HEADINGS:
        match = pattern(*phrases).search(bare)
        if match is None:
            continue
        place = match.start() if match.end() - match.start() < len(bare) else -1
        if place < earliest:
            earliest, best = place, Announcement(kind, weight if place <= 0 else weight * 0.8)
    return best


def _asked_or_promised(words: str) -> Announcement:
    """« Somebody mocks me. What do I do? » asks in its last sentence."""
    if not words.strip():
        return Announcement()
    *before, (start, _) = sentences(words)
    last = words[start:].rstrip(" .:*_")
    if before and found(OF_A_CASE, last):
        return Announcement(Kind.PROCEDURE, _OF_A_CASE)
    for kind, weight, phrases in QUESTIONS:
        if found(phrases, last):
            return Announcement(kind, weight)
    promise = re.sub(pattern(*PROMISING), "", last, count=1).strip(" ,")
    for kind, weight, phrases in PROMISES:
        if pattern(*phrases).fullmatch(promise):
            return Announcement(kind, weight)
    return Announcement()


def names_kind(words: str) -> bool:
    """Say whether folded words are one of the usual headings and nothing more."""
    return any(pattern(*phrases).fullmatch(words) for *_, phrases in (*WHOLE, *HEADINGS))


def is_title(blocks: list[Block], verdicts: list[bool], index: int) -> bool:
    """Say whether a heading belongs to the title at the top, and so announces nothing."""
    if blocks[index].row:
        return False
    marker = blocks[index].marker
    if marker and marker.style == "md" and len(marker.value) == 1:
        return names_policy(blocks[index].words)
    if not all(verdicts[:index]) or found(ASKING, blocks[index].words):
        return False
    if index and announced(blocks[index].words).kind in _OPENING_KINDS:
        return False
    last_of_run = index + 1 >= len(verdicts) or not verdicts[index + 1] or blocks[index + 1].row
    return not last_of_run or names_policy(blocks[index].words)


def are_headings(blocks: list[Block]) -> list[bool]:
    """Say of each block whether it is a heading."""
    verdicts = [_candidate(block) for block in blocks]
    for index, (block, after) in enumerate(itertools.pairwise(blocks)):
        verdicts[index] = verdicts[index] or _heads_with_colon(block, after)
    top = _top(blocks)
    for index, block in enumerate(blocks):
        if verdicts[index] and not _certain(block):
            verdicts[index] = _heads_something(blocks, verdicts, index)
    _follow_the_others(blocks, verdicts)
    verdicts[:top] = [True] * top
    _rows_head_nothing(blocks, verdicts)
    return verdicts


def _heads_with_colon(block: Block, after: Block) -> bool:
    """« Use of personal accounts: » over a paragraph of its own is a heading; over a list, no."""
    return (
        block.marker is None
        and after.marker is None
        and block.source.endswith(":")
        and block.blank_before
        and (after.blank_before or len(after.words) > _LONGEST)
        and after.source[:1].isupper()
        and block.source[:1].isupper()
        and len(block.words.split()) <= _VERY_FEW_WORDS
        and not _speaks(block)
    )


def _top(blocks: list[Block]) -> int:
    """How many blocks at the top are the organisation and the title: short, without a full stop."""
    for index, block in enumerate(blocks[:_HIGHEST_TITLE]):
        if block.marker or _ENDS_SENTENCE.search(block.source) or len(block.words) > _LONGEST:
            return 0
        if names_policy(block.words) and found(TITLE_SUBJECT, block.words) and not _speaks(block):
            return index + 1
    return 0


def _rows_head_nothing(blocks: list[Block], verdicts: list[bool]) -> None:
    """Rows of a table are no headings, save the first one when it names its columns."""
    for index, block in enumerate(blocks):
        if block.row:
            first = index == 0 or not blocks[index - 1].row
            verdicts[index] = first and _names_columns(block)


def _names_columns(block: Block) -> bool:
    cells = re.split(r" (?:–|\|) ", block.source)
    short = all(len(cell.split()) <= _CELL_WORDS for cell in cells)
    brief = all(len(cell.split()) <= _CELL_NAME for cell in cells)
    if brief and all(announced(plain(cell)).kind for cell in cells):
        return not found(words_of.ORDINALS, block.words)
    return short and not _speaks(block) and not found(words_of.ORDINALS, block.words)


def _follow_the_others(blocks: list[Block], verdicts: list[bool]) -> None:
    """Where numbers head sections, a short numbered line over a paragraph heads one too."""
    for style in ("number", "number-paren", "dotted", "roman-upper-dot", "letter-upper-dot"):
        of_style = [
            i for i, block in enumerate(blocks) if block.marker and block.marker.style == style
        ]
        if sum(verdicts[i] for i in of_style) * 2 < len(of_style):
            continue
        for index in of_style:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            under = after is not None and (after.marker is None or after.marker.style != style)
            verdicts[index] = verdicts[index] or (under and _looks_short(blocks[index]))


def _looks_short(block: Block) -> bool:
    words = block.words.split()
    return (
        0 < len(words) <= _VERY_FEW_WORDS
        and len(block.pieces) == 1
        and not re.search(r"[.;,:!…]$", block.source)
    )


def _candidate(block: Block) -> bool:
    """Say whether a block has the shape of a heading: short, alone, no end of sentence."""
    marker = block.marker
    if marker and marker.style == "md":
        return True
    if marker and marker.bulleted:
        return False
    bare = ASIDE.sub("", block.words)
    words = bare.split()
    if not words:
        return bool(marker and marker.label)
    if len(bare) <= _LONGEST_QUESTION and block.source.endswith("?") and _asks(block):
        return True
    if len(bare) > _LONGEST or len(words) > _MOST_WORDS or len(block.pieces) > 2:
        return False
    if _ENDS_SENTENCE.search(block.source) and not _known(block, most=4):
        return False
    if _QUOTED.fullmatch(block.source) and block.marker is None:
        return len(words) <= _CELL_NAME + 2  # « RAMEUR », over its definition
    if block.source[0].islower() or block.source[0] in '«“"' or _lists_after_colon(block):
        return False
    asks = _asks(block)
    return _is_caps(block) or block.bold or asks or _known(block, most=8) or not _speaks(block)


def _asks(block: Block) -> bool:
    """Say whether a block asks; of several sentences, the last one does."""
    last = block.words[sentences(block.words)[-1][0] :]
    if not block.source.endswith("?"):
        return _looks_short(block) and found(ASKING, block.words) is not None
    return found(ASKING, last) is not None


def _lists_after_colon(block: Block) -> bool:
    return block.source.endswith(":") and not _known(block, most=4)


def _speaks(block: Block) -> bool:
    """Say whether the words command, forbid or inform: then it is a clause, however short."""
    return found(words_of.SPEAKING, ASIDE.sub("", block.words)) is not None


def _certain(block: Block) -> bool:
    return bool(block.marker and block.marker.style == "md") or (
        block.marker is None and (_is_caps(block) or block.bold)
    )


def _known(block: Block, *, most: int) -> bool:
    """Say whether the words are those of a heading policies commonly have."""
    words = block.words.split()
    asks = found(ASKING, block.words) is not None
    if len(words) > most + 2 * asks or announced(block.words).kind is None:
        return False
    short = len(words) <= 3 and (_is_caps(block) or not block.source.endswith(":"))
    return short or asks or not _speaks(block)


def _is_caps(block: Block) -> bool:
    letters = [char for char in block.source if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.75 * len(letters)


def _heads_something(blocks: list[Block], verdicts: list[bool], index: int) -> bool:
    """A short line is a heading when a body follows it, and not its own next sibling."""
    block = blocks[index]
    after = blocks[index + 1] if index + 1 < len(blocks) else None
    if after is None:
        return False
    if _numbers(block, after) or _labels(block, after):
        return True
    if block.marker and after.marker and after.marker.style == block.marker.style:
        return _known(block, most=8) and after.marker.style.startswith(
            ("roman-upper", "letter-upper", "label")
        )
    if block.marker and _item_before(blocks, verdicts, index):
        return False
    if block.marker is None and verdicts[index + 1] and not _known(block, most=8):
        return _in_title(verdicts, index)
    if block.marker is None and index and verdicts[index - 1] and not _in_title(verdicts, index):
        return _known(block, most=8) or (after.marker is not None and not verdicts[index + 1])
    return True


def _numbers(block: Block, after: Block) -> bool:
    """Say whether the next block is numbered under this one: 4.0 then 4.1, 4 then 4.1."""
    if not (block.marker and after.marker and after.marker.style.startswith("dotted")):
        return False
    stem = block.marker.value.removesuffix(".0")
    return after.marker.value.startswith(f"{stem}.") and after.marker.value != block.marker.value


def _labels(block: Block, after: Block) -> bool:
    """Say whether the next block is labelled under this one: « Chapitre 2 » over « Article 7 »."""
    labels = [each.marker.label if each.marker else "" for each in (block, after)]
    return all(labels) and labels[0] != labels[1]


def _item_before(blocks: list[Block], verdicts: list[bool], index: int) -> bool:
    """Say whether an ordinary item of the same style stands just before."""
    marker, before = blocks[index].marker, blocks[index - 1] if index else None
    return bool(
        marker and before and before.marker and not verdicts[index - 1]
        and before.marker.style == marker.style and not _known(blocks[index], most=6)
    )  # fmt: skip


def _in_title(verdicts: list[bool], index: int) -> bool:
    return all(verdicts[:index])
