"""Making a copy that is kept: masked, converted, or prepared apart; tied to its sealed original.

C-1.1 s. 17: the original, its format, the tool, its version, the time and both digests are kept.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Derivation, Item
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.keeping.sealing import Kept, NotSealed
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.boxes import Box, checked
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.copies.copying import (
    Family,
    Kind,
    Trouble,
    family_of,
    masked_as,
    targets_of,
)
from francjeu.kernel.evidence.origin.provenance import Access, Level, Untold
from francjeu.kernel.evidence.pieces.keeping import State

LARGEST_COPY = 512 * 1024 * 1024


class NoReason(Exception):
    """A masked copy says why it hides what it hides; one sentence is enough."""


class NoCopy(Exception):
    """This piece is no copy of another, or what tied it was erased with its vault."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy on its way: how it was made, by which tool, with what, and why."""

    kind: Kind
    tool: str
    parameters: dict[str, Any]
    reason: str = ""


def redact(
    *, item: Item, boxes: Iterable[Box], reason: str, facts: access.Facts, actor: Actor,
    at: datetime,
) -> Item:  # fmt: skip
    """A copy with opaque black burnt over each box, encoded anew, without metadata.

    Raises Refused, NotShown, NoReason, boxes.NoBox, TooManyBoxes, BadBox, workbench.NotMade,
    NotSealed, and what sealing raises.
    """
    _require(item, facts, actor)
    if family_of(item.media_type) is not Family.PICTURE:  # the others take longer: masking.ask
        raise workbench.NotMade(Trouble.NOT_SHOWABLE)
    drawn = [box.as_json() for box in checked(boxes)]
    if not reason.strip():
        raise NoReason
    request = {"boxes": drawn, "target": masked_as(item.media_type)}
    return _made(item, Kind.REDACTION, request, reason=reason.strip(), actor=actor, at=at)


def convert(
    *, item: Item, target: str, facts: access.Facts, sheet: int = 1, actor: Actor, at: datetime
) -> Item:
    """The piece in a format that opens elsewhere, beside the original which stays (X-03).

    Raises Refused, NotShown, workbench.NotMade, NotSealed, and what sealing raises.
    """
    _require(item, facts, actor)
    if target not in targets_of(item.media_type):
        raise workbench.NotMade(Trouble.NOT_SHOWABLE)
    request: dict[str, Any] = {"target": target}
    if item.media_type == "application/pdf":
        request["sheet"] = sheet
    return _made(item, Kind.CONVERSION, request, reason="", actor=actor, at=at)


def enter(*, parent: Item, copy: Copy, kept: Kept, actor: Actor, at: datetime) -> Item:
    """Seals a kept blob as a copy of `parent`, in its vault. Raises NotSealed, VaultGone."""
    with transaction.atomic():
        sealed = Item.objects.select_for_update().filter(pk=parent.pk, state=State.SEALED)
        if not sealed.exists():
            raise NotSealed
        item = sealing.seal(
            vault=parent.vault, kept=kept, name="", method=copy.kind.value,
            level=Level(parent.level), actor=actor, at=at,
            how_obtained=(
                Access(parent.how_obtained) if parent.how_obtained else Untold.ORIGINAL
            ),
        )  # fmt: skip
        tie(item=item, parent=parent, copy=copy, actor=actor, at=at)
    return item


def tie(*, item: Item, parent: Item, copy: Copy, actor: Actor, at: datetime) -> None:
    """Writes down what a sealed piece was made from, or taken out of; in a transaction."""
    row = _row(item, parent, copy, actor, at)
    row.save(force_insert=True)
    _record(
        "evidence.derived", item, actor, at, kind=copy.kind.value, tool=copy.tool,
        of=str(parent.public_id), original=str(row.original.public_id),
        commitment=row.commitment,
    )  # fmt: skip


def open_commitment(*, item: Item, facts: access.Facts, actor: Actor, at: datetime) -> Opening:
    """What shows a stranger that the original is the one a copy was made from; written down.

    Raises Refused, NoCopy.
    """
    access.RULES.require(actor, access.Act.EXPORT, facts)
    row = Derivation.objects.filter(item=item).first()
    if row is None or not row.salt:
        raise NoCopy
    with transaction.atomic():
        _record("evidence.tie_opened", item, actor, at)
    return Opening(salt=row.salt, sha256=row.original_sha256)


def _require(item: Item, facts: access.Facts, actor: Actor) -> None:
    access.RULES.require(actor, access.Act.DERIVE, facts)
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)


def _made(
    item: Item, kind: Kind, request: dict[str, Any], *, reason: str, actor: Actor, at: datetime
) -> Item:
    with workbench.made(item, request) as made:
        with made.path.open("rb") as source:
            kept = sealing.keep(vault=item.vault, source=source, name="", limit=LARGEST_COPY)
        parameters = {**request, "frames": made.frames, "refused": made.refused}
        copy = Copy(kind=kind, tool=made.tool, parameters=parameters, reason=reason)
    return enter(parent=item, copy=copy, kept=kept, actor=actor, at=at)


def _row(item: Item, parent: Item, copy: Copy, actor: Actor, at: datetime) -> Derivation:
    made_from = Derivation.objects.select_related("original").filter(item=parent).first()
    original = made_from.original if made_from else parent
    opening = Opening(salt=commitment.new_salt(), sha256=original.sha256)
    return Derivation(
        item=item, parent=parent, original=original, kind=copy.kind.value, tool=copy.tool,
        parent_sha256=parent.sha256, original_sha256=original.sha256, salt=opening.salt,
        commitment=commitment.commit(opening),
        parameters=json.dumps(copy.parameters, sort_keys=True), reason=copy.reason,
        made_by=actor.ref or actor.kind.value, made_by_name=actor.name, made_at=at,
    )  # fmt: skip


def _record(event: str, item: Item, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(
        event=event, subject=item.vault.subject, actor=actor, at=at,
        facts={"item": str(item.public_id), **facts},
    )  # fmt: skip
