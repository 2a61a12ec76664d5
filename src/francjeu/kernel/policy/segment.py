"""A segment: the stretch of text of one clause, under its headings and its lead-in."""

from dataclasses import dataclass, field

from francjeu.kernel.policy.article import Kind, Span
from francjeu.kernel.policy.headings import Announcement

_FROM_ABOVE, _LOOSE = 0.7, 0.3
"""What a heading above still says; « 1. Scope » says little of « Respect others » after it."""


@dataclass(frozen=True, slots=True)
class Section:
    """The heading over a clause, what it announces, and the heading above it."""

    heading: str = ""
    words: str = ""
    announcement: Announcement = field(default_factory=Announcement)
    parent: "Section | None" = None
    mark: str = ""
    columns: bool = False
    sides: tuple["Section", ...] = ()
    at: Span | None = None

    def announces(self) -> Announcement:
        """Return what this heading announces, or the nearest above that announces something."""
        if self.announcement.kind or self.parent is None:
            return self.announcement
        above = self.parent.announces()
        share = _LOOSE if above.kind is Kind.APPLICATION else _FROM_ABOVE
        return Announcement(above.kind, above.weight * share)


@dataclass(frozen=True, slots=True)
class Segment:
    """One clause to classify. `stem` is the folded lead-in it completes, if any."""

    pieces: tuple[tuple[int, int], ...]
    section: Section
    path: tuple[str, ...]
    listed: bool
    stem: str = ""
    stem_kind: Kind | None = None
    first: bool = False
