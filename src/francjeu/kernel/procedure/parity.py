"""What was given in comparable past cases: counts and a range, without a name, before deciding.

A help to decide alike, never a rule. A cell under five is said as « fewer than five »; a single
past decision is not told at all, so that nobody reads another person's file in a statistic.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from francjeu.kernel.procedure.profile import MEASURES

SMALL = 5
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
    """The comparable decisions: how many (None: fewer than five), mildest to heaviest."""

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
    """The range of these decisions, with small cells hidden."""
    rows = [g for g in given if g.kind in ORDER]
    kinds = sorted({g.kind for g in rows}, key=ORDER.index)
    if len(rows) < 2:
        return Range(total=None if rows else 0, mildest="", heaviest="", bars=())
    return Range(
        total=_shown(len(rows)), mildest=kinds[0], heaviest=kinds[-1],
        bars=tuple(Bar(kind, _shown(sum(g.kind == kind for g in rows))) for kind in kinds),
        matches=_span(g.matches for g in rows), days=_span(g.days for g in rows),
    )  # fmt: skip


def _shown(count: int) -> int | None:
    return count if count >= SMALL else None


def _span(values: Iterable[int | None]) -> tuple[int, int] | None:
    """Least and most; nothing under two values, which would be somebody's."""
    known = sorted(v for v in values if v is not None)
    return (known[0], known[-1]) if len(known) > 1 else None
