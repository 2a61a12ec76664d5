"""Looking after the store: scanning for malware, sweeping what interrupted acts left behind."""

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from francjeu.evidence import envelope, places, scan
from francjeu.evidence.keyring import KeyLost
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.store import BlobMissing
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.keeping import Scan, State

_KEPT = Q(state=State.SEALED) | Q(state=State.ISOLATED, isolation__put_away_at=None)


@dataclass(frozen=True, slots=True)
class Orphans:
    """What nothing points to: blobs and half-written files by address, keys by vault.

    `apart` are half-written files of isolated pieces.
    """

    blobs: tuple[str, ...]
    leftovers: tuple[str, ...]
    apart: tuple[str, ...]
    keys: tuple[str, ...]

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


def orphans(*, before: datetime) -> Orphans:
    """What interrupted acts left before this moment; nothing newer, an act may be under way."""
    store, keyring = places.store(), places.keyring()
    known = set(Item.objects.filter(_KEPT).values_list("blob", flat=True).iterator())
    alive = set(Vault.objects.filter(destroyed_at__isnull=True).values_list("public_id", flat=True))
    return Orphans(
        blobs=tuple(it for it in store.addresses(before=before) if it not in known),
        leftovers=tuple(store.leftovers(before=before)),
        apart=tuple(places.apart().leftovers(before=before)),
        keys=tuple(str(it) for it in keyring.vaults(before=before) if it not in alive),
    )


def sweep(*, before: datetime, actor: Actor, at: datetime) -> Orphans:
    """Removes the orphans, and writes down how many."""
    found = orphans(before=before)
    if not found.count:
        return found
    with transaction.atomic():
        journal.record(
            event="evidence.swept", subject="evidence", actor=actor, at=at,
            facts={"count": found.count},
        )  # fmt: skip
    for address in (*found.blobs, *found.leftovers):
        places.store().remove(address)
    for leftover in found.apart:
        places.apart().forget(leftover)
    for vault in places.keyring().vaults(before=before):
        if str(vault) in found.keys:
            places.keyring().destroy(vault)
    return found


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
