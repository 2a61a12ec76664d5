"""Comparing again what was compared before, once pieces are compared in another way.

The pairs that were found, and what persons said of them, stay.
"""

from datetime import datetime

from django.db import transaction

from francjeu.evidence.models import Fingerprint
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.plumbing import jobs

_JOB = "francjeu.evidence.tasks.fingerprint_waiting"


def redraw(*, actor: Actor, at: datetime) -> int:
    """Forgets how every piece was compared, and asks for it again; how many wait."""
    with transaction.atomic():
        count, _of_each = Fingerprint.objects.all().delete()
        journal.record(
            event="evidence.compared_again", subject="evidence", actor=actor, at=at,
            facts={"count": count},
        )  # fmt: skip
        jobs.enqueue(_JOB)
    return count
