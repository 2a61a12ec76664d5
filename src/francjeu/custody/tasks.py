"""Background doors of the custody log; each is safe to repeat."""

from datetime import UTC, datetime, timedelta

from francjeu.custody import operations
from francjeu.kernel.actors import CLOCK
from francjeu.plumbing.jobs import task

RENEWED_EVERY = timedelta(days=365)


@task
def checkpoint() -> None:
    """Signs the log as it stands, and has it stamped at once."""
    now = datetime.now(UTC)
    operations.checkpoint(at=now)
    operations.renew(at=now, before=now - RENEWED_EVERY)
    operations.stamp_waiting(at=datetime.now(UTC))


@task
def stamp() -> None:
    """Asks again for the stamps that did not come."""
    operations.stamp_waiting(at=datetime.now(UTC))


@task
def witness() -> None:
    """Sends the day’s checkpoint to the outside witnesses."""
    operations.tell_witnesses(actor=CLOCK, at=datetime.now(UTC))
