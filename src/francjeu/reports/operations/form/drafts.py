"""Keeping answers between the steps, in a box that only the browser's cookie opens."""

import json
from datetime import datetime, timedelta

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import telling as kernel
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import attempts, boxes, ids
from francjeu.reports import models
from francjeu.reports.operations.form import files
from francjeu.reports.queries import drafts as queries

BEGUN = attempts.Limit("drafts", most=600, wait=timedelta(minutes=10))
_BATCH = 500


def begin(*, telling: Telling, place: str, at: datetime) -> str:
    """Open a draft; returns the token for the browser. The server keeps its hash only.

    A whole school behind one address may write at once; more than that waits. Raises TooMany.
    """
    attempts.check(limit=BEGUN, place=place, at=at)
    attempts.failed(limit=BEGUN, place=place, at=at)
    token = ids.new_token()
    models.Draft(
        door=ids.token_hash(token),
        code_hash=ids.code_hash(ids.code_of(token)),
        box=_box(telling, token),
        begun_at=at,
        saved_at=at,
    ).save(force_insert=True)
    return token


def save(*, token: str, telling: Telling, at: datetime) -> None:
    """Keep the answers for seven more days. Raises DraftGone, also once it was sent."""
    kept = models.Draft.objects.filter(door=ids.token_hash(token), saved_at__gte=at - queries.KEPT)
    if not kept.update(box=_box(telling, token), saved_at=at):
        raise queries.DraftGone


def erase(*, token: str, at: datetime) -> None:
    """Forget the answers and their files."""
    rows = models.Draft.objects.select_related("vault").filter(door=ids.token_hash(token))
    with transaction.atomic():
        _forget(list(rows), at=at)


def purge(*, actor: Actor, at: datetime) -> int:
    """Remove what is too old to be opened. Returns how many drafts went."""
    old = models.Draft.objects.filter(saved_at__lt=at - queries.KEPT).select_related("vault")
    with transaction.atomic():
        count = _forget(list(old[:_BATCH]), at=at)
        if count:
            journal.record(
                event="drafts.purged", subject="reports", actor=actor, at=at, facts={"count": count}
            )
    return count


def _forget(rows: list[models.Draft], *, at: datetime) -> int:
    gone = [draft.pk for draft in rows if files.destroy_with(draft, at=at)]
    return models.Draft.objects.filter(pk__in=gone).delete()[0]


def _box(telling: Telling, token: str) -> str:
    return boxes.shut(json.dumps(kernel.as_json(telling), ensure_ascii=False), token=token)
