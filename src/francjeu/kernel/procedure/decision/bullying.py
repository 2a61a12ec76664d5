"""Bullying in the sense of school law: a second qualification, apart from the policy's.

Source: Education Act (CQLR c. I-13.3) s. 13: repeated, an imbalance of power, distress, harm; done
deliberately or not, cyberspace included. The policy's own clause asks for neither repetition nor
imbalance; what is found here founds no sanction of this policy, and tells whether the school acts.
"""

from collections.abc import Mapping
from enum import StrEnum

from francjeu.kernel.procedure.decision.elements import Result

SOURCE = "Loi sur l’instruction publique (RLRQ, c. I-13.3), art. 13"


class Mark(StrEnum):
    """One fact the definition asks for. Keys are stored: never renamed, never reused."""

    REPEATED = "repeated"
    IMBALANCE = "power_imbalance"
    DISTRESS = "distress"
    HARM = "harm_or_exclusion"


def is_bullying(found: Mapping[Mark, Result]) -> bool | None:
    """True when a person found all four, False when one fails, None while one waits."""
    if any(r is not Result.ESTABLISHED for r in found.values()):
        return False
    return True if set(found) == set(Mark) else None
