"""Reading a draft: only with the token of the browser that writes it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel.procedure import telling as kernel
from francjeu.kernel.procedure.telling import Telling
from francjeu.plumbing import boxes, ids
from francjeu.reports import models

KEPT = timedelta(days=7)
SHOWN_AGAIN = timedelta(minutes=10)


class DraftGone(Exception):
    """No such draft, or not any more: never begun, erased, too old, or sent and shown."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the receipt page shows for ten minutes. `ref` is for staff who took a call."""

    code: str
    at: datetime
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """An open draft. `sent` once it became a report; then `telling` is empty."""

    pk: int
    telling: Telling
    saved_at: datetime
    sent: Sent | None
    pieces: tuple[Piece, ...]
    has_files: bool


def draft_for(*, token: str, at: datetime) -> Draft:
    """The draft this browser is writing. Raises DraftGone."""
    if not token:
        raise DraftGone
    row = models.Draft.objects.select_related("vault").filter(door=ids.token_hash(token)).first()
    if row is None or at > row.saved_at + KEPT:
        raise DraftGone
    if row.sent_at and at > row.sent_at + SHOWN_AGAIN:
        raise DraftGone
    try:
        held = json.loads(boxes.opened(row.box, token=token))
    except boxes.WrongKey as error:
        raise DraftGone from error
    sent = Sent(held["code"], row.sent_at, held.get("ref", "")) if row.sent_at else None
    told = Telling() if sent else kernel.from_json(held["telling"])
    pieces = evidence.items_of(row.vault) if row.vault and not sent else ()
    return Draft(pk=row.pk, telling=told, saved_at=row.saved_at, sent=sent, pieces=pieces,
                 has_files=row.vault_id is not None)  # fmt: skip
