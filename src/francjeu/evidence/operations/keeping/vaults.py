"""Opening, holding and destroying vaults."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from francjeu.evidence import access
from francjeu.evidence.models import Corroboration, Derivation, Instrumented, Item, Vault
from francjeu.evidence.operations.erasing import forgetting, removing
from francjeu.evidence.queries import isolated
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import refusal
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import Obstacle, State, obstacle_to_destroying
from francjeu.plumbing import erasing, jobs


class VaultHeld(Exception):
    """A legal hold, or an isolated piece awaiting the police, forbids destruction."""


class VaultGone(Exception):
    """The vault's key was destroyed: nothing can be added to it or taken from it."""


_OURS = Q(state=State.SEALED) | Q(state=State.ISOLATED, isolation__put_away_at=None)
"""What goes with the key. Withdrawn and erased pieces are gone already."""


@dataclass(frozen=True, slots=True)
class Destruction:
    """What a certificate of destruction tells: how many pieces, how many bytes, when."""

    subject: str
    items: int
    size: int
    at: datetime


def open_vault(*, subject: str, at: datetime) -> Vault:
    """A vault with a key of its own for one report, draft or case; `subject` names its journal.

    Raises store.StoreFull, store.StoreRefused: then there is no vault.
    """
    vault = Vault(subject=subject, opened_at=at)
    try:
        vault.recipient = places.keyring().make(vault.public_id)
    except OSError as error:  # a full disk refuses the key before it refuses the piece
        raise refusal(error) from error
    vault.save(force_insert=True)
    return vault


def move_vault(*, vault: Vault, subject: str) -> None:
    """A draft became a report: from now on its pieces are told in the report's history.

    Entries already written stay in the chain they were written in.
    """
    Vault.objects.filter(pk=vault.pk).update(subject=subject)
    jobs.enqueue("francjeu.evidence.tasks.fingerprint_waiting")  # never while it was a draft
    _lock_soon(vault)
    vault.subject = subject


def hold(*, vault: Vault, reason: str, actor: Actor, at: datetime) -> None:
    """A named person stops every clock on this vault (X-08); holding twice keeps the first hold.

    Raises Refused, VaultGone.
    """
    access.RULES.require(actor, access.Act.HOLD, access.Facts(is_involved=True))
    with transaction.atomic():
        alive = Vault.objects.filter(pk=vault.pk, destroyed_at__isnull=True)
        if not alive.exists():
            raise VaultGone
        if alive.filter(held_at__isnull=True).update(held_at=at, hold_reason=reason):
            _record("evidence.held", vault=vault, actor=actor, at=at, facts={"reason": reason})
            _lock_soon(vault)


def release(*, vault: Vault, reason: str, actor: Actor, at: datetime) -> None:
    """A named person lets the clocks run again. Raises Refused."""
    access.RULES.require(actor, access.Act.HOLD, access.Facts(is_involved=True))
    with transaction.atomic():
        held = Vault.objects.filter(pk=vault.pk, held_at__isnull=False)
        if held.update(held_at=None, hold_reason=""):
            _record("evidence.released", vault=vault, actor=actor, at=at, facts={"reason": reason})
            _lock_soon(vault)


def _lock_soon(vault: Vault) -> None:
    """The store locks its pieces, and holds them while the vault is held (`locking.py`)."""
    if places.in_bucket():
        jobs.enqueue("francjeu.evidence.tasks.lock_pieces", vault=str(vault.public_id))


def destroy(*, vault: Vault, reason: str, actor: Actor, at: datetime) -> Destruction:
    """Destroys the vault's key, hence every piece in it, in every copy of the data (P-39.1 s. 23).

    An isolated piece put away under the offline key stays until the police say what to do.
    Raises Refused, VaultHeld, VaultGone.
    """
    access.RULES.require(actor, access.Act.DESTROY, access.Facts(is_involved=True))
    with transaction.atomic():
        _check_destroyable(vault)
        kept = list(_items(vault).filter(_OURS))
        done = Destruction(
            subject=vault.subject, items=len(kept), size=sum(it.size for it in kept), at=at
        )
        _items(vault).filter(pk__in=[item.pk for item in kept]).update(
            state=State.ERASED, sha256="", declared_name=""
        )
        Derivation.objects.filter(item__vault=vault).update(
            parent_sha256="", original_sha256="", salt="", parameters="", reason=""
        )
        forgetting.forget(items=[item.pk for item in kept])
        mine = {"item__vault": vault}
        Corroboration.objects.filter(**mine).update(reason="", added_by="")
        Instrumented.objects.filter(**mine).update(address="", right="", taken_by="")
        marked = Vault.objects.filter(
            pk=vault.pk, held_at__isnull=True, destroyed_at__isnull=True
        ).update(destroyed_at=at)
        if not marked:
            raise VaultHeld
        erasing.blank(vault)  # addresses, and what captures told of them
        facts: dict[str, object] = {"items": done.items, "size": done.size, "reason": reason}
        _record("evidence.destroyed", vault=vault, actor=actor, at=at, facts=facts)
        blobs = [item.blob for item in kept]
        transaction.on_commit(lambda: _forget(vault, blobs), robust=True)
    return done


def _check_destroyable(vault: Vault) -> None:
    now = Vault.objects.get(pk=vault.pk)
    obstacle = obstacle_to_destroying(
        is_held=now.held_at is not None or isolated.has_waiting([vault.pk]),
        is_destroyed=now.destroyed_at is not None,
    )
    if obstacle is Obstacle.HELD:
        raise VaultHeld
    if obstacle is Obstacle.GONE:
        raise VaultGone


def _forget(vault: Vault, blobs: list[str]) -> None:
    """The key first: once it is gone, what remains of the blobs says nothing. A sweep finishes."""
    places.keyring().destroy(vault.public_id)
    removing.remove(blobs)


def _items(vault: Vault) -> QuerySet[Item]:
    return Item.objects.filter(vault=vault)


def _record(
    event: str, *, vault: Vault, actor: Actor, at: datetime, facts: dict[str, object]
) -> None:
    journal.record(event=event, subject=vault.subject, actor=actor, at=at, facts=facts)
