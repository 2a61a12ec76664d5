"""The copies made of pieces: what of, how, by whom, and what ties them to the sealed original."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from francjeu.evidence.models import Derivation, Item
from francjeu.evidence.queries.pieces import Piece, piece_of
from francjeu.kernel.evidence.copies.copying import WORKING_COPIES, Kind
from francjeu.kernel.evidence.pieces.keeping import State


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy as pages and packages need it (LCCJTI s. 17). `source_type`: kind of its parent."""

    piece: Piece
    item_id: int
    original_id: int
    original: UUID
    parent: UUID
    source_type: str
    kind: Kind
    tool: str
    parent_sha256: str
    original_sha256: str
    salt: str
    commitment: str
    parameters: Mapping[str, object]
    reason: str
    made_by: str
    made_by_name: str
    made_at: datetime

    def __repr__(self) -> str:
        return f"Copy({self.piece.public_id})"


def copies_of(originals: Iterable[int]) -> tuple[Copy, ...]:
    """The copies of these originals (by key) that are still sealed, oldest first, in one query.

    Not the messages attached to a mail, which are pieces of their own: `attached_to`.
    """
    rows = Derivation.objects.filter(
        original__in=list(originals), item__state=State.SEALED, kind__in=WORKING_COPIES
    )
    rows = rows.select_related("item", "original", "parent").order_by("made_at", "pk")
    return tuple(_copy(row) for row in rows)


def attached_to(original: int) -> tuple[Copy, ...]:
    """The messages taken out of this mail (by key), in their order."""
    rows = Derivation.objects.filter(
        original=original, item__state=State.SEALED, kind=Kind.ATTACHED
    )
    rows = rows.select_related("item", "original", "parent").order_by("pk")
    return tuple(_copy(row) for row in rows)


def taken_out(items: Iterable[int]) -> dict[int, Copy]:
    """Of these pieces (by key), those taken out of a mail, and which one, in one query."""
    rows = Derivation.objects.filter(item__in=list(items), kind=Kind.ATTACHED)
    return {row.item_id: _copy(row) for row in rows.select_related("item", "original", "parent")}


def copies_of_piece(public_id: UUID) -> tuple[Copy, ...]:
    """The copies of one original."""
    return copies_of(Item.objects.filter(public_id=public_id).values_list("pk", flat=True))


def copy_of(item_id: int) -> Copy | None:
    """How this piece was made from another, or None: it is as received."""
    rows = Derivation.objects.select_related("item", "original", "parent")
    row = rows.filter(item_id=item_id).first()
    return _copy(row) if row else None


def _copy(row: Derivation) -> Copy:
    return Copy(
        piece=piece_of(row.item), item_id=row.item_id, original_id=row.original_id,
        original=row.original.public_id, parent=row.parent.public_id,
        source_type=row.parent.media_type, kind=Kind(row.kind),
        tool=row.tool, parent_sha256=row.parent_sha256, original_sha256=row.original_sha256,
        salt=row.salt, commitment=row.commitment,
        parameters=json.loads(row.parameters) if row.parameters else {}, reason=row.reason,
        made_by=row.made_by, made_by_name=row.made_by_name, made_at=row.made_at,
    )  # fmt: skip
