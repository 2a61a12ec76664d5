"""The one step that shuts a piece for every role; told in a chain that only one person reads."""

from datetime import datetime

from django.db import transaction

from francjeu.evidence.models import Isolation, Item
from francjeu.evidence.operations.erasing import forgetting
from francjeu.evidence.storage import places
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.plumbing import jobs

PUT_AWAY_JOB = "francjeu.evidence.tasks.put_away"


class NotSealed(Exception):
    """The piece is no longer sealed in its vault: someone withdrew, isolated or erased it."""


def shut(item: Item, *, actor: Actor, at: datetime) -> bool:
    """Shuts a sealed piece; False when it was not sealed any more. In a transaction."""
    sealed = Item.objects.filter(pk=item.pk, state=State.SEALED)
    if not sealed.update(state=State.ISOLATED.value):
        return False
    item.refresh_from_db()
    forgetting.forget(items=[item.pk])
    Isolation(item=item, isolated_at=at, isolated_by=actor.ref).save(force_insert=True)
    record("evidence.isolated", item, actor, at, size=item.size, media_type=item.media_type)
    transaction.on_commit(lambda: places.tombstones().lay(item.public_id), robust=True)
    if places.isolation_recipient():
        jobs.enqueue(PUT_AWAY_JOB)
    return True


def is_known(sha256: str) -> bool:
    """Whether these very bytes were isolated once: received again, they are shut at once."""
    return Item.objects.filter(sha256=sha256, state=State.ISOLATED).exists()


def record(event: str, item: Item, actor: Actor, at: datetime, **facts: object) -> None:
    """An act on an isolated piece, in the chain of that piece."""
    journal.record(
        event=event, subject=subject_of(item), actor=actor, at=at,
        facts={"item": str(item.public_id), **facts},
    )  # fmt: skip


def subject_of(item: Item) -> str:
    """The chain in which acts on this isolated piece are told."""
    return f"isolation:{item.public_id}"
