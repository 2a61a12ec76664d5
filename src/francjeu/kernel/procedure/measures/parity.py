"""What was given in comparable past cases: counts and a range, without a name, before deciding.

A help to decide alike, never a rule. A cell under five is said as « fewer than five », and what
would let it be computed is hidden with it: the total, unless each hidden cell could still be at
least three numbers; a least and a most of fewer than five values. A single past decision is not
told at all, so that nobody reads another person's file in a statistic. What this cannot hide: that
a measure was given at least once, and a change seen by who looks before and after one decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from francjeu.kernel.procedure.settings.profile import MEASURES

SMALL = 5
LEAST_OPEN = 3  # how many numbers a hidden cell must still be able to be
NONE = "none"  # a breach without sanction
ORDER = (NONE, *MEASURES)


@dataclass(frozen=True, slots=True)
class Given:
    """One final decision: the measure, and matches or days where it had some."""

    kind: str
    matches: int | None = None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """How often one measure was given; `count` is None for a small cell."""

    kind: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Range:
    """The comparable decisions: how many (None: not told), mildest to heaviest."""

    total: int | None
    mildest: str
    heaviest: str
    bars: tuple[Bar, ...]
    matches: tuple[int, int] | None = None
    days: tuple[int, int] | None = None

    @property
    def is_empty(self) -> bool:
        """True when nothing comparable was ever decided."""
        return self.total == 0


def over(given: Iterable[Given]) -> Range:
    """The range of these decisions, with small cells hidden and no way to compute them."""
    rows = [g for g in given if g.kind in ORDER]
    kinds = sorted({g.kind for g in rows}, key=ORDER.index)
    if len(rows) < 2:
        return Range(total=None if rows else 0, mildest="", heaviest="", bars=())
    bars = tuple(Bar(kind, _shown(sum(g.kind == kind for g in rows))) for kind in kinds)
    return Range(
        total=_total(bars, len(rows)), mildest=kinds[0], heaviest=kinds[-1], bars=bars,
        matches=_span(g.matches for g in rows), days=_span(g.days for g in rows),
    )  # fmt: skip


def _shown(count: int) -> int | None:
    return count if count >= SMALL else None


def _total(bars: tuple[Bar, ...], total: int) -> int | None:
    """The total, unless it is small itself or lets who subtracts come close to a hidden cell."""
    hidden = sum(bar.count is None for bar in bars)
    rest = total - sum(bar.count or 0 for bar in bars)
    if total < SMALL:
        return None
    return total if not hidden or open_to(hidden=hidden, rest=rest) >= LEAST_OPEN else None


def open_to(*, hidden: int, rest: int) -> int:
    """How many numbers each of `hidden` cells, from 1 to 4, can be when they make `rest`."""
    others = hidden - 1
    lowest = max(1, rest - others * (SMALL - 1))
    highest = min(SMALL - 1, rest - others)
    return highest - lowest + 1


def _span(values: Iterable[int | None]) -> tuple[int, int] | None:
    """Least and most; nothing under five values, of which one would be somebody's."""
    known = sorted(v for v in values if v is not None)
    return (known[0], known[-1]) if len(known) >= SMALL else None
