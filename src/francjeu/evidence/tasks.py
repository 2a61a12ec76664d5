"""Background doors of sealed pieces; each is safe to repeat."""

from datetime import UTC, datetime, timedelta

from francjeu.evidence.operations import tending
from francjeu.kernel.actors import CLOCK
from francjeu.plumbing import tools
from francjeu.plumbing.jobs import task

UNDER_WAY = timedelta(days=1)
"""An act may still be under way with what is younger than this: it is not swept."""


@task
def scan_waiting() -> int:
    """Scans the pieces received since the last time."""
    return tending.scan_waiting(actor=CLOCK, at=datetime.now(UTC))


@task
def sweep() -> int:
    """Removes what interrupted acts left behind."""
    now = datetime.now(UTC)
    return tending.sweep(before=now - UNDER_WAY, actor=CLOCK, at=now).count


@task
def tidy() -> int:
    """Removes what tools that were killed left in the clear."""
    return tools.sweep()
