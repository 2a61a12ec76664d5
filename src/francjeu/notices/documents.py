"""A letter as blocks: read from plain text once, printed as text, page or PDF. Pure.

    # title (once)      ## heading      - item      | label | value      === starts the annex
    **strong**, and paragraphs between blank lines.

Values put into a text are sealed first (`seal`): what a person typed never becomes structure.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum

_SIGNS = "#*-|=\n"
_SEALED = {ord(sign): 0xE000 + place for place, sign in enumerate(_SIGNS)}
_OPENED = {0xE000 + place: sign for place, sign in enumerate(_SIGNS)}
_PRIVATE = re.compile("[\ue000-\uf8ff\x00-\x08\x0b-\x1f\x7f]")


class BadDocument(Exception):
    """The text has no title, or a line that cannot be read."""


class Kind(StrEnum):
    """What a block is. Keys are stored with letters: never renamed."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEMS = "items"
    FACTS = "facts"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one weight."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One block; `lines` holds one line, one per item, or label and value in turn."""

    kind: Kind
    lines: tuple[tuple[Run, ...], ...]

    @property
    def pairs(self) -> tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...]:
        """Label and value of each fact."""
        return tuple(zip(self.lines[::2], self.lines[1::2], strict=True))


@dataclass(frozen=True, slots=True)
class Document:
    """A titled letter."""

    title: str
    blocks: tuple[Block, ...]


def seal(value: str) -> str:
    """The value with its signs set aside, so that reading the text cannot mistake them."""
    return _PRIVATE.sub("", value.strip().replace("\r\n", "\n")).translate(_SEALED)


def opened(value: str) -> str:
    """The sealed value as it was."""
    return value.translate(_OPENED)


def read(text: str) -> Document:
    """Read a letter's text. Raises BadDocument."""
    parts = [part.strip("\n") for part in re.split(r"\n[ \t]*\n", text) if part.strip()]
    if not parts or not parts[0].startswith("# "):
        raise BadDocument("a letter begins with its title")
    title = opened(parts[0].removeprefix("# ").strip())
    return Document(title=title, blocks=tuple(b for part in parts[1:] for b in _blocks(part)))


def _blocks(part: str) -> Iterator[Block]:
    lines = [line.strip() for line in part.splitlines() if line.strip()]
    if lines[0].startswith("## "):
        yield Block(Kind.HEADING, (_runs(lines.pop(0).removeprefix("## ")),))
    elif lines[0].startswith("=== "):
        yield Block(Kind.ANNEX, (_runs(lines.pop(0).removeprefix("=== ")),))
    while lines:
        yield _next(lines)


def _next(lines: list[str]) -> Block:
    if lines[0].startswith("- "):
        items = [_runs(line.removeprefix("- ")) for line in _while(lines, "- ")]
        return Block(Kind.ITEMS, tuple(items))
    if lines[0].startswith("| "):
        cells = [_fact(line) for line in _while(lines, "| ")]
        return Block(Kind.FACTS, tuple(runs for pair in cells for runs in pair))
    taken = [lines.pop(0)]
    while lines and not lines[0].startswith(("- ", "| ")):
        taken.append(lines.pop(0))
    return Block(Kind.PARAGRAPH, (_runs(" ".join(taken)),))


def _while(lines: list[str], sign: str) -> Iterator[str]:
    while lines and lines[0].startswith(sign):
        yield lines.pop(0)


def _fact(line: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    label, bar, value = line.removeprefix("| ").partition(" | ")
    if not bar or not value.strip():
        raise BadDocument(f"a fact has a label and a value: {opened(line)[:40]}")
    return _runs(label.strip()), _runs(value.strip())


def _runs(line: str) -> tuple[Run, ...]:
    pieces = line.split("**")
    if len(pieces) % 2 == 0:
        raise BadDocument(f"a strong part is not closed: {opened(line)[:40]}")
    return tuple(Run(opened(piece), place % 2 == 1) for place, piece in enumerate(pieces) if piece)


def plain(document: Document) -> str:
    """The letter as plain text, for reading aloud, for keeping and for searching what it names."""
    return "\n\n".join([document.title, *(_plain(block) for block in document.blocks)]) + "\n"


def _plain(block: Block) -> str:
    lines = ["".join(run.text for run in line) for line in block.lines]
    if block.kind is Kind.ITEMS:
        return "\n".join(f"- {line}" for line in lines)
    if block.kind is Kind.FACTS:
        return "\n".join(f"{a}\n    {b}" for a, b in zip(lines[::2], lines[1::2], strict=True))
    return "\n".join(lines)


def dumped(document: Document) -> str:
    """The blocks as JSON, as kept and as the typesetter reads them."""
    return json.dumps([asdict(block) for block in document.blocks], ensure_ascii=False)


def loaded(*, title: str, body: str) -> Document:
    """The document back from its row."""
    blocks = tuple(
        Block(Kind(b["kind"]), tuple(tuple(Run(**run) for run in line) for line in b["lines"]))
        for b in json.loads(body)
    )
    return Document(title=title, blocks=blocks)
