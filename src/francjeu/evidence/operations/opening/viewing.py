"""Showing a piece without handing over the file: a clean copy made on the spot, kept nowhere.

Nothing is cached: what was isolated or erased a second ago has no copy anywhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Item
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import HEARD, Look, Trouble, has_look, is_recording


@dataclass(frozen=True, slots=True)
class Looked:
    """The bytes of a working copy; `frames`: how many pictures or sheets the file holds.

    `length` is that of a recording, in milliseconds.
    """

    content: bytes
    media_type: str
    frames: int
    length: int = 0
    has_sound: bool = False


def look_at(
    *, actor: Actor, item: Item, facts: access.Facts, look: Look, purpose: str = "",
    boxes: tuple[Box, ...] = (), blurred: tuple[Box, ...] = (), place: int = 0, at: datetime,
) -> Looked:  # fmt: skip
    """A working copy for who may see the piece; seeing it is written down first.

    `place`: which sheet of a PDF, from 1; which moment of a film, in milliseconds.
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
    request = {
        "look": look.value, "boxes": [box.as_json() for box in boxes],
        "blurred": [box.as_json() for box in blurred], "place": place,
    }  # fmt: skip
    return _looked(item, request)


def listen_to(
    *, actor: Actor, item: Item, facts: access.Facts, purpose: str, at: datetime
) -> Looked:
    """The sound of a recording alone, encoded anew; hearing it is written down first.

    Raises as `look_at`.
    """
    access.RULES.require(actor, access.Act.VIEW, facts)
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)
    if not is_recording(item.media_type):
        raise workbench.NotMade(Trouble.NOT_SHOWABLE)
    _record(item, purpose, actor, at)
    return _looked(item, {"look": HEARD})


def trouble_with(
    *, actor: Actor, item: Item, facts: access.Facts, place: int = 0, at: datetime
) -> Trouble | None:
    """Why no working copy can be made of this piece, or None; nobody sees anything of it.

    Raises Refused, NotShown, StoreFull.
    """
    try:
        look_at(actor=actor, item=item, facts=facts, look=Look.VEILED, place=place, at=at)
    except workbench.NotMade as refused:
        return refused.trouble
    return None


def _looked(item: Item, request: Mapping[str, Any]) -> Looked:
    with workbench.made(item, request) as made:
        return Looked(
            content=made.path.read_bytes(), media_type=made.media_type, frames=made.frames,
            length=made.length, has_sound=made.has_sound,
        )  # fmt: skip


def _record(item: Item, purpose: str, actor: Actor, at: datetime) -> None:
    with transaction.atomic():
        journal.record(
            event="evidence.viewed", subject=item.vault.subject, actor=actor, at=at,
            facts={"item": str(item.public_id), "purpose": purpose},
        )  # fmt: skip
