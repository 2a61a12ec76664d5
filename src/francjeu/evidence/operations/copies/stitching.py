"""Joining screenshots of one conversation into one picture, which says where something may lack."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Derivation, Item, Joined
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.copies.stitching import MOST, can_be_joined


class TooFew(Exception):
    """One screenshot has nothing to be joined to; more than MOST are not one conversation."""


class NotTogether(Exception):
    """These came by different ways, or one is no screenshot: a person keeps them apart."""


def stitch(
    *, items: Sequence[Item], shows_contact: bool, facts: access.Facts, actor: Actor, at: datetime
) -> Item:
    """A joined picture beside the screenshots, which stay as received; its gaps are told with it.

    `shows_contact`: one of them shows the contact’s name and number. Raises Refused, TooFew,
    NotTogether, NotShown, workbench.NotMade, NotSealed, and what sealing raises.
    """
    access.RULES.require(actor, access.Act.DERIVE, facts)
    if not 2 <= len({item.pk for item in items}) == len(items) <= MOST:
        raise TooFew
    if len({item.vault_id for item in items}) > 1 or not all(map(_is_screenshot, items)):
        raise NotTogether
    first, *others = items
    with workbench.stitched(items) as made:
        with made.path.open("rb") as source:
            kept = sealing.keep(
                vault=first.vault, source=source, name="", limit=deriving.LARGEST_COPY
            )
        parameters = {
            "joined": [{"item": str(it.public_id), "sha256": it.sha256} for it in items],
            "gaps": list(made.gaps), "shows_contact": shows_contact,
        }  # fmt: skip
        copy = deriving.Copy(kind=Kind.CONVERSION, tool=made.tool, parameters=parameters)
    with transaction.atomic():
        item = deriving.enter(parent=first, copy=copy, kept=kept, actor=actor, at=at)
        row = Derivation.objects.get(item=item)
        Joined.objects.bulk_create([Joined(derivation=row, item=it) for it in others])
    return item


def _is_screenshot(item: Item) -> bool:
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)
    return can_be_joined(item.media_type)
