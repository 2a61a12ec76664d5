"""When a watched address is looked at again, and when its reporter is asked; computed, never kept.

Close at first, because most deletions come within a day of a report, then monthly until the file
closes (evidence.md 3.9).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from francjeu.kernel.evidence.watch.watching import APART, Standing

STEPS = (
    timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=3),
    timedelta(days=7), timedelta(days=14), timedelta(days=30),
)  # fmt: skip
MONTHLY = timedelta(days=30)
SLACK = timedelta(minutes=5)
"""Added to what must lie between two proofs: a look takes a moment, and a second short is short."""

AGAIN = timedelta(hours=1)
"""After a look that reached nothing at all: the network may be back."""

ASKED = (timedelta(0), timedelta(days=3), timedelta(days=14), timedelta(days=30))
"""When a reporter is asked whether they still see it: four times, never more."""


def next_look(*, started_at: datetime, after: datetime) -> datetime:
    """The first moment of the cadence after `after`."""
    for step in STEPS:
        if started_at + step > after:
            return started_at + step
    months = (after - started_at - STEPS[-1]) // MONTHLY + 1
    return started_at + STEPS[-1] + months * MONTHLY


def look_after(
    *, started_at: datetime, looked_at: datetime, standing: Standing, reached: bool
) -> datetime:
    """When to look again after a look, never later than the cadence.

    Sooner when an absence waits for its second proof, or when nothing at all was reached.
    """
    due = next_look(started_at=started_at, after=looked_at)
    if standing is Standing.SUSPECTED:
        return min(due, looked_at + APART + SLACK)
    return due if reached else min(due, looked_at + AGAIN)


def is_asked(*, started_at: datetime, answered: Iterable[datetime], at: datetime) -> bool:
    """True when the question is open: it was put again since the last answer."""
    put = [started_at + step for step in ASKED if started_at + step <= at]
    last = max(answered, default=None)
    return bool(put) and (last is None or last < put[-1])
