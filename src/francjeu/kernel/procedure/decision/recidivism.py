"""Which breach this would be: earlier final ones count, in the window, of a like clause."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier decision against the same subject.

    `final_on` is None while an appeal is possible or runs: such a decision does not count.
    """

    final_on: date | None
    shapes: frozenset[str]
    is_breach: bool


def window_starts(*, on: date, months: int) -> date:
    """The day `months` before `on`; the last day of a shorter month.

    >>> window_starts(on=date(2026, 3, 31), months=1)
    datetime.date(2026, 2, 28)
    """
    count = on.year * 12 + on.month - 1 - months
    year, month = divmod(count, 12)
    for day in range(on.day, 0, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")


def counts(earlier: Earlier, *, shapes: frozenset[str], on: date, months: int) -> bool:
    """True when this earlier decision makes a new breach of these shapes a repeated one."""
    return (
        earlier.is_breach
        and earlier.final_on is not None
        and earlier.final_on >= window_starts(on=on, months=months)
        and bool(earlier.shapes & shapes)
    )


def offence(
    earlier: Iterable[Earlier], *, shapes: frozenset[str], on: date, months: int | None
) -> int:
    """1 for a first breach; without a window in the profile, every breach is a first one."""
    if months is None:
        return 1
    return 1 + sum(counts(e, shapes=shapes, on=on, months=months) for e in earlier)
