"""Taking blobs out of the store, at once or as soon as it lets go of them (ADR 0026).

Called once the act is committed: the rows say already that the pieces are gone. A store that is
down, or that keeps bytes under lock, makes it a job that comes back; a daily sweep finishes.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from francjeu.evidence.models import Item
from francjeu.evidence.queries.removing import JOB, left
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import BlobLocked, StoreRefused
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.plumbing import jobs

KEPT = Q(state=State.SEALED) | Q(state=State.ISOLATED, isolation__put_away_at=None)
"""The pieces whose blob must be in the store."""


def remove(blobs: Iterable[str]) -> None:
    """Forgets blobs whose key is destroyed: under lock, what remains is unreadable."""
    for blob in blobs:
        _try(blob, by_right=False)


def destroy(blobs: Iterable[str]) -> None:
    """Forgets blobs whose key lives: overwritten, or their lock lifted where we have the right."""
    for blob in blobs:
        _try(blob, by_right=True)


def again(*, blob: str, by_right: bool) -> bool:
    """One more try at what was not removed; True when it is gone. Raises StoreRefused."""
    if Item.objects.filter(KEPT, blob=blob).exists():
        return False
    store = places.store()
    try:
        store.destroy(blob) if by_right else store.remove(blob)
    except BlobLocked as locked:
        _later(blob, by_right=by_right, at=locked.until)
        return False
    return True


def _try(blob: str, *, by_right: bool) -> None:
    try:
        again(blob=blob, by_right=by_right)
    except StoreRefused:
        _later(blob, by_right=by_right, at=None)


def _later(blob: str, *, by_right: bool, at: datetime | None) -> None:
    """One job that comes back, however often it is asked for."""
    if blob not in left():
        jobs.enqueue(JOB, run_after=at, blob=blob, by_right=by_right)
