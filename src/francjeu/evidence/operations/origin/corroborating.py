"""Adding an independent source that agrees with a piece: by a named person, with a reason."""

from datetime import datetime

from django.db import IntegrityError, transaction

from francjeu.evidence import access
from francjeu.evidence.models import Corroboration, Item
from francjeu.evidence.operations.keeping.sealing import NotSealed
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.origin.corroboration import Kind
from francjeu.kernel.evidence.pieces.keeping import State


class NoReason(Exception):
    """A source that agrees is added with what shows it; one sentence is enough."""


class AlreadyAdded(Exception):
    """A source of this kind was added to this piece before: it counts once."""


def add(
    *, item: Item, kind: Kind, reason: str, facts: access.Facts, actor: Actor, at: datetime
) -> Corroboration:
    """Keep the source beside the grade, which stays what it was.

    Raises Refused, NoReason, AlreadyAdded, NotSealed.
    """
    access.RULES.require(actor, access.Act.CORROBORATE, facts)
    if not reason.strip():
        raise NoReason
    if item.state != State.SEALED:
        raise NotSealed
    row = Corroboration(
        item=item, kind=kind.value, reason=reason.strip(), added_by=actor.name, added_at=at
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            journal.record(
                event="evidence.agreement_added", subject=item.vault.subject, actor=actor, at=at,
                facts={"item": str(item.public_id), "kind": kind.value},
            )  # fmt: skip
    except IntegrityError as twice:
        raise AlreadyAdded from twice
    return row
