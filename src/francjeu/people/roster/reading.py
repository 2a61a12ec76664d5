"""From bytes to cells: encoding, separator, header. Reduces birth dates before anything is kept."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import charset_normalizer

from francjeu.kernel import names
from francjeu.kernel.figures import MEGABYTE
from francjeu.people.roster import columns
from francjeu.people.roster.columns import Column, Refusal

MOST_BYTES = 8 * MEGABYTE
MOST_LINES = 60_000
_SEPARATORS = (";", ",", "\t")
_HEADER_WITHIN = 10
_ENCODINGS = ["cp1252", "mac_roman", "cp850", "utf_16_le", "utf_16_be"]
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_NEEDED = (Column.GIVEN, Column.FAMILY)


class Unreadable(Exception):
    """The file as a whole cannot come in; `code` says why, `names` what it is about."""

    def __init__(self, code: str, *names: str) -> None:
        super().__init__(code, *names)
        self.code = code
        self.names = names


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: its number in the file, and its cells in the order of the columns."""

    number: int
    cells: tuple[str, ...]
    overflow: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was kept of a file: only the columns we may hold, birth dates cut to their year."""

    columns: tuple[Column, ...]
    titles: tuple[str, ...]
    lines: tuple[Line, ...]
    unread: tuple[str, ...]
    births_reduced: int


def read(content: bytes) -> Sheet:
    """Read a list saved by a spreadsheet. Raises Unreadable."""
    rows = _rows(_text(content))
    header_at = next((n for n, row in enumerate(rows[:_HEADER_WITHIN]) if _is_header(row[1])), None)
    if header_at is None:
        raise Unreadable("no_header")
    header = rows[header_at][1]
    places = _places(header)
    lines = tuple(_lines(rows[header_at + 1 :], header=header, places=places))
    if not lines:
        raise Unreadable("no_lines")
    kept, reduced = _reduced(lines, places)
    return Sheet(
        columns=tuple(places), titles=tuple(header[at] for at in places.values()), lines=kept,
        unread=tuple(h for at, h in enumerate(header) if h and at not in places.values()),
        births_reduced=reduced,
    )  # fmt: skip


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise Unreadable("too_big", str(MOST_BYTES // 1024 // 1024))
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise Unreadable("not_csv")
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"),
                           (b"\xfe\xff", "utf-16"), (b"", "utf-8")):  # fmt: skip
        if content.startswith(mark):
            try:
                return _checked(content.decode(encoding))
            except UnicodeError:
                continue
    best = charset_normalizer.from_bytes(content, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise Unreadable("encoding")
    return _checked(str(best))


def _checked(text: str) -> str:
    if "\0" in text:
        raise Unreadable("encoding")
    return text


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """(line number, tidy cells) of each line which is not blank, with the likeliest separator."""
    declared = re.match(r"\ufeff?\s*sep=(.)\r?\n", text, re.IGNORECASE)
    separators = (declared[1],) if declared else _SEPARATORS
    skipped = 1 if declared else 0
    text = text[declared.end() :] if declared else text
    best = max(separators, key=lambda s: _known(_parsed(text, s, most=_HEADER_WITHIN)))
    rows = [(number + skipped, row) for number, row in _parsed(text, best, most=MOST_LINES + 1)]
    if len(rows) > MOST_LINES:
        raise Unreadable("too_many_lines", str(MOST_LINES))
    return rows


def _parsed(text: str, separator: str, *, most: int) -> list[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for row in reader:
            cells = [names.tidy(cell) for cell in row]
            if any(cells):
                found.append((begins, cells))
            if len(found) >= most:
                break
            begins = reader.line_num + 1
    except csv.Error as error:
        if most > _HEADER_WITHIN:
            raise Unreadable("quotes", str(begins)) from error
    return found


def _known(rows: list[tuple[int, list[str]]]) -> int:
    return max(
        (sum(columns.column_of(cell) is not None for cell in row) for _, row in rows), default=0
    )


def _is_header(row: list[str]) -> bool:
    found = {columns.column_of(cell) for cell in row} - {None}
    whole = any(columns.refusal_of(cell) is Refusal.WHOLE_NAME for cell in row)
    return len(found) >= 2 or (whole and len(row) > 1) or bool(found & set(_NEEDED))


def _places(header: list[str]) -> dict[Column, int]:
    """Where each column stands. Raises Unreadable on a refused, doubled or missing column."""
    for refusal in Refusal:
        refused = [cell for cell in header if columns.refusal_of(cell) is refusal]
        if refused and not (refusal is Refusal.WHOLE_NAME and _has_names(header)):
            raise Unreadable(f"refused_{refusal}", *refused)
    places: dict[Column, int] = {}
    for at, cell in enumerate(header):
        column = columns.column_of(cell)
        if column in places:
            raise Unreadable("doubled_column", header[places[column]], cell)
        if column:
            places[column] = at
    missing = [column.value for column in _NEEDED if column not in places]
    if missing:
        raise Unreadable("missing_columns", *missing)
    return places


def _has_names(header: list[str]) -> bool:
    return set(_NEEDED) <= {columns.column_of(cell) for cell in header}


def _lines(
    rows: list[tuple[int, list[str]]], *, header: list[str], places: dict[Column, int]
) -> Iterator[Line]:
    for number, row in rows:
        cells = tuple(row[at] if at < len(row) else "" for at in places.values())
        yield Line(number=number, cells=cells, overflow=any(row[len(header) :]))


def _reduced(lines: tuple[Line, ...], places: dict[Column, int]) -> tuple[tuple[Line, ...], int]:
    """A full birth date is more than we need: only its year goes further than this function."""
    if Column.BIRTH not in places:
        return lines, 0
    at, reduced = list(places).index(Column.BIRTH), 0
    kept: list[Line] = []
    for line in lines:
        cell = line.cells[at]
        year = _YEAR.search(cell)
        if year and year[0] != cell:
            reduced += 1
            cells = (*line.cells[:at], year[0], *line.cells[at + 1 :])
            kept.append(Line(line.number, cells, line.overflow))
        else:
            kept.append(line)
    return tuple(kept), reduced
