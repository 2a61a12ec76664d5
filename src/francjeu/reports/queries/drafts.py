"""Reading a draft: only with the token of the browser that writes it."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel.procedure.intake import telling as kernel
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import boxes, ids
from francjeu.reports import models

KEPT = timedelta(days=7)
SHOWN_AGAIN = timedelta(minutes=10)


class DraftGone(Exception):
    """No such draft, or not any more: never begun, erased, too old, or sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What the receipt page shows for ten minutes. `ref` is for staff who took a call."""

    code: str
    at: datetime
    ref: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An open draft and the files it holds."""

    pk: int
    telling: Telling
    saved_at: datetime
    pieces: tuple[Piece, ...]


def draft_for(*, token: str, at: datetime) -> Draft:
    """The draft this browser is writing. Raises DraftGone."""
    if not token:
        raise DraftGone
    row = models.Draft.objects.select_related("vault").filter(door=ids.token_hash(token)).first()
    if row is None or at > row.saved_at + KEPT:
        raise DraftGone
    return Draft(
        pk=row.pk, telling=opened(row.box, token=token), saved_at=row.saved_at,
        pieces=evidence.items_of(row.vault) if row.vault else (),
    )  # fmt: skip


def opened(box: str, *, token: str) -> Telling:
    """What a draft's box holds. Raises DraftGone when the token does not open it."""
    try:
        return kernel.from_json(json.loads(boxes.opened(box, token=token)))
    except boxes.WrongKey as error:
        raise DraftGone from error


def sent_for(*, token: str, at: datetime) -> Sent | None:
    """The report this browser sent less than ten minutes ago, by the code of its token."""
    if not token:
        return None
    code = ids.code_of(token)
    row = (
        models.Report.objects.filter(code_hash=ids.code_hash(code))
        .values_list("received_at", "ref")
        .first()
    )
    if row is None or at > row[0] + SHOWN_AGAIN:
        return None
    return Sent(code=code, at=row[0], ref=row[1])
