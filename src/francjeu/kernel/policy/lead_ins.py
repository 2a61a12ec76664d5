"""Lead-ins: blocks which open a list, what they make of its items, and which blocks it holds."""

import re

from francjeu.kernel.policy.article import Kind
from francjeu.kernel.policy.block import Block
from francjeu.kernel.policy.headings import Announcement, announced
from francjeu.kernel.policy.phrases import found
from francjeu.kernel.policy.sentences import sentences
from francjeu.kernel.policy.vocabulary import lead_ins as words_of

_A_HEADING = 8
"""Words of a lead-in that may be the heading of its list: « What we ask of you: »."""
_VAGUE = 3.0
_STOPS = re.compile(r"[.;!?][»”\"')\]*_]*$")


def leads_in(block: Block) -> bool:
    """Say whether a block opens a list: a colon, or no end of sentence."""
    return not _STOPS.search(block.source)


def announces(block: Block) -> bool:
    """Say whether a block only introduces the list that follows it."""
    if leads_in(block):
        return True
    last = block.words[sentences(block.words)[-1][0] :] if block.words else ""
    return found(words_of.ANNOUNCING, last) is not None


def names_only(block: Block) -> bool:
    return not found(words_of.SPEAKING, block.words)


def goes_under(block: Block, other: Block, known: set[str], children: list[Block]) -> bool:
    if other.marker is None:
        opens = other.source[:1].islower() or other.source[:1] in '«“"'
        return block.source.endswith(":") and opens
    if other.marker.style in known or other.marker.style == "label":
        return False
    if other.marker.style.startswith("dotted"):
        if block.marker is None:
            return block.source.endswith(":")
        return other.marker.value.startswith(f"{block.marker.value}.")
    return bool(children) or block.marker is not None or announces(block)


def stem_kind(block: Block) -> Kind | None:
    """Return what a lead-in makes of its items; « Cela comprend : » repeats the rule before it."""
    *before, (start, end) = sentences(block.words)
    last = block.words[start:end]
    if before and found(words_of.EXAMPLES_OF, last):
        last = block.words[before[-1][0] : before[-1][1]]
    for kind, phrases in words_of.IMPERATIVE_STEMS:
        if found(phrases, last):
            return kind
    brief = block.source.endswith(":") and len(last.split()) <= _A_HEADING
    told = announced(last) if brief else Announcement()
    vague = told.kind is Kind.PROHIBITION and told.weight <= _VAGUE  # « code of conduct: »
    return None if vague else told.kind
