"""Sealing what is received, exactly as received; withdrawing it before it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from francjeu.evidence import access, media, scan
from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.erasing import forgetting, removing
from francjeu.evidence.operations.isolation.shutting import (
    NotSealed as NotSealed,  # raised here too
)
from francjeu.evidence.operations.isolation.shutting import is_known, shut
from francjeu.evidence.operations.keeping.vaults import VaultGone
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.intake import Intake
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.capture.elsewhere import is_read
from francjeu.kernel.evidence.origin import mail, provenance
from francjeu.kernel.evidence.origin.provenance import Access, Level, Untold
from francjeu.kernel.evidence.package.digest import Digest
from francjeu.kernel.evidence.pieces.keeping import Scan, State
from francjeu.kernel.evidence.pieces.kinds import Remark, remarks_on
from francjeu.plumbing import jobs


@dataclass(frozen=True, slots=True)
class Kept:
    """A blob in the store that no row points to yet: what was learnt while it was encrypted."""

    blob: str
    digest: Digest
    media_type: str
    remarks: tuple[Remark, ...]


def receive(
    *,
    vault: Vault,
    source: envelope.Source,
    name: str,
    method: str,
    level: Level,
    how_obtained: Access | Untold | None = None,
    actor: Actor,
    at: datetime,
) -> Item:
    """Keeps a file and seals it. For a form with several acts, `keep` first, then `seal`.

    Raises what `keep` and `seal` raise.
    """
    kept = keep(vault=vault, source=source, name=name)
    return seal(
        vault=vault, kept=kept, name=name, method=method, level=level,
        how_obtained=how_obtained, actor=actor, at=at,
    )  # fmt: skip


def keep(*, vault: Vault, source: envelope.Source, name: str, limit: int | None = None) -> Kept:
    """Encrypts a stream into the store in one pass, unmodified; outside any transaction.

    Until `seal` points a row to it, the blob is an orphan that a sweep removes.
    Raises intake.TooLarge, intake.Empty, store.StoreFull, store.StoreRefused, VaultGone.
    """
    if vault.destroyed_at is not None:
        raise VaultGone
    intake = Intake(source, limit=settings.FRANCJEU.upload_limit if limit is None else limit)
    blob = places.store().write(
        lambda sink: envelope.encrypt(intake, sink=sink, recipient=vault.recipient),
        is_draft=vault.is_draft,
    )
    ends = {"head": intake.head, "tail": intake.tail}
    media_type = media.media_type_of(**ends)
    return Kept(
        blob=blob,
        digest=intake.digest(),
        media_type=media_type,
        remarks=remarks_on(media_type=media_type, name=name, **ends),
    )


def discard(kept: Kept) -> None:
    """Removes a blob which no row will point to: its bytes are already kept, as another."""
    removing.destroy([kept.blob])


def seal(
    *,
    vault: Vault,
    kept: Kept,
    name: str,
    method: str,
    level: Level,
    how_obtained: Access | Untold | None = None,
    actor: Actor,
    at: datetime,
) -> Item:
    """Enters a kept blob as a piece of the vault: the original, with how and when it came.

    C-1.1 s. 6: what is sealed is never changed afterwards. Bytes that were isolated once are
    isolated again. What a person hands in says how it was seen, or who may skip that.
    Raises VaultGone, provenance.NotDeclared.
    """
    told = provenance.declared(level, how_obtained, method=method)
    with transaction.atomic():
        if not Vault.objects.filter(pk=vault.pk, destroyed_at__isnull=True).exists():
            raise VaultGone
        item = Item(
            vault=vault, declared_name=name[:255], sha256=kept.digest.sha256,
            size=kept.digest.size, blob=kept.blob, media_type=kept.media_type,
            remarks=",".join(kept.remarks), tool=" ".join(media.tool()), method=method,
            level=level.value, how_obtained=told.value if told else "",
            received_at=at, scan=_first_scan().value,
        )  # fmt: skip
        item.save(force_insert=True)
        _record("evidence.sealed", item=item, actor=actor, at=at, facts=_sealed_facts(item))
        if item.scan == Scan.WAITING:
            jobs.enqueue("francjeu.evidence.tasks.scan_waiting")
        if is_known(item.sha256):
            shut(item, actor=actor, at=at)
        if not vault.is_draft:  # compared once it is sent
            jobs.enqueue("francjeu.evidence.tasks.fingerprint_waiting")
        if is_read(media_type=item.media_type, method=item.method):
            jobs.enqueue("francjeu.evidence.tasks.read_elsewhere", item=str(item.public_id))
        jobs.enqueue("francjeu.custody.tasks.checkpoint")  # stamped within seconds, not at export
        if item.media_type == mail.MEDIA_TYPE:
            jobs.enqueue("francjeu.evidence.tasks.check_mails")  # while its key is still published
    return item


def withdraw(*, item: Item, facts: access.Facts, actor: Actor, at: datetime) -> None:
    """Takes a piece back before the report is sent: its bytes are destroyed, the act remains.

    Raises Refused, NotSealed.
    """
    access.RULES.require(actor, access.Act.WITHDRAW, facts)
    with transaction.atomic():
        _move(item, to=State.WITHDRAWN, sha256="", declared_name="")
        forgetting.forget(items=[item.pk])
        _record("evidence.withdrawn", item=item, actor=actor, at=at, facts={})
        transaction.on_commit(lambda: removing.destroy([item.blob]), robust=True)


def _move(item: Item, *, to: State, **changes: str) -> None:
    sealed = Item.objects.filter(pk=item.pk, state=State.SEALED)
    if not sealed.update(state=to.value, **changes):
        raise NotSealed
    item.refresh_from_db()


def _first_scan() -> Scan:
    return Scan.WAITING if scan.address(settings.FRANCJEU.clamd) else Scan.NOT_SCANNED


def _sealed_facts(item: Item) -> dict[str, object]:
    return {
        "sha256": item.sha256,
        "size": item.size,
        "media_type": item.media_type,
        "remarks": item.remarks,
        "method": item.method,
        "level": item.level,
        "how_obtained": item.how_obtained,
    }


def _record(
    event: str, *, item: Item, actor: Actor, at: datetime, facts: dict[str, object]
) -> None:
    journal.record(
        event=event,
        subject=item.vault.subject,
        actor=actor,
        at=at,
        facts={"item": str(item.public_id), **facts},
    )
