"""After a back-up was put back: what was isolated since is shut again, and never opens."""

from datetime import datetime

from django.db import transaction

from francjeu.evidence.models import Isolation, Item
from francjeu.evidence.operations.isolation import handing_over, isolating
from francjeu.evidence.operations.isolation.shutting import record
from francjeu.evidence.storage import places
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import State


def keep_shut(*, actor: Actor, at: datetime) -> int:
    """Shuts, or destroys, what older data show as sealed; how many pieces. Safe to repeat.

    Also lays the tombstone that a killed process left out. Raises Refused.
    """
    stones, done = places.tombstones(), 0
    for row in Isolation.objects.select_related("item"):
        stones.lay(row.item.public_id, is_gone=row.gone_at is not None)
    for stone in tuple(stones.all()):
        item = Item.objects.filter(public_id=stone.item, state=State.SEALED).first()
        if item is None:
            continue
        isolating.isolate(item=item, actor=actor, at=at)
        row = Isolation.objects.select_related("item__vault").get(item=item)
        if stone.is_gone:
            handing_over.erase(row=row, actor=actor, at=at)
        else:
            _back_apart(row, actor=actor, at=at)
        done += 1
    isolating.finish()
    return done


def _back_apart(row: Isolation, *, actor: Actor, at: datetime) -> None:
    """The file put away before is still apart: the row says so, and the old one goes again."""
    item, recipient = row.item, places.isolation_recipient()
    if not recipient or not places.apart().path(item.public_id).exists():
        return
    sha256 = places.apart().digest(item.public_id).sha256
    with transaction.atomic():
        waiting = Isolation.objects.filter(pk=row.pk, put_away_at=None)
        waiting.update(recipient=recipient, sha256=sha256, put_away_at=at)
        record("isolation.put_away", item, actor, at, recipient=recipient, sha256=sha256)
