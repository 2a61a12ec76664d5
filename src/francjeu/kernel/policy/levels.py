"""How deep a heading stands, what identifies an item, and parts of what a block holds."""

import re
from itertools import zip_longest

from francjeu.kernel.policy.article import Span
from francjeu.kernel.policy.block import Block

NUMBERED = re.compile(
    r"^(?:(?:article|art|section|chapitre|chapter|part|partie|titre|title)\.? "
    r"(?:\d+|[ivx]+)(?:er|re|e)?"
    r"|\d+(?:\.\d+)*|[ivx]+(?=[.)])|[a-z](?=[.)]))\s*[-.:)]*\s+"
)
"""What stands before the words of a heading."""
_HIGH_LABELS = ("part", "partie", "chapitre", "chapter", "titre", "title")
_DEEPEST = 9


def level_of(block: Block) -> int:
    marker = block.marker
    if block.row:
        return _DEEPEST
    if marker is None and block.source[0] in '«“"':
        return _DEEPEST - 1
    if marker is None:
        return 2 if block.source.isupper() else 3
    if marker.style == "md":
        return len(marker.value)
    if marker.style.startswith("dotted"):
        return 2 + marker.value.rstrip("0").strip(".").count(".")
    if marker.label in _HIGH_LABELS or marker.style.startswith("roman-upper"):
        return 1
    return 2


def path_of(names: list[str]) -> tuple[str, ...]:
    """The names that identify an item: 2.2.1 says 2.2 already."""
    return tuple(
        name for name, inner in zip_longest(names, names[1:], fillvalue="")
        if not inner.startswith(f"{name}.")
    )  # fmt: skip


def cut(pieces: list[tuple[int, int]], span: Span) -> list[tuple[int, int]]:
    """Return the parts of the pieces inside a span."""
    parts = [(max(start, span.start), min(end, span.end)) for start, end in pieces]
    return [(start, end) for start, end in parts if start < end]


def says(block: Block, cell: tuple[int, int]) -> bool:
    """Say whether a cell of a row holds words."""
    words = block.source[cell[0] - block.start : cell[1] - block.start]
    return any(char.isalpha() for char in words)
