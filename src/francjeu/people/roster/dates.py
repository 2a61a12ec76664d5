"""Dates as spreadsheets write them. 2026-09-01 is sure; 03/04/2026 is asked, never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00)?)?")
_OTHER = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?")


class Order(StrEnum):
    """How 03/04/2026 is to be read in one list."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Fault(StrEnum):
    """Why a cell gives no date."""

    FORMAT = "date_format"
    IMPOSSIBLE = "date_impossible"
    AMBIGUOUS = "date_ambiguous"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the dates of one list, with the order its own cells prove or a person answered."""

    order: Order | None

    def read(self, cell: str) -> date | Fault:
        """The date, or why there is none."""
        if iso := _ISO.fullmatch(cell):
            return _date(int(iso[1]), int(iso[2]), int(iso[3]))
        other = _OTHER.fullmatch(cell)
        if not other:
            return Fault.FORMAT
        first, second, year = int(other[1]), int(other[3]), int(other[4])
        if self.order is None and first != second and max(first, second) <= 12:
            return Fault.AMBIGUOUS
        if self.order is Order.MONTH_FIRST:
            return _date(year, first, second)
        return _date(year, second, first)


def reader(cells: Iterable[str], *, answer: Order | None) -> Reader:
    """A reader for these cells: what they prove wins; else the answer; else it will ask."""
    pairs = [(int(m[1]), int(m[3])) for cell in cells if (m := _OTHER.fullmatch(cell))]
    days_first = any(first > 12 for first, _ in pairs)
    months_first = any(second > 12 for _, second in pairs)
    if days_first and not months_first:
        return Reader(Order.DAY_FIRST)
    if months_first and not days_first:
        return Reader(Order.MONTH_FIRST)
    return Reader(answer if not days_first else None)


def _date(year: int, month: int, day: int) -> date | Fault:
    try:
        return date(year, month, day)
    except ValueError:
        return Fault.IMPOSSIBLE
