"""Background doors of reports."""

from datetime import UTC, datetime

from django_tasks import task

from francjeu.kernel.actors import CLOCK
from francjeu.reports.operations import drafts


@task()
def purge_drafts() -> int:
    """Removes drafts nobody can open any more."""
    return drafts.purge(actor=CLOCK, at=datetime.now(UTC))
