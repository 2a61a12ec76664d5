"""A block: one paragraph, item or heading, and whether it is a row of a table."""

import itertools
import re
from dataclasses import dataclass, field

from francjeu.kernel.policy.folding import Folded
from francjeu.kernel.policy.markers import Marker

_FEWEST_ITEMS = 2
_CELLS = re.compile(r"(?<=\S) (?:–|\|) (?=\S)")


@dataclass(slots=True)
class Block:
    """One paragraph, item or heading. `pieces` are source spans of its lines, marker left out."""

    pieces: list[tuple[int, int]]
    marker: Marker | None = None
    blank_before: bool = True
    indent: int = 0
    source: str = field(default="", repr=False)
    folded: Folded = field(default=Folded("", (0,)), repr=False)
    bold: bool = False
    row: bool = False

    @property
    def words(self) -> str:
        """Return its folded words."""
        return self.folded.text

    def cells(self) -> list[tuple[int, int]]:
        """Return where the cells of a row are; none when the row runs over several lines."""
        if len(self.pieces) != 1:
            return []
        gaps = [match.span() for match in _CELLS.finditer(self.source)]
        starts = [0, *(end for _, end in gaps)]
        ends = [*(start for start, _ in gaps), len(self.source)]
        return [(self.start + a, self.start + b) for a, b in zip(starts, ends, strict=True)]

    @property
    def start(self) -> int:
        """Return the offset of its first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        return self.pieces[-1][1]


def mark_rows(blocks: list[Block]) -> None:
    """Blocks of several cells, one under the other, are the rows of a table."""
    cells = [block.marker is None and bool(_CELLS.search(block.source)) for block in blocks]
    for index, (here, after) in enumerate(itertools.pairwise(cells)):
        if here and after:
            blocks[index].row = blocks[index + 1].row = True


def mark_items(blocks: list[Block]) -> None:
    """Under a colon, paragraphs that end with semicolons are the items of a list without marks."""
    items: list[Block] = []
    listing = False
    for block in blocks:
        bare = block.marker is None
        if listing and bare:
            items.append(block)
        if not (listing and bare and block.source.endswith(";")):
            _mark(items)
            items, listing = [], bare and block.source.endswith(":")
    _mark(items)


def _mark(items: list[Block]) -> None:
    if sum(item.source.endswith(";") for item in items) >= _FEWEST_ITEMS:
        for item in items:
            item.marker = Marker("bullet", "•", item.start)
