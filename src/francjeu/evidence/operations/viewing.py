"""Showing a piece without handing over the file: a clean copy made on the spot, kept nowhere.

Nothing is cached: what was isolated or erased a second ago has no copy anywhere.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Item
from francjeu.evidence.operations.reading import NotShown
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.boxes import Box
from francjeu.kernel.evidence.copying import Look, Trouble, has_look


@dataclass(frozen=True, slots=True)
class Looked:
    """The bytes of a working copy; `frames`: how many pictures or sheets the file holds."""

    content: bytes
    media_type: str
    frames: int


def look_at(
    *, actor: Actor, item: Item, facts: access.Facts, look: Look, purpose: str = "",
    boxes: tuple[Box, ...] = (), at: datetime,
) -> Looked:  # fmt: skip
    """A working copy for who may see the piece; seeing it is written down first.

    A veiled one shows nobody and is not: it is 24 dots wide. Raises Refused, NotShown,
    workbench.NotMade, StoreFull.
    """
    access.RULES.require(actor, access.Act.VIEW, facts)
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)
    if not has_look(item.media_type):
        raise workbench.NotMade(Trouble.NOT_SHOWABLE)
    if look is not Look.VEILED:
        _record(item, purpose, actor, at)
    request = {"look": look.value, "boxes": [box.as_json() for box in boxes]}
    with workbench.made(item, request) as made:
        return Looked(
            content=made.path.read_bytes(), media_type=made.media_type, frames=made.frames
        )


def trouble_with(*, actor: Actor, item: Item, facts: access.Facts, at: datetime) -> Trouble | None:
    """Why no working copy can be made of this piece, or None; nobody sees anything of it.

    Raises Refused, NotShown, StoreFull.
    """
    try:
        look_at(actor=actor, item=item, facts=facts, look=Look.VEILED, at=at)
    except workbench.NotMade as refused:
        return refused.trouble
    return None


def _record(item: Item, purpose: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        journal.record(
            event="evidence.viewed", subject=item.vault.subject, actor=actor, at=at,
            facts={"item": str(item.public_id), "purpose": purpose},
        )  # fmt: skip
