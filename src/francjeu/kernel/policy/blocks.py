"""From lines to blocks: what was one paragraph, item or heading before the page cut it up."""

import itertools
import re
from dataclasses import dataclass, replace

from francjeu.kernel.policy.block import Block, mark_items, mark_rows
from francjeu.kernel.policy.folding import fold
from francjeu.kernel.policy.lines import (
    TITLE_LABEL,
    Line,
    furniture,
    is_letterhead,
    is_metadata,
    physical_lines,
    with_lone_marks,
)
from francjeu.kernel.policy.markers import (
    Marker,
    as_letter,
    bare_marker,
    bare_numbers,
    read_marker,
)
from francjeu.kernel.policy.run_on import run_on

_TERMINAL = re.compile(r"[.!?;:][»”\"')\]*_]*$")
_CLOSED = re.compile(r"[.!?;][»”\"')\]*_]*$")
_BOLD_LINE = re.compile(r"(?:\*\*|__)(?P<inner>[^*_]+)(?:\*\*|__)\s*[:.]?")
_SET_APART = re.compile(r"[*_]{1,3}[^*_]+[*_]{1,3}|\([^()]{20,}\)")
"""A line which stands whole in italics, in bold or in brackets is whole."""
_LABELLED = re.compile(r"[A-ZÀ-Ý][^.:;!?]{2,30} ?: \S")
_WRAPPED_SHARE = 0.12
_TOP = 8
_ALIKE = 3
_SET_IN = 2
_SHORT_HEADING = 60
_WIDEST_PAGE = 132


@dataclass(frozen=True, slots=True)
class Page:
    """How the text is laid out: wrapped at a width, or one paragraph a line."""

    wrapped: bool
    width: int
    partly: bool = False
    """Some paragraphs only are wrapped, as a page pieced together leaves them."""


def blocks_of(text: str) -> tuple[list[Block], list[Line], list[Line]]:
    """Return the blocks of a text, the lines taken as furniture, and those that only date it."""
    lines = physical_lines(text)
    out = furniture(lines)
    kept = with_lone_marks(text, [line for i, line in enumerate(lines) if i not in out])
    jumps = _jumps(lines, out)
    counted = bare_numbers([line.source for line in kept])
    bare = frozenset(kept[index].start for index in counted)
    builder = _Builder(page=_layout(kept), text=text, bare=bare)
    for line, after in itertools.zip_longest(kept, kept[1:]):
        builder.add(line, after, after_furniture=line.start in jumps)
    aside = [lines[index] for index in sorted(out)]
    return builder.finished(), aside, [line for line in aside if is_metadata(line)]


def _jumps(lines: list[Line], out: frozenset[int]) -> frozenset[int]:
    """Offsets of lines that follow furniture or a new page: a paragraph may run across."""
    found = set()
    for index, line in enumerate(lines[1:], 1):
        before = lines[index - 1]
        atop = index < _TOP and is_letterhead(before)
        if index not in out and ((index - 1 in out and not atop) or before.page != line.page):
            found.add(line.start)
    return frozenset(found)


def _layout(lines: list[Line]) -> Page:
    if not lines:
        return Page(wrapped=False, width=0)
    lengths = sorted(line.length for line in lines)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))]
    runs = sum(
        1
        for before, line in itertools.pairwise(lines)
        if not line.blank_before and _starts_lower(line.source)
        and not _CLOSED.search(before.source) and read_marker(line.source, 0) is None
    )  # fmt: skip
    wrapped = width <= _WIDEST_PAGE and runs >= _WRAPPED_SHARE * len(lines)
    return Page(wrapped=wrapped, width=width, partly=runs > _SET_IN)


def _starts_lower(source: str) -> bool:
    return source.lstrip("\"'([«“’ ")[:1].islower()


class _Builder:
    """Joins lines one after the other; holds the block being built and the lists that are open."""

    def __init__(self, *, page: Page, text: str, bare: frozenset[int]) -> None:
        self._page = page
        self._bare = bare
        self._text = text
        self._done: list[Block] = []
        self._last: Line | None = None
        self._ranks: dict[str, int] = {}
        self._margin = self._number_margin = self._inner_margin = 0

    def add(self, line: Line, after: Line | None, *, after_furniture: bool) -> None:
        marker = self._believed(line)
        apart = self._stands_apart(line, after) or self._opens_alike(line, after)
        if marker is None and not apart and self._continues(line, after_furniture=after_furniture):
            self._done[-1].pieces.append((line.start, line.end))
        else:
            self._open(line, marker)
        self._last = line

    def _opens_alike(self, line: Line, after: Line | None) -> bool:
        """« As a parent I… » line after line: each is an item, without mark or full stop."""
        opening = line.words.split()[:_ALIKE]
        near = (other.words.split()[:_ALIKE] for other in (self._last, after) if other)
        return len(opening) == _ALIKE and opening in list(near)

    def _stands_apart(self, line: Line, after: Line | None) -> bool:
        """A short line between a full stop and a new beginning heads what follows it."""
        return (
            after is not None
            and self._last is not None
            and _CLOSED.search(self._last.source) is not None
            and not _TERMINAL.search(line.source)
            and not line.source.endswith(",")
            and not _starts_lower(line.source)
            and line.length < min(_SHORT_HEADING, 0.6 * self._page.width)
            and (after.source[:1].isupper() or read_marker(after.source, 0) is not None)
        )

    def finished(self) -> list[Block]:
        self._done = [part for block in self._done for part in run_on(self._text, block)]
        for block in self._done:
            block.source = " ".join(self._text[start:end] for start, end in block.pieces).strip()
            block.folded = fold(self._text, block.pieces)
        mark_items(self._done)
        mark_rows(self._done)
        return self._done

    def _open(self, line: Line, marker: Marker | None) -> None:
        start = marker.content if marker else line.start
        bold = bool(_BOLD_LINE.fullmatch(line.source)) or bool(marker and marker.bold)
        bold = bold or line.underlined
        self._done.append(
            Block(
                [(min(start, line.end), line.end)],
                marker,
                line.blank_before,
                line.indent,
                bold=bold,
            )
        )
        if marker:
            self._ranks[marker.style] = marker.rank

    def _believed(self, line: Line) -> Marker | None:
        """Return the marker of a line when it is one: a wrapped « 14. » or « M. » is not."""
        if line.start in self._bare:
            return bare_marker(line.source, line.start)
        marker = read_marker(line.source, line.start)
        if marker is None or marker.style == "md":
            return marker
        if marker.bulleted:
            return self._bullet(line, marker) if self._bullet_believed(line, marker) else None
        letter = as_letter(marker)
        if letter and self._follows(letter):
            led = self._last is not None and self._last.source.endswith(":")
            if not self._follows(marker) or (self._is_next(letter) and not led):
                return letter
        if marker.style.startswith(("roman", "letter")):
            return self._lettered(marker, letter)
        if marker.label:
            return marker if line.blank_before or self._rested() else None
        if marker.style == "number":
            marker = self._number(line, marker)
        if self._follows(marker) or marker.rank == 1 or marker.style == "dotted":
            return marker if self._rested() or line.blank_before else None
        return marker if line.blank_before else None

    def _lettered(self, marker: Marker, letter: Marker | None) -> Marker | None:
        if marker.style.startswith("roman"):
            if marker.rank == 1 or self._follows(marker):
                return marker
            return letter if letter and self._follows(letter) else None
        return marker if marker.rank == 1 or self._follows(marker) else None

    def _follows(self, marker: Marker) -> bool:
        before = self._ranks.get(marker.style, 0)
        return before < marker.rank <= before + 2

    def _is_next(self, marker: Marker) -> bool:
        """« i) » after « h) » is a letter."""
        before = self._done[-1].marker if self._done else None
        return before is not None and (before.style, before.rank + 1) == (marker.style, marker.rank)

    def _number(self, line: Line, marker: Marker) -> Marker:
        """A list that starts again set in, or under a colon, belongs to the item above it."""
        before = self._done[-1] if self._done else None
        style = before.marker.style if before and before.marker else ""
        set_in = line.indent >= self._number_margin + _SET_IN
        led = self._last is not None and self._last.source.endswith(":")
        if style == "number" and marker.rank == 1 and (set_in or led):
            self._inner_margin = line.indent
            return replace(marker, style="number-inner")
        inner = replace(marker, style="number-inner")
        if style == "number-inner" and line.indent >= self._inner_margin and self._follows(inner):
            return inner
        self._number_margin = line.indent
        return marker

    def _bullet(self, line: Line, marker: Marker) -> Marker:
        """A bullet set in from the one before it belongs under it."""
        before = self._done[-1] if self._done else None
        if before is None or before.marker is None or not before.marker.bulleted:
            self._margin = line.indent
        if line.indent >= self._margin + _SET_IN:
            return replace(marker, style="bullet-inner")
        return marker

    def _bullet_believed(self, line: Line, marker: Marker) -> bool:
        if marker.value not in "-–—o" or line.blank_before or self._rested():
            return True
        current = self._done[-1]
        if current.marker and current.marker.bulleted:
            return True
        return self._last is not None and self._last.length <= _SHORT_HEADING

    def _rested(self) -> bool:
        """Say whether the line before could be the end of something."""
        if self._last is None:
            return True
        if not self._page.wrapped:
            return True
        ended = bool(_TERMINAL.search(self._last.source)) or self._last.source.endswith(",")
        return ended or self._last.length < 0.8 * self._page.width

    def _continues(self, line: Line, *, after_furniture: bool) -> bool:
        if not self._done or self._last is None:
            return False
        current = self._done[-1]
        if TITLE_LABEL.match(self._last.source):
            return False
        if _is_heading_mark(current) or _BOLD_LINE.fullmatch(line.source):
            return False
        ended = bool(_TERMINAL.search(self._last.source))
        if current.start == current.end:
            return False
        if line.source.startswith("(") and _SET_APART.fullmatch(line.source):
            return False
        if _is_caps(self._last.source) and not _is_caps(line.source) and len(current.pieces) == 1:
            return False
        if _starts_lower(line.source):
            if line.blank_before and len(self._done) == 1 and not self._page.wrapped:
                return False  # a motto under the title
            return not ended or (not line.blank_before and not _TERMINAL.search(self._last.source))
        return self._continues_upper(line, current, ended=ended, broken=after_furniture)

    def _continues_upper(self, line: Line, current: Block, *, ended: bool, broken: bool) -> bool:
        last = self._last
        if last is None or (_is_caps(last.source) and not _is_caps(line.source)):
            return False
        if _SET_APART.fullmatch(last.source):
            return False
        if current.marker and line.indent > current.indent and not (line.blank_before or ended):
            return True
        if not self._page.wrapped:
            long = _SHORT_HEADING < last.length <= _WIDEST_PAGE and current.marker is not None
            cut = last.source.endswith(",") or (self._page.partly and not ended)
            return long and cut and not line.blank_before
        if _is_caps(line.source) and not _is_caps(last.source):
            return False
        if ended and _LABELLED.match(line.source):
            return False
        if line.blank_before and last.source.endswith(",") and current.marker is not None:
            return True
        if line.blank_before or broken:
            return broken and not ended and last.length >= 0.75 * self._page.width
        if current.marker and line.indent > last.indent and len(current.pieces) == 1:
            return True
        return last.length >= 0.72 * self._page.width


def _is_caps(source: str) -> bool:
    letters = [char for char in source if char.isalpha()]
    return len(letters) > 3 and sum(char.isupper() for char in letters) > 0.8 * len(letters)


def _is_heading_mark(block: Block) -> bool:
    return bool(block.marker and block.marker.style == "md") or (
        block.bold and len(block.pieces) == 1 and block.end - block.start < _SHORT_HEADING
        and block.marker is None
    )  # fmt: skip
