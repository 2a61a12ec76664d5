"""When pieces may be destroyed, and which may be shown; a legal hold stops the first."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What became of a piece. Keys are stored: never renamed, never reused."""

    SEALED = "sealed"
    ISOLATED = "isolated"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


MOVES = (
    (State.SEALED, State.ISOLATED),
    (State.SEALED, State.WITHDRAWN),
    (State.SEALED, State.ERASED),
    (State.ISOLATED, State.ERASED),
)
"""Isolating cannot be undone; what is withdrawn or erased does not come back."""


class Scan(StrEnum):
    """What is known of malware in a piece. Keys are stored: never renamed, never reused."""

    NOT_SCANNED = "not_scanned"
    WAITING = "waiting"
    CLEAN = "clean"
    INFECTED = "infected"


class Obstacle(StrEnum):
    """Why a piece is not shown or not destroyed."""

    ISOLATED = "isolated"
    GONE = "gone"
    INFECTED = "infected"
    BEING_SCANNED = "being scanned"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class Standing:
    """The facts that decide: the piece's state, its scan, and whether its vault is held."""

    state: State
    scan: Scan
    is_held: bool = False


def obstacle_to_showing(standing: Standing) -> Obstacle | None:
    """Why nobody may open the piece now, or None. A scan without a daemon is no obstacle."""
    if standing.state is State.ISOLATED:
        return Obstacle.ISOLATED
    if standing.state is not State.SEALED:
        return Obstacle.GONE
    if standing.scan is Scan.INFECTED:
        return Obstacle.INFECTED
    return Obstacle.BEING_SCANNED if standing.scan is Scan.WAITING else None


def obstacle_to_destroying(*, is_held: bool, is_destroyed: bool) -> Obstacle | None:
    """Why a vault may not be destroyed, or None (X-08: a legal hold stops every clock)."""
    if is_held:
        return Obstacle.HELD
    return Obstacle.GONE if is_destroyed else None
