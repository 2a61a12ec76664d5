"""What looks like the piece to isolate, in files this person may know: where, never what."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.timezone import localtime

from francjeu.evidence.queries import Item, copies
from francjeu.evidence.queries import matching as evidence
from francjeu.kernel.evidence.likeness.matching import Verdict
from francjeu.plumbing.dates import short_moment

Places = Callable[[Collection[str]], dict[str, str]]
"""Of these subjects, those this person may know, under the reference they know."""


@dataclass(frozen=True, slots=True)
class Alike:
    """One other piece that may have to be isolated too."""

    place: str
    received: str
    url: str
    is_same: bool


def alike(item: Item, *, places: Places) -> tuple[Alike, ...]:
    """Pieces of other bytes, not found different by a person; those of the same bytes are shut too.

    Asked before the act: what is known of likeness goes with the piece.
    """
    known: dict[str, str] = {}

    def knows(subjects: frozenset[str]) -> Collection[str]:
        known.update(places(subjects))
        return known

    found = evidence.likenesses_of(items=[_original(item)], knows=knows)
    return tuple(
        Alike(
            place=known[it.other_subject],
            received=short_moment(localtime(it.other.received_at)),
            url=reverse("evidence:piece", args=[known[it.other_subject], it.other.public_id]),
            is_same=it.verdict is Verdict.CONFIRMED,
        )
        for it in found
        if it.verdict is not Verdict.REJECTED and it.other.sha256 != it.mine.sha256
    )


def _original(item: Item) -> UUID:
    made = copies.copy_of(item.pk)
    return made.original if made else item.public_id
