"""Jobs that come back by themselves: settings.CLOCKWORK says which, and how often.

The clock is an actor: what it starts goes through the same operations and the same journal.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from francjeu.plumbing import models


def wind(*, at: datetime) -> int:
    """Enqueue each job that is due, once even when several workers look; returns how many."""
    return sum(_due(task, every=every, at=at) for task, every in settings.CLOCKWORK.items())


def _due(task: str, *, every: timedelta, at: datetime) -> bool:
    row = models.Round.objects.filter(task=task).first()
    if row is not None and row.due_at > at:
        return False
    with transaction.atomic():
        models.Round.objects.bulk_create(
            [models.Round(task=task, due_at=at)], ignore_conflicts=True
        )
        due = models.Round.objects.filter(task=task, due_at__lte=at)
        if not due.update(due_at=at + every):
            return False
        import_string(task).enqueue()
        return True
