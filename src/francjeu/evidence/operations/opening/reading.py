"""Opening a piece for someone: each time is an act that the journal remembers."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.evidence import access, queries
from francjeu.evidence.models import Item
from francjeu.evidence.storage import envelope, places
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.keeping import Obstacle
from francjeu.kernel.evidence.pieces.kinds import Showing


class NotShown(Exception):
    """The piece may not be opened now, whoever asks; `obstacle` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


@dataclass(frozen=True, slots=True)
class Opened:
    """The bytes as received, and how a page may show them. Iterate `chunks` once; close it."""

    chunks: envelope.Plain
    size: int
    media_type: str
    showing: Showing
    name: str


def read_for(
    *, actor: Actor, item: Item, facts: access.Facts, purpose: str, at: datetime
) -> Opened:
    """Opens a piece for who may see it, for a stated purpose, and writes it down first.

    Raises Refused, NotShown, keyring.KeyLost, store.BlobMissing; while reading, CannotOpen.
    """
    access.RULES.require(actor, access.Act.VIEW, facts)
    piece = queries.piece_of(item)
    if piece.obstacle is not None:
        raise NotShown(piece.obstacle)
    identity = places.keyring().identity_of(item.vault.public_id)
    blob = places.store().open(item.blob)
    with transaction.atomic():
        journal.record(
            event="evidence.viewed",
            subject=item.vault.subject,
            actor=actor,
            at=at,
            facts={"item": str(item.public_id), "purpose": purpose},
        )
    return Opened(
        chunks=envelope.Plain(blob, identity=identity),
        size=item.size,
        media_type=item.media_type,
        showing=piece.showing,
        name=item.declared_name,
    )
