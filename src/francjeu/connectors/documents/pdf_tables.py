"""Tables of a PDF page, told by what stands side by side, line after line, at the same places."""

from dataclasses import dataclass

from francjeu.connectors.documents.pdf_page import Piece

_ALIGNED = 2.5
"""Points by which two pieces of one column may be off."""
_SAME_CELL = 1.6
"""White between two lines of one cell, against the size of its letters."""
_FEWEST_ROWS = 2
_TALL = 3
"""Lines of a cell, at most, before a line that shows its column again."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the pieces of each cell, and the index of the line after it."""

    cells: tuple[list[Piece], ...]
    end: int


def tables_of(lines: list[list[Piece]]) -> dict[int, Row]:
    """Return the rows of the tables of a page, by the index of their first line."""
    found: dict[int, Row] = {}
    index = done = 0
    while index < len(lines):
        columns = _columns(lines, index)
        end = _end(lines, index, columns) if columns else index
        first = _first(lines, index, done, columns) if columns else index
        rows = _rows(lines, first, end, columns) if columns else {}
        if len(rows) >= _FEWEST_ROWS:
            found |= rows
            index = done = end
        else:
            index += 1
    return found


def _columns(lines: list[list[Piece]], index: int) -> list[float]:
    """Return where columns begin, when a line holds several pieces and a line below repeats one."""
    line = lines[index]
    if len(line) == 1:
        return []
    starts = [piece.left for piece in line]
    near = lines[index + 1 : index + 1 + len(line) * _TALL]
    repeated = any(_is_aligned(piece, starts[1:]) for other in near for piece in other)
    return starts if repeated else []


def _is_aligned(piece: Piece, starts: list[float]) -> bool:
    return any(abs(piece.left - at) <= _ALIGNED for at in starts)


def _column(piece: Piece, columns: list[float]) -> int:
    """Return the column in which a piece begins, -1 if it stands left of them all."""
    return sum(at - _ALIGNED <= piece.left for at in columns) - 1


def _fits(line: list[Piece], columns: list[float]) -> bool:
    """Say whether each piece stays in its column, and one at least begins where it begins.

    Side by side, names of columns may be centred.
    """
    for piece in line:
        column = _column(piece, columns)
        after = columns[column + 1] if column + 1 < len(columns) else float("inf")
        if column < 0 or piece.right > after + _ALIGNED:
            return False
    return len(line) > 1 or _is_aligned(line[0], columns)


def _end(lines: list[list[Piece]], index: int, columns: list[float]) -> int:
    """Return the index after the last line that fits and holds more than its first column."""
    end = last = index
    while end < len(lines) and _fits(lines[end], columns):
        if _column(lines[end][-1], columns) > 0:
            last = end
        end += 1
    return last + 1


def _first(lines: list[list[Piece]], index: int, done: int, columns: list[float]) -> int:
    """Go up to the first line of a cell that the line at `index` continues, and to a title row."""
    first = index
    while first > done and _fits(lines[first - 1], columns):
        above, here = lines[first - 1], lines[first][0]
        same = len(above) == 1 and here.text[:1].islower() and _is_under(here, above[0])
        if not same and len(above) != len(columns):
            break
        first -= 1
    return first


def _is_under(piece: Piece, above: Piece) -> bool:
    return 0 < above.base - piece.base <= _SAME_CELL * piece.size


def _rows(lines: list[list[Piece]], first: int, end: int, columns: list[float]) -> dict[int, Row]:
    """Cut the lines of a table into rows: a row ends where a piece goes back to the left."""
    starts: list[int] = []
    cells: list[tuple[list[Piece], ...]] = []
    last: Piece | None = None
    for position in range(first, end):
        for piece in lines[position]:
            column = _column(piece, columns)
            before = _column(last, columns) if last else len(columns)
            same = last is not None and column == before and _is_under(piece, last)
            if column <= before and not same:
                starts.append(position)
                cells.append(tuple([] for _ in columns))
            cells[-1][column].append(piece)
            last = piece
    ends = [*starts[1:], end]
    return {
        start: Row(row, after)
        for start, row, after in zip(starts, cells, ends, strict=True)
        if after > start
    }
