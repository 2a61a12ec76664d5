"""Where a sentence ends, in folded text: not at « p. ex. », « e.g. », « art. 3 » or « M. »."""

import functools
import re

_END = re.compile(r"[.!?]+[\"')]*(?= |$)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:p|ex|e\.g|i\.e|art|no|n|m|mr|mrs|ms|dr|st|ste|vs|al|par|approx|inc|ltd|cf|tel|ext|fig|pp|vol))\.$"
)
_NOT_AN_END = re.compile(
    r" (?:[a-z]\)|(?:ou|et|and|or|must|shall|should|may|are|is|doit|doivent|peut|peuvent|ne) )"
)


@functools.lru_cache(maxsize=4096)  # each rule asks anew for the sentences of each clause
def sentences(folded: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each sentence in folded text."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(folded):
        if _ABBREVIATED.search(folded[max(0, match.end() - 8) : match.end()]):
            continue
        if _NOT_AN_END.match(folded[match.end() : match.end() + 10]) or (
            "?" in match.group() and _lost(folded, match)
        ):
            continue
        found.append((start, match.end()))
        start = match.end() + (match.end() < len(folded))
    if folded[start:].strip():
        found.append((start, len(folded)))
    return tuple(found)


def _lost(folded: str, match: re.Match[str]) -> bool:
    """A question mark after a letter may be an accent destroyed at the end of a word."""
    return (
        match.group() == "?"
        and folded[match.end() :].strip() != ""
        and not _question(folded, match.start())
    )


def _question(folded: str, end: int) -> bool:
    start = max(folded.rfind(mark, 0, end) for mark in ".!?") + 1
    return bool(
        re.match(
            r"\s*(?:what|who|why|how|when|where|do|does|is|are|can|vous|tu|que|qui|pourquoi|comment|quand|est-ce|avez|as-tu|have|did)\b",
            folded[start:end],
        )
    )
