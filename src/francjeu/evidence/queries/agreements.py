"""Which independent sources agree with pieces, and how a staff capture was made."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from francjeu.evidence.models import Corroboration, Instrumented
from francjeu.kernel.evidence.origin.corroboration import Agreement, Kind


@dataclass(frozen=True, slots=True)
class Taken:
    """How a member of the staff made a capture (N2)."""

    tool: str
    address: str
    right: str
    by: str
    at: datetime


def added_to(pieces: Collection[UUID]) -> dict[UUID, tuple[Agreement, ...]]:
    """What named persons added to each of these pieces, oldest first, in one query."""
    found: dict[UUID, list[Agreement]] = {}
    rows = Corroboration.objects.filter(item__public_id__in=pieces).order_by("added_at", "id")
    for row in rows.select_related("item"):
        said = Agreement(kind=Kind(row.kind), at=row.added_at, by=row.added_by, reason=row.reason)
        found.setdefault(row.item.public_id, []).append(said)
    return {piece: tuple(said) for piece, said in found.items()}


def taken(piece: UUID) -> Taken | None:
    """How the capture was made, for a piece brought by staff with a tool."""
    row = Instrumented.objects.filter(item__public_id=piece).first()
    if row is None:
        return None
    return Taken(
        tool=row.tool, address=row.address, right=row.right, by=row.taken_by, at=row.taken_at
    )
