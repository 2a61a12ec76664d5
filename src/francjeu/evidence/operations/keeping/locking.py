"""Having the store refuse to forget what is kept, for as long as it is kept (ADR 0026).

A lock has an end; a piece is kept until its vault is destroyed. Each day a lock that is absent or
ends soon is made anew, and the pieces of a vault under a hold are held by the store too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from francjeu.evidence.models import Item
from francjeu.evidence.storage import places
from francjeu.evidence.storage.locks import Lack
from francjeu.evidence.storage.store import BlobMissing, StoreRefused
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import State

_REFUSALS = 3
"""In a row, after which the store is taken to be down rather than unwilling."""


class NotLocked(Exception):
    """Some kept pieces could not be locked: someone must look."""


@dataclass(frozen=True, slots=True)
class Lacking:
    """A kept piece whose lock is not what it should be."""

    blob: str
    lack: Lack


def lock(*, vault: UUID) -> int:
    """Has the store lock, or hold, the pieces of one vault; doing it twice is no harm.

    How many changed. Raises StoreRefused, and BlobMissing once the others are locked.
    """
    done, missing = 0, None
    for item in _kept().filter(vault__public_id=vault):
        try:
            done += _lock(item)
        except BlobMissing as error:
            missing = error
    if missing is not None:
        raise missing
    return done


def renew(*, actor: Actor, at: datetime) -> int:
    """Makes anew every lock that is absent or ends soon; how many changed, which is written down.

    Raises StoreRefused when the store does not answer, NotLocked when it would not lock some.
    """
    done, failed, refusals = 0, 0, 0
    down: StoreRefused | None = None
    for item in _kept().iterator(chunk_size=500) if places.in_bucket() else ():
        try:
            done += _lock(item)
            refusals = 0
        except BlobMissing:
            failed += 1
        except StoreRefused as error:
            failed, refusals = failed + 1, refusals + 1
            if refusals == _REFUSALS:
                down = error
                break
    if done:
        with transaction.atomic():
            journal.record(
                event="evidence.locked", subject="evidence", actor=actor, at=at,
                facts={"count": done},
            )  # fmt: skip
    if down is not None:
        raise down
    if failed:
        raise NotLocked
    return done


def lacking() -> Iterator[Lacking]:
    """The kept pieces whose lock is absent, ends soon, or does not hold. Raises StoreRefused."""
    for item in _kept().iterator(chunk_size=500) if places.in_bucket() else ():
        try:
            lack = places.store().lack(item.blob, is_held=item.vault.held_at is not None)
        except BlobMissing:
            lack = Lack.MISSING
        if lack is not None:
            yield Lacking(item.blob, lack)


def _lock(item: Item) -> bool:
    return places.store().lock(item.blob, is_held=item.vault.held_at is not None)


def _kept() -> QuerySet[Item]:
    """Sealed pieces, but for those of a draft, which its author may take back."""
    rows = Item.objects.filter(state=State.SEALED).select_related("vault").order_by("pk")
    return rows.exclude(vault__subject__startswith="draft:")
