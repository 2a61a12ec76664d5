"""How long a closed file is kept: the day it may go, and what stands in the way (P-39.1 s. 23)."""

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kept(StrEnum):
    """Why a file is not destroyed. Keys are stored in reports: never renamed, never reused."""

    OPEN = "open"
    NO_PERIOD = "no_period"
    NOT_YET = "not_yet"
    HELD = "held"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class File:
    """What the rule needs of a file: the day it closed, the period in months, a hold by someone.

    `is_shared`: another file of the same matter, not yet due, needs the same pieces.
    """

    closed_on: date | None
    months: int | None
    is_held: bool
    is_shared: bool = False


def due_on(file: File) -> date | None:
    """The day the file may be destroyed; None while it is open or nobody said how long.

    Months are of the calendar: 31 August and one month is 30 September.
    """
    if file.closed_on is None or file.months is None:
        return None
    years, month = divmod(file.closed_on.month - 1 + file.months, 12)
    year, month = file.closed_on.year + years, month + 1
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(file.closed_on.day, last))


def why_kept(file: File, *, on: date) -> Kept | None:
    """Why nothing of the file is destroyed on that day, or None when it goes. A hold wins (X-08).

    A hold is told only once the day has come: before it, nothing would go anyway.
    """
    if file.closed_on is None:
        return Kept.OPEN
    due = due_on(file)
    if due is None:
        return Kept.NO_PERIOD
    if on < due:
        return Kept.NOT_YET
    if file.is_held:
        return Kept.HELD
    return Kept.SHARED if file.is_shared else None
