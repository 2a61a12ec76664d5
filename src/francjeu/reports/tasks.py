"""Background doors of reports."""

from datetime import UTC, datetime

from django_tasks import task

from francjeu.kernel.actors import CLOCK, SOFTWARE
from francjeu.reports.operations.exchange import receiving
from francjeu.reports.operations.form import capturing, drafts
from francjeu.reports.operations.urgent import alarms


@task()
def purge_drafts() -> int:
    """Removes drafts nobody can open any more."""
    return drafts.purge(actor=CLOCK, at=datetime.now(UTC))


@task()
def escalate(alarm_id: int, number: int) -> None:
    """Nobody took an alarm in time: the next person is called."""
    alarms.escalate(alarm_id=alarm_id, number=number, at=datetime.now(UTC))


@task()
def tell_receivers() -> int:
    """Says to who receives that a report has come, or that its urgency check is late."""
    return receiving.tell_receivers(actor=CLOCK, at=datetime.now(UTC))


@task()
def capture(ref: str) -> bool:
    """Asks for a capture of the public link that a report told."""
    return capturing.capture(ref=ref, actor=SOFTWARE, at=datetime.now(UTC))
