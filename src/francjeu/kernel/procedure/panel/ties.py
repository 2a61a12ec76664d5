"""Ties between an account and a case: a person, a school or a team which both touch.

Pure: who stands behind the keys is known elsewhere. A tie declared by hand and one found in the
register weigh the same.
"""

from dataclasses import dataclass
from enum import StrEnum


class TieKind(StrEnum):
    """What a declared tie is. Keys are stored: never renamed, never reused."""

    SCHOOL = "school"
    TEAM = "team"
    FAMILY = "family"
    BOARD = "board"
    COMMAND = "command"
    OTHER = "other"


# What each kind of tie names: a place, a team, or a person.
NAMES: dict[TieKind, tuple[str, ...]] = {
    TieKind.SCHOOL: ("institution",),
    TieKind.TEAM: ("team",),
    TieKind.FAMILY: ("person",),
    TieKind.BOARD: ("institution",),
    TieKind.COMMAND: ("person", "institution"),
    TieKind.OTHER: ("person", "institution", "team"),
}


class NotThatKind(Exception):
    """A tie of this kind names something else: a school tie a school, a family tie a person."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The persons, institutions and teams that someone, or a case, touches."""

    persons: frozenset[int] = frozenset()
    institutions: frozenset[int] = frozenset()
    teams: frozenset[int] = frozenset()

    def meets(self, other: "Circle") -> bool:
        """True when both touch one same person, institution or team."""
        return not (
            self.persons.isdisjoint(other.persons)
            and self.institutions.isdisjoint(other.institutions)
            and self.teams.isdisjoint(other.teams)
        )

    def __or__(self, other: "Circle") -> "Circle":
        return Circle(
            self.persons | other.persons,
            self.institutions | other.institutions,
            self.teams | other.teams,
        )


def require_named(*, kind: TieKind, named: str) -> None:
    """Pass when a tie of this kind may name a `named` ("person", "institution", "team")."""
    if named not in NAMES[kind]:
        raise NotThatKind(kind.value)
