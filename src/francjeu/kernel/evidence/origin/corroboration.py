"""Independent sources that agree with a piece: counted beside its grade, never strengthening it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """Which source agrees. Keys are stored: never renamed, never reused."""

    REPORTER = "reporter"
    NETWORK = "network"
    ADMISSION = "admission"
    EMBED = "embed"


ADDED_BY_HAND = (Kind.REPORTER, Kind.NETWORK, Kind.ADMISSION, Kind.EMBED)
"""What a named person may add, with a reason."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One source that agrees, since `at`; `by` is who added it, empty when facts tell it."""

    kind: Kind
    at: datetime
    by: str = ""
    reason: str = ""


def sources(agreements: Iterable[Agreement]) -> int:
    """How many independent sources: each counts one.

    A second reporter told by the facts and again by hand is one source, not two: of that kind the
    facts count when there are any.
    """
    found = list(agreements)
    told = [it for it in found if it.kind is Kind.REPORTER and not it.by]
    others = [it for it in found if it.kind is not Kind.REPORTER]
    by_hand = [it for it in found if it.kind is Kind.REPORTER and it.by]
    return len(others) + max(len(told), len(by_hand))
