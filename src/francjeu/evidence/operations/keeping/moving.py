"""Copying every kept blob to another store, each compared; the old store is left as it was.

Safe to stop and to start again: what is there already, and whole, is not sent twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.evidence.models import Item
from francjeu.evidence.operations.erasing import removing
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import (
    BlobAltered,
    BlobMissing,
    BlobStore,
    Sink,
    address_of,
    check,
)
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.package.digest import CHUNK


@dataclass(slots=True)
class Moved:
    """How far the copy is. `harmed`: blobs missing from the old store, or altered there."""

    total: int
    copied: int = 0
    there: int = 0
    harmed: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        return self.copied + self.there + len(self.harmed)


def move(
    *, to: BlobStore, name: str, told: Callable[[Moved], None], actor: Actor, at: datetime
) -> Moved:
    """Copies what the rows point to from the store in use to another, called `name` in the journal.

    `told` is called after each blob. Raises StoreFull, StoreRefused: what was copied stays.
    """
    rows = Item.objects.filter(removing.KEPT).select_related("vault").order_by("pk")
    moved = Moved(total=rows.count())
    for item in rows.iterator(chunk_size=500):
        _copy(item, to, moved)
        told(moved)
    with transaction.atomic():
        journal.record(
            event="evidence.moved", subject="evidence", actor=actor, at=at,
            facts={"to": name, "copied": moved.copied, "there": moved.there,
                   "harmed": len(moved.harmed)},
        )  # fmt: skip
    return moved


def _copy(item: Item, to: BlobStore, moved: Moved) -> None:
    if _is_whole(to, item.blob):
        moved.there += 1
        return
    try:
        check(places.store(), item.blob)
        to.write(lambda sink: _pour(item.blob, sink), is_draft=item.vault.is_draft)
        _check(to, item.blob)
    except (BlobMissing, BlobAltered):
        moved.harmed = (*moved.harmed, item.blob)
        return
    moved.copied += 1


def _pour(address: str, sink: Sink) -> None:
    with places.store().open(address) as blob:
        while chunk := blob.read(CHUNK):
            sink.write(chunk)


def _check(store: BlobStore, address: str) -> None:
    """Compares by the digest the store itself vouches for, else by reading the blob again.

    Raises BlobMissing, BlobAltered.
    """
    head = store.head(address)
    if not head.sha256:
        check(store, address)
    elif address_of(head.sha256) != address:
        raise BlobAltered(address)


def _is_whole(store: BlobStore, address: str) -> bool:
    try:
        _check(store, address)
    except (BlobMissing, BlobAltered):
        return False
    return True
