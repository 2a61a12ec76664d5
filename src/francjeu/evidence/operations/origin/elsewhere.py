"""Reading what a capture made elsewhere says of itself: in a process apart, once."""

import json
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction

from francjeu.evidence.models import Item, Reading
from francjeu.evidence.storage import envelope, places
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.capture.elsewhere import FORMS, is_read
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.plumbing import tools
from francjeu.plumbing.tools import Limits, ToolFailed

TOOL = "francjeu.connectors.elsewhere.read"
LIMITS = Limits(seconds=120, memory=2 * 1024**3, file_size=1024**3)


def read(*, item: UUID, actor: Actor, at: datetime) -> Reading | None:
    """The reading; the one made already, or None when the piece is no longer sealed."""
    row = Item.objects.select_related("vault").filter(public_id=item, state=State.SEALED).first()
    if row is None or not is_read(media_type=row.media_type, method=row.method):
        return None
    known = Reading.objects.filter(item=row).first()
    if known is not None:
        return known
    form, told, failure = FORMS[row.media_type], "", ""
    with tools.workshop() as folder:
        _copy(row, folder / "piece")
        request = {"form": form.value, "file": "piece"}
        try:
            told = json.dumps(tools.run(TOOL, request, folder=folder, limits=LIMITS))
        except ToolFailed as failed:
            failure = failed.failure.value
    with transaction.atomic():
        reading, is_new = Reading.objects.get_or_create(
            item=row,
            defaults={"form": form.value, "told": told, "failure": failure, "read_at": at},
        )
        if is_new:
            journal.record(
                event="evidence.read_apart", subject=row.vault.subject, actor=actor, at=at,
                facts={"item": str(row.public_id), "form": form.value},
            )  # fmt: skip
    return reading


def _copy(item: Item, target: Path) -> None:
    """The bytes as received, in the tool's own folder; gone with it."""
    identity = places.keyring().identity_of(item.vault.public_id)
    with places.store().open(item.blob) as blob, target.open("wb") as sink:
        envelope.decrypt(blob, sink=sink, identity=identity)
