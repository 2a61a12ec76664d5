"""Counts attempts at a door (receipt codes, links), so that guessing must wait."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from francjeu.plumbing import ids, models


@dataclass(frozen=True, slots=True)
class Limit:
    """`most` failures, then a wait of `wait` from the first of them."""

    door: str
    most: int
    wait: timedelta


class TooMany(Exception):
    """The door stays shut until `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__()
        self.until = until


def check(*, limit: Limit, place: str, at: datetime) -> None:
    """Pass, or raise TooMany when `place` failed `limit.most` times within the wait."""
    row = models.Attempt.objects.filter(door=limit.door, place=ids.token_hash(place)).first()
    if row and row.count >= limit.most and at < row.started_at + limit.wait:
        raise TooMany(row.started_at + limit.wait)


def failed(*, limit: Limit, place: str, at: datetime) -> None:
    """Count one failure; the first after a full wait starts a new count."""
    hashed = ids.token_hash(place)
    with transaction.atomic():
        rows = models.Attempt.objects.filter(door=limit.door, place=hashed)
        rows.filter(started_at__lte=at - limit.wait).delete()
        if not rows.update(count=F("count") + 1):
            models.Attempt.objects.bulk_create(
                [models.Attempt(door=limit.door, place=hashed, count=1, started_at=at)],
                update_conflicts=True,
                update_fields=["count"],
                unique_fields=["door", "place"],
            )


def forget(*, limit: Limit, place: str) -> None:
    """A success clears the count."""
    models.Attempt.objects.filter(door=limit.door, place=ids.token_hash(place)).delete()
