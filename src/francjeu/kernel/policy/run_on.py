"""Lists written on in one paragraph: « : a) this; b) that »."""

import re
from dataclasses import replace

from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.markers import Marker

_RUN_ON = re.compile(r"(?<=[;:,.])\s+(?:(?:et|ou|and|or)\s+)?\(?(?P<value>[a-y])\)\s+(?=\S)")
_A_LIST = 2


def run_on(text: str, block: Block) -> list[Block]:
    """Cut « : a) this; b) that » written on in one paragraph, when the letters follow."""
    wanted = _after(block.marker)
    cuts: list[re.Match[str]] = []
    for match in _RUN_ON.finditer(text, block.start, block.end):
        if wanted and match.group("value") == wanted:
            cuts.append(match)
            wanted = chr(ord(wanted) + 1)
    if not cuts or (block.marker is None and len(cuts) < _A_LIST):
        return [block]
    edges = [match.start() for match in cuts]
    parts = [replace(block, pieces=_cut(block.pieces, block.start, edges[0]))]
    for match, end in zip(cuts, [*edges[1:], block.end], strict=True):
        marker = Marker("letter-lower-paren", match.group("value"), match.end())
        pieces = _cut(block.pieces, match.end(), end)
        if pieces:
            parts.append(Block(pieces, marker, blank_before=False, indent=block.indent + 1))
    return parts


def _after(marker: Marker | None) -> str:
    """Return the letter that would continue the list this marker is in."""
    if marker is None or not marker.style.startswith("letter-lower"):
        return "a"
    return chr(ord(marker.value) + 1) if marker.value < "y" else ""


def _cut(pieces: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    parts = [(max(a, start), min(b, end)) for a, b in pieces]
    return [(a, b) for a, b in parts if a < b]
