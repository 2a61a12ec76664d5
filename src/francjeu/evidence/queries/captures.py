"""What is known of the captures of a file: what each gave, and what it lacks."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from francjeu.evidence.models import Capture, CapturedPart, Vault
from francjeu.evidence.queries.pieces import Piece, piece_of
from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.procedure.pieces.capturing import CAPTURE


class CaptureNotFound(Exception):
    """No such capture in these vaults: the page says the same of one that is another’s."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing a capture does not hold, and which one."""

    gap: Gap
    detail: str


@dataclass(frozen=True, slots=True)
class Part:
    """A sealed piece of a capture. `attempt` is the rank of the try that gave it."""

    role: Role
    attempt: int
    piece: Piece


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture as pages print it. `record` holds what the tool told, without the page’s words."""

    public_id: UUID
    address: str
    author: str
    fragment: str
    state: str
    reason: str
    verdict: PageState | None
    score: int | None
    tries: int
    asked_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    lacks: tuple[Lack, ...]
    record: dict[str, Any]
    parts: tuple[Part, ...]

    @property
    def is_over(self) -> bool:
        return self.state in CAPTURE.final


def in_vaults(vaults: Iterable[Vault]) -> tuple[Captured, ...]:
    """Every capture of these vaults, newest first, without their pieces."""
    rows = Capture.objects.filter(publication__vault__in=list(vaults))
    ordered = rows.select_related("publication").order_by("-asked_at", "-pk")
    return tuple(_captured(row, ()) for row in ordered)


def one(*, public_id: UUID, vaults: Iterable[Vault]) -> Captured:
    """One capture with its pieces, in the order they were sealed. Raises CaptureNotFound."""
    rows = Capture.objects.filter(publication__vault__in=list(vaults), public_id=public_id)
    row = rows.select_related("publication").first()
    if row is None:
        raise CaptureNotFound
    parts = CapturedPart.objects.filter(capture=row).select_related("item").order_by("pk")
    return _captured(row, tuple(parts))


def parts_in(vaults: Iterable[Vault]) -> tuple[tuple[str, Part], ...]:
    """Every captured piece still sealed, with the address it was captured from, oldest first."""
    rows = CapturedPart.objects.filter(item__vault__in=list(vaults), item__state=State.SEALED)
    found = rows.select_related("item", "capture__publication").order_by("pk")
    return tuple(
        (it.capture.publication.address, Part(Role(it.role), it.attempt, piece_of(it.item)))
        for it in found
    )


def roles_of(vaults: Iterable[Vault]) -> dict[UUID, Role]:
    """What each captured piece of these vaults is to its capture."""
    rows = CapturedPart.objects.filter(item__vault__in=list(vaults))
    return {key: Role(role) for key, role in rows.values_list("item__public_id", "role")}


def _captured(row: Capture, parts: Iterable[CapturedPart]) -> Captured:
    record = json.loads(row.record) if row.record else {}
    return Captured(
        public_id=row.public_id, address=row.publication.address,
        author=row.publication.author, fragment=row.publication.fragment, state=row.state,
        reason=row.reason, verdict=PageState(row.verdict) if row.verdict else None,
        score=row.score, tries=row.tries, asked_at=row.asked_at, begun_at=row.begun_at,
        ended_at=row.ended_at, record=record,
        lacks=tuple(Lack(Gap(it["gap"]), it["detail"]) for it in record.get("gaps", ())),
        parts=tuple(
            Part(Role(it.role), it.attempt, piece_of(it.item))
            for it in parts
            if it.item.state not in (State.WITHDRAWN, State.ERASED)
        ),
    )  # fmt: skip
