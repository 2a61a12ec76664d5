"""Reading a draft: only with the token of the browser that writes it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

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
    """What the receipt page shows for ten minutes: the code, and when it was sent."""

    code: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An open draft. `sent` once it became a report; then `telling` is empty."""

    pk: int
    telling: Telling
    saved_at: datetime
    sent: Sent | None


def draft_for(*, token: str, at: datetime) -> Draft:
    """The draft this browser is writing. Raises DraftGone."""
    row = models.Draft.objects.filter(door=ids.token_hash(token)).first() if token else None
    if row is None or at > row.saved_at + KEPT:
        raise DraftGone
    if row.sent_at and at > row.sent_at + SHOWN_AGAIN:
        raise DraftGone
    try:
        held = json.loads(boxes.opened(row.box, token=token))
    except boxes.WrongKey as error:
        raise DraftGone from error
    sent = Sent(code=held["code"], at=row.sent_at) if row.sent_at else None
    told = Telling() if sent else kernel.from_json(held["telling"])
    return Draft(pk=row.pk, telling=told, saved_at=row.saved_at, sent=sent)
