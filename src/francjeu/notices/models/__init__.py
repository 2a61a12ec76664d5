"""Links, letters, and what is known of how each one travelled."""

from francjeu.notices.models.hushing import Hush, Pass
from francjeu.notices.models.letters import CLOSED_BECAUSE, PURPOSES, QUESTIONS, Letter, Link
from francjeu.notices.models.travelling import (
    ENDED_BECAUSE,
    Address,
    Again,
    Attempt,
    Comeback,
    Watch,
)

__all__ = [
    "CLOSED_BECAUSE",
    "ENDED_BECAUSE",
    "PURPOSES",
    "QUESTIONS",
    "Address",
    "Again",
    "Attempt",
    "Comeback",
    "Hush",
    "Letter",
    "Link",
    "Pass",
    "Watch",
]
