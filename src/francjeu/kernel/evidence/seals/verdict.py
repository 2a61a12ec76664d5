"""What independent verifiers say of a time stamp: every verdict is kept, and shown."""

from collections.abc import Mapping
from enum import StrEnum


class Verdict(StrEnum):
    """What one verifier says. Keys are stored: never renamed.

    `UNREADABLE`: it does not read the answer at all (a strict reader refuses what another accepts),
    which says nothing of the signature.
    """

    GOOD = "good"
    BAD = "bad"
    UNREADABLE = "unreadable"


Verdicts = Mapping[str, Verdict]
"""By name of the verifier; one that is not installed is not there."""


def settled(verdicts: Verdicts) -> bool | None:
    """Whether the stamp is held good: one that reads it and finds it good is enough.

    None: nobody could judge it here.
    """
    said = set(verdicts.values())
    if Verdict.GOOD in said:
        return True
    return False if Verdict.BAD in said else None


def is_disputed(verdicts: Verdicts) -> bool:
    """One verifier finds good what another does not: to be told, whatever is settled."""
    return len(set(verdicts.values())) > 1
