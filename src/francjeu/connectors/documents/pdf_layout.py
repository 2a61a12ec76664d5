"""From the pieces of a PDF page to its text: white apart, bold headings marked, tables by rows.

A row of a table is one line, its cells parted by « | »; a bold or large line stands between `**`.
"""

import itertools
import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass, replace

from francjeu.connectors.documents.pdf_page import Piece
from francjeu.connectors.documents.pdf_tables import Row, tables_of
from francjeu.connectors.documents.rows import line_of

_APART = 1.25
"""White between two lines, against that of lines which run on, from which a paragraph ends."""
_USUAL_LEADING = 1.5
"""What is assumed, in sizes of the letters, when no paragraph tells."""
_DOUBLE = 2.5
_LARGE = 1.15
_OFF = 0.5
_FAR = 2.0
_MOSTLY = 0.35
_LONGEST_HEADING = 100
_FEW = 2
_CUT = ("\x02", "\ufffe", "\xad")
_BLANKS = re.compile(r"\n{3,}")
_MARK = re.compile(
    r"\W{1,2}|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,5})[.)°:]|\d{1,2}(?:\.\d{1,2})+"
)


@dataclass(frozen=True, slots=True)
class Type:
    """How a document is set: the size of its letters, how far apart (in sizes) lines run on."""

    size: float
    leading: float
    bold_tells: bool


def lines_of(pieces: list[Piece]) -> list[list[Piece]]:
    """Return the lines; a number or a bullet before its text is no cell of its own."""
    lines: list[list[Piece]] = []
    for piece in pieces:
        if piece.first or not lines:
            lines.append([piece])
        elif len(lines[-1]) == 1 and _MARK.fullmatch(lines[-1][0].text):
            lines[-1] = [_marked(lines[-1][0], piece)]
        else:
            lines[-1].append(piece)
    return lines


def type_of(pages: list[list[list[Piece]]]) -> Type:
    """Return how the lines of a document are set."""
    pieces = [piece for page in pages for line in page for piece in line]
    letters = sum(len(piece.text) for piece in pieces) or 1
    bold = sum(len(piece.text) for piece in pieces if piece.bold)
    sizes = [piece.size for piece in pieces for _ in range(0, len(piece.text), 10)]
    runs = [
        (before[0].base - line[0].base) / line[0].size
        for page in pages
        for before, line in itertools.pairwise(page)
        if line[0].text[:1].islower()
        and len(line) == 1
        and 0 < before[0].base - line[0].base < _DOUBLE * line[0].size
    ]
    return Type(
        size=statistics.median(sizes) if sizes else 0.0,
        leading=statistics.median_low(runs) if len(runs) >= _FEW else _USUAL_LEADING,
        bold_tells=bold < _MOSTLY * letters,
    )


def text_of_page(lines: list[list[Piece]], setting: Type) -> str:
    """Return the text of a page, line by line."""
    return _BLANKS.sub("\n\n", "\n".join(_written(lines, setting))).strip("\n")


def _written(lines: list[list[Piece]], setting: Type) -> Iterator[str]:
    rows = tables_of(lines)
    index, before = 0, None
    while index < len(lines):
        row = rows.get(index)
        if row:
            yield ""
            yield _cells(row)
            yield ""
            index, before = row.end, None
            continue
        line = lines[index]
        heads = _heads(line, setting)
        if heads and before and before[1] and _one_heading(before[0], line, setting):
            yield f"**{_words(line)}**"
        else:
            if heads or (before and (before[1] or not _runs_on(before[0], line, setting))):
                yield ""
            yield f"**{_words(line)}**" if heads else _words(line)
        index, before = index + 1, (line, heads)


def _runs_on(before: list[Piece], line: list[Piece], setting: Type) -> bool:
    """Say whether no more white than inside a paragraph parts two lines."""
    fall = before[0].base - line[0].base
    return 0 < fall <= _APART * setting.leading * line[0].size


def _one_heading(before: list[Piece], line: list[Piece], setting: Type) -> bool:
    """Say whether a heading goes on over two lines: same letters, no white, no number."""
    same = abs(before[0].size - line[0].size) < _OFF
    near = before[0].base - line[0].base <= _APART * line[0].size
    return same and near and line[0].text[:1].islower()


def _heads(line: list[Piece], setting: Type) -> bool:
    """Say whether a line stands out: bold or large where the rest is not."""
    if not setting.bold_tells or sum(len(piece.text) for piece in line) > _LONGEST_HEADING:
        return False
    if not any(char.isalpha() for piece in line for char in piece.text):
        return False
    return all(piece.bold or piece.size > _LARGE * setting.size for piece in line)


def _words(line: list[Piece]) -> str:
    words = line[0].text
    for before, piece in itertools.pairwise(line):
        far = piece.left - before.right > _FAR * piece.size
        words += ("    " if far else " ") + piece.text
    return words


def _cells(row: Row) -> str:
    return line_of([_cell(cell) for cell in row.cells], " | ")


def _cell(pieces: list[Piece]) -> str:
    words = ""
    for piece in pieces:
        words = words[:-1] if words.endswith(_CUT) else f"{words} " if words else ""
        words += piece.text
    return words


def _marked(mark: Piece, piece: Piece) -> Piece:
    """Write a number or a bullet before its text; « # » over numbers would be read as a heading."""
    words = piece.text if mark.text == "#" else f"{mark.text} {piece.text}"
    return replace(piece, text=words, first=True)
