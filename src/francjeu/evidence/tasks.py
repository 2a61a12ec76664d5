"""Background doors of sealed pieces; each is safe to repeat."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from francjeu.evidence.models import Watch
from francjeu.evidence.operations.capture import capturing, looking
from francjeu.evidence.operations.copies import masking
from francjeu.evidence.operations.erasing import removing
from francjeu.evidence.operations.isolation import isolating, restoring
from francjeu.evidence.operations.keeping import locking, tending
from francjeu.evidence.operations.likeness import fingerprinting
from francjeu.evidence.operations.origin import elsewhere, mails
from francjeu.kernel.actors import CLOCK, SOFTWARE
from francjeu.plumbing import tools
from francjeu.plumbing.jobs import task, tool_task

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
    restoring.keep_shut(actor=CLOCK, at=now)
    return tending.sweep(before=now - UNDER_WAY, actor=CLOCK, at=now).count


@task
def remove_blob(blob: str, *, by_right: bool) -> bool:
    """Tries again to take out of the store what it would not let go of."""
    return removing.again(blob=blob, by_right=by_right)


@task
def lock_pieces(vault: str) -> int:
    """Has the store lock the pieces of a draft that was sent, or of a vault held or released."""
    return locking.lock(vault=UUID(vault))


@task
def renew_locks() -> int:
    """Extends the locks that end soon, and makes those that are missing."""
    return locking.renew(actor=CLOCK, at=datetime.now(UTC))


@tool_task
def check_mails() -> int:
    """Checks the signatures of the e-mails received since the last time."""
    return mails.check_waiting(actor=CLOCK, at=datetime.now(UTC))


@task
def tidy() -> int:
    """Removes what tools that were killed left in the clear."""
    return tools.sweep()


@task
def watch() -> int:
    """Queues a look at each watched address whose moment has come."""
    return looking.wind(at=datetime.now(UTC))


@tool_task
def look(watch: str) -> str:
    """Looks at one watched address; says what it found, empty when there was nothing to do."""
    row = Watch.objects.select_related("publication__vault").get(public_id=watch)
    check = looking.look(watch=row, actor=CLOCK, at=datetime.now(UTC))
    return check.state if check else ""


@tool_task
def capture(capture: str) -> None:
    """Makes a capture that was asked for; what an interrupted one had sealed stays."""
    capturing.run(capture=capture, actor=SOFTWARE, now=lambda: datetime.now(UTC))


@tool_task
def mask(masking_id: str) -> str:
    """Makes a masked copy that was asked for; says how it ended."""
    return masking.make(masking=UUID(masking_id), actor=SOFTWARE, now=lambda: datetime.now(UTC))


@task
def put_away() -> int:
    """Encrypts to the offline key what was isolated, and destroys the old files."""
    return isolating.put_away(actor=CLOCK, at=datetime.now(UTC))


@tool_task
def fingerprint_waiting() -> int:
    """Compares the pieces received since the last time with those already known."""
    return fingerprinting.fingerprint_waiting(actor=CLOCK, at=datetime.now(UTC))


@tool_task
def read_elsewhere(item: str) -> None:
    """Reads what a capture made elsewhere says of itself."""
    elsewhere.read(item=UUID(item), actor=SOFTWARE, at=datetime.now(UTC))
