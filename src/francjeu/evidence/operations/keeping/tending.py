"""Looking after the store: scanning for malware, sweeping what interrupted acts left behind."""

from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from francjeu.evidence import scan
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.erasing import removing
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.evidence.storage.store import BlobMissing
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import Scan, State


@dataclass(frozen=True, slots=True)
class Orphans:
    """What nothing points to: blobs and half-written files by address, keys by vault.

    `apart` are half-written files of isolated pieces. `locked` are blobs that the store keeps for
    now, with the end of their lock: they are not counted, nothing can be done about them yet.
    """

    blobs: tuple[str, ...]
    leftovers: tuple[str, ...]
    apart: tuple[str, ...]
    keys: tuple[str, ...]
    locked: tuple[tuple[str, datetime | None], ...] = ()

    @property
    def count(self) -> int:
        return len(self.blobs) + len(self.leftovers) + len(self.apart) + len(self.keys)


def scan_waiting(*, actor: Actor, at: datetime) -> int:
    """Scans sealed pieces not yet scanned; returns how many were. No daemon is no failure.

    When the daemon stops answering, what waits is marked not scanned and can be shown as such.
    """
    address = scan.address(settings.FRANCJEU.clamd)
    waiting = Item.objects.filter(
        state=State.SEALED, scan__in=(Scan.WAITING, Scan.NOT_SCANNED)
    ).select_related("vault")
    done = 0
    for item in waiting.iterator(chunk_size=100) if address else ():
        try:
            verdict = _scan(item, address=address)
        except scan.ScannerUnreachable:
            break
        except (KeyLost, BlobMissing, envelope.CannotOpen):
            continue
        _note(item, verdict=verdict, actor=actor, at=at)
        done += 1
    waiting.filter(scan=Scan.WAITING).update(scan=Scan.NOT_SCANNED)
    return done


def orphans(*, before: datetime, at: datetime) -> Orphans:
    """What interrupted acts left before this moment; nothing newer, an act may be under way.

    Raises StoreRefused.
    """
    store, keyring = places.store(), places.keyring()
    known = set(Item.objects.filter(removing.KEPT).values_list("blob", flat=True).iterator())
    alive = set(Vault.objects.filter(destroyed_at__isnull=True).values_list("public_id", flat=True))
    lost = tuple(it for it in store.addresses(before=before) if it not in known)
    locked = tuple(_locked(lost, at=at)) if places.in_bucket() else ()
    return Orphans(
        blobs=tuple(it for it in lost if it not in dict(locked)),
        locked=locked,
        leftovers=tuple(store.leftovers(before=before)),
        apart=tuple(places.apart().leftovers(before=before)),
        keys=tuple(str(it) for it in keyring.vaults(before=before) if it not in alive),
    )


def sweep(*, before: datetime, actor: Actor, at: datetime) -> Orphans:
    """Removes the orphans, and writes down how many. Raises StoreRefused."""
    found = orphans(before=before, at=at)
    if not found.count:
        return found
    with transaction.atomic():
        journal.record(
            event="evidence.swept", subject="evidence", actor=actor, at=at,
            facts={"count": found.count},
        )  # fmt: skip
    removing.remove((*found.blobs, *found.leftovers))
    for leftover in found.apart:
        places.apart().forget(leftover)
    for vault in places.keyring().vaults(before=before):
        if str(vault) in found.keys:
            places.keyring().destroy(vault)
    return found


def _locked(
    addresses: Iterable[str], *, at: datetime
) -> Iterator[tuple[str, datetime | None]]:  # fmt: skip
    for address in addresses:
        with suppress(BlobMissing):
            head = places.store().head(address)
            if head.is_locked(at=at):
                yield address, None if head.is_held else head.locked_until


def _scan(item: Item, *, address: str) -> scan.Verdict:
    identity = places.keyring().identity_of(item.vault.public_id)
    blob = places.store().open(item.blob)
    with closing(envelope.Plain(blob, identity=identity)) as chunks:
        return scan.scan(chunks, address=address)


def _note(item: Item, *, verdict: scan.Verdict, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        Item.objects.filter(pk=item.pk).update(
            scan=verdict.outcome.value, malware=verdict.signature[:200]
        )
        journal.record(
            event="evidence.scanned", subject=item.vault.subject, actor=actor, at=at,
            facts={"item": str(item.public_id), "outcome": verdict.outcome.value},
        )  # fmt: skip
