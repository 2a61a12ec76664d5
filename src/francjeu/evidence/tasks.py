"""Background doors of sealed pieces."""

from datetime import UTC, datetime

from django_tasks import task

from francjeu.evidence.operations import tending
from francjeu.kernel.actors import CLOCK


@task()
def scan_waiting() -> int:
    """Scans the pieces received since the last time."""
    return tending.scan_waiting(actor=CLOCK, at=datetime.now(UTC))
