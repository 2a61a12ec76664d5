"""From blocks to segments: sections, lead-ins and their items; one segment is one clause."""

from dataclasses import dataclass
from itertools import takewhile

from francjeu.kernel.policy.article import Kind, Span
from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.folding import plain
from francjeu.kernel.policy.headings import Announcement, announced, are_headings, is_title
from francjeu.kernel.policy.lead_ins import (
    announces,
    goes_under,
    leads_in,
    names_only,
    stem_kind,
)
from francjeu.kernel.policy.levels import NUMBERED, cut, level_of, path_of, says
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.run_in import run_in
from francjeu.kernel.policy.segment import Section, Segment
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.vocabulary import lead_ins as words_of

_FRAGMENT = 4
_NAMES = 7
_EXAMPLE = 14
_SENTENCE = 5
_LED = 4.0
_OPPOSITES = tuple({Kind.PROHIBITION, other} for other in (Kind.DUTY, Kind.RIGHT))
"""What the two columns of a table announce when each holds rules of its own."""


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that is still open: deeper markers belong to it."""

    style: str
    name: str


@dataclass(frozen=True, slots=True)
class _Stem:
    """A lead-in waiting for its items: those of `style`, one step below `depth`."""

    words: str
    kind: Kind | None
    depth: int
    style: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Segments in order, the lead-ins that are no clause by themselves, and which blocks head."""

    segments: tuple[Segment, ...]
    lead_ins: tuple[Segment, ...]
    headings: tuple[bool, ...]


def outline(blocks: list[Block]) -> Outline:
    """Return how the blocks of a document hang together."""
    verdicts = are_headings(blocks)
    reader = _Reader(blocks, verdicts)
    return Outline(tuple(reader.read()), tuple(reader.lead_ins), tuple(verdicts))


class _Reader:
    """Walks the blocks once; holds the section, the open items and the lead-ins in force."""

    def __init__(self, blocks: list[Block], verdicts: list[bool]) -> None:
        self._blocks = blocks
        self._verdicts = verdicts
        self._section = Section()
        self._levels: list[tuple[int, Section]] = []
        self._open: list[_Open] = []
        self._stems: list[_Stem] = []
        self._segments: list[Segment] = []
        self.lead_ins: list[Segment] = []

    def read(self) -> list[Segment]:
        index = 0
        while index < len(self._blocks):
            if self._verdicts[index]:
                self._enter(index)
                index += 1
            elif not self._blocks[index].words.strip(" .-:"):
                index += 1
            else:
                index = self._take(index)
        return self._segments

    def _enter(self, index: int) -> None:
        block = self._blocks[index]
        self._open, self._stems = [], []
        level = level_of(block)
        while self._levels and self._levels[-1][0] >= level:
            self._levels.pop()
        parent = self._levels[-1][1] if self._levels else None
        words = NUMBERED.sub("", block.words.strip(" *_#"))
        silent = is_title(self._blocks, self._verdicts, index)
        self._section = Section(
            heading="" if silent else block.source.strip(" *_#"),
            words="" if silent else words,
            announcement=Announcement() if silent else _announcement(block, words),
            parent=parent,
            mark=block.marker.name if block.marker else "",
            columns=block.row,
            sides=self._sides(block, parent),
            at=Span(block.start, block.end),
        )
        self._levels.append((level, self._section))
        if block.row:
            kind = self._section.announces().kind
            self._say_who_or_what(block.pieces, block.words, kind)

    @staticmethod
    def _sides(block: Block, parent: Section | None) -> tuple[Section, ...]:
        """« À faire | À éviter »: each column announces rules of its own."""
        sides = []
        for start, end in block.cells() if block.row else []:
            heading = block.source[start - block.start : end - block.start]
            words = plain(heading)
            at = Span(start, end)
            sides.append(Section(heading, words, announced(words), parent, at=at))
        kinds = {side.announcement.kind for side in sides}
        return tuple(sides) if kinds in _OPPOSITES else ()

    def _take_row(self, block: Block) -> bool:
        """Read each cell as a clause where the columns announce different things."""
        cells = block.cells() if block.row else []
        if not self._section.sides or len(cells) != len(self._section.sides):
            return False
        for cell, side in zip(cells, self._section.sides, strict=True):
            if not says(block, cell):
                continue
            first = not self._segments
            self._segments.append(Segment((cell,), side, (), listed=True, first=first))
        return True

    def _take(self, index: int) -> int:
        """Read the block at `index` as a clause, or as a lead-in; return the next index."""
        block = self._blocks[index]
        if self._section.columns and not block.row:
            self._levels.pop()
            self._section = self._section.parent or Section()
        depth = self._place(block)
        if self._take_row(block):
            return index + 1
        children = self._children(index)
        if children and stem_kind(block) is Kind.APPLICATION and leads_in(block):
            children = list(takewhile(names_only, children)) or children
        if children and self._is_one_clause(block, children):
            self._emit(block, [*block.pieces, *(p for child in children for p in child.pieces)])
            return index + 1 + len(children)
        after = index + 1 < len(self._blocks) and self._blocks[index + 1]
        if children and announces(block):
            self._lead_in(block, depth, children[0])
        elif after and self._opens(block, after, headed=self._verdicts[index + 1]):
            self._lead_in(block, depth - 1, after)
        else:
            said = [cell for cell in block.cells() if says(block, cell)] if block.row else []
            self._emit(block, said if len(said) == 1 else block.pieces)
        return index + 1

    @staticmethod
    def _opens(block: Block, after: Block, *, headed: bool) -> bool:
        """« Il est résolu : » over a heading; « sont définis comme suit : » over its like."""
        if not block.source.endswith(":"):
            return False
        if headed or block.marker is None or after.marker is None:
            return headed and block.marker is None
        return block.marker.bulleted and after.marker.style == block.marker.style

    def _place(self, block: Block) -> int:
        """Close the items that this block does not belong to; return its depth in the list."""
        if block.marker is None:
            if not (self._stems and block.source[:1].islower()):
                self._open, self._stems = [], []
            return len(self._open)
        style = block.marker.style
        styles = [item.style for item in self._open]
        if style in styles:
            del self._open[styles.index(style) :]
        elif style in ("dotted", "number", "label") and not self._awaited(style):
            self._open = []
        elif style.startswith("dotted"):
            inside = block.marker.value
            self._open = [item for item in self._open if inside.startswith(f"{item.name}.")]
        self._open.append(_Open(style, block.marker.name))
        depth = len(self._open)
        while self._stems and not self._completes(self._stems[-1], style, depth):
            self._stems.pop()
        return depth

    def _awaited(self, style: str) -> bool:
        """Say whether the lead-in just read waits for items of this style: 4.3, then 1., 2."""
        return bool(style == "number" and self._stems and self._stems[-1].style == style)

    @staticmethod
    def _completes(stem: _Stem, style: str, depth: int) -> bool:
        return depth > stem.depth + 1 or (depth == stem.depth + 1 and style == stem.style)

    def _children(self, index: int) -> list[Block]:
        """Return the deeper items that follow the block at `index` without interruption."""
        block = self._blocks[index]
        known = {item.style for item in self._open}
        children: list[Block] = []
        for position in range(index + 1, len(self._blocks)):
            other = self._blocks[position]
            if self._verdicts[position] or not goes_under(block, other, known, children):
                break
            children.append(other)
        return children

    def _is_one_clause(self, block: Block, children: list[Block]) -> bool:
        """Lists of mere names, and short examples under an item, are part of the clause above."""
        words = sum(len(child.words.split()) for child in children)
        examples = self._stems and found(words_of.EXAMPLES, block.words)
        if (
            leads_in(block)
            and found(words_of.COMPLETE, block.words)
            and words <= _NAMES * len(children)
        ):
            return all(names_only(child) for child in children)
        names = leads_in(block) and stem_kind(block) is Kind.APPLICATION
        most = _EXAMPLE if examples else _NAMES if names else _FRAGMENT
        if words > most * len(children):
            return False
        if not leads_in(block):
            bullets = all(child.marker and child.marker.bulleted for child in children)
            return bullets and not announces(block)
        if names:
            return all(names_only(child) for child in children)
        return bool(self._stems)

    def _lead_in(self, block: Block, depth: int, child: Block) -> None:
        """Hold the last sentence as lead-in; what commands before it is a clause of its own."""
        start = sentences(block.words)[-1][0]
        before = block.words[:start].strip()
        if found(words_of.COMMANDING, before) or not _is_preface(before):
            self._emit(block, cut(block.pieces, block.folded.span(0, len(before))))
        above = self._stems[-1] if self._stems else None
        kind = stem_kind(block) or (above.kind if above else None)
        words = f"{above.words if above else ''} {block.words[start:]}".strip()
        style = child.marker.style if child.marker else ""
        self._stems.append(_Stem(words, kind, depth, style))
        pieces = cut(block.pieces, block.folded.span(start, len(block.words)))
        self._say_who_or_what(pieces, words, kind)

    def _say_who_or_what(
        self, pieces: list[tuple[int, int]], words: str, kind: Kind | None
    ) -> None:
        """Keep a lead-in, or the names of columns: no clause, yet they may say who or how much."""
        self.lead_ins.append(
            Segment(tuple(pieces), self._section, (), listed=True, stem=words, stem_kind=kind)
        )

    def _emit(self, block: Block, pieces: list[tuple[int, int]]) -> None:
        section, pieces = run_in(block, pieces, self._section)
        stem = self._stems[-1] if self._stems else None
        self._segments.append(
            Segment(
                pieces=tuple(pieces),
                section=section,
                path=path_of([item.name for item in self._open if item.name]),
                listed=block.marker is not None,
                stem=stem.words if stem else "",
                stem_kind=stem.kind if stem else None,
                first=not self._segments,
            )
        )


def _announcement(block: Block, words: str) -> Announcement:
    """« As a player, I agree not to: », set in bold, is a lead-in all the same."""
    told = announced(words)
    if told.kind is None and words.rstrip(" *_").endswith(":"):
        return Announcement(stem_kind(block), _LED)
    return told


def _is_preface(words: str) -> bool:
    """« L’Association croit au sport. Il est interdit : » opens on no rule."""
    return len(words.split()) < _SENTENCE or found(words_of.PREFACE, words) is not None
