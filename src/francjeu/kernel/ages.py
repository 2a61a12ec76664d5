"""How old a person may be, from the least that is kept: a birth year, or a band on a day.

Ages are whole years. A year or a band never gives one age but a range: where the range crosses a
threshold the answer is « perhaps », and the reader is told to ask, never guessed for.
Source of the thresholds: consent at 14 (P-39.1, s. 4.1), majority at 18 (C.c.Q., art. 153).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

CONSENT = 14
MAJORITY = 18

# band → youngest and oldest age it may mean, on the day it was noted
BANDS: dict[str, tuple[int, int]] = {
    "under_14": (4, 13),
    "14_17": (14, 17),
    "18_plus": (18, 120),
}


class Answer(StrEnum):
    """Whether a threshold is passed, as far as can be told."""

    YES = "yes"
    NO = "no"
    PERHAPS = "perhaps"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Age:
    """Youngest and oldest age a person may have on a day; both None when nothing is known."""

    youngest: int | None
    oldest: int | None

    def under(self, threshold: int) -> Answer:
        """Is the person younger than `threshold`?"""
        if self.youngest is None or self.oldest is None:
            return Answer.UNKNOWN
        if self.oldest < threshold:
            return Answer.YES
        return Answer.NO if self.youngest >= threshold else Answer.PERHAPS


UNKNOWN = Age(None, None)


def age(*, birth_year: int | None, band: str, noted_on: date | None, day: date) -> Age:
    """The range of ages on `day`; the birth year, when known, wins over a band."""
    if birth_year is not None:
        oldest = max(day.year - birth_year, 0)
        return Age(max(oldest - 1, 0), oldest)
    if band not in BANDS or noted_on is None:
        return UNKNOWN
    youngest, oldest = BANDS[band]
    elapsed = (day - noted_on).days / 365.25
    full, begun = int(elapsed // 1), int(-(-elapsed // 1))
    return Age(max(youngest + full, 0), max(oldest + begun, 0))
