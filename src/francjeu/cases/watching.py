"""The hook by which content that comes back is noticed: an interface, with nobody behind it yet.

The matching of images and texts fills it. Until then `watch_of` answers NOBODY, and pages say that
no automatic watch runs: somebody looks again, on a date that is kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Sighting:
    """Content that looks like the one taken down, seen somewhere; a person then looks at it."""

    takedown: UUID
    seen_at: datetime
    where: str
    likeness: float


class Watch(Protocol):
    """Whatever looks for content that comes back. It tells; it moves nothing."""

    @property
    def is_running(self) -> bool:
        """True when something really looks."""

    def sightings(self, takedowns: Iterable[UUID]) -> tuple[Sighting, ...]:
        """What was seen of these, newest first."""


class _Nobody:
    """No automatic watch."""

    @property
    def is_running(self) -> bool:
        return False

    def sightings(self, takedowns: Iterable[UUID]) -> tuple[Sighting, ...]:
        return ()


NOBODY: Watch = _Nobody()


def watch() -> Watch:
    """The watch of this installation."""
    return NOBODY
