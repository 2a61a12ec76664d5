"""The doors by which the clock enters cases."""

from django.utils import timezone

from francjeu.cases.operations.file import filing, keeping
from francjeu.cases.operations.letters import reminding, warning
from francjeu.cases.operations.measures import carrying_out, interim
from francjeu.cases.operations.panel import shielding
from francjeu.cases.operations.pieces import watching
from francjeu.kernel.actors import CLOCK
from francjeu.plumbing import jobs


@jobs.task
def remind() -> int:
    """Remind who has two days left to answer."""
    return reminding.remind(actor=CLOCK, at=timezone.now())


@jobs.task
def warn() -> int:
    """Write to who must act before a deadline, and when it is over."""
    return warning.warn(actor=CLOCK, at=timezone.now())


@jobs.task
def follow_measures() -> int:
    """Start the measures whose day has come, end those that are over."""
    return carrying_out.follow(actor=CLOCK, at=timezone.now())


@jobs.task
def destroy_due() -> None:
    """Destroy the files whose time is over, unless someone holds them."""
    keeping.destroy_due(actor=CLOCK, at=timezone.now())


@jobs.task
def end_interim() -> int:
    """End the interim measures whose date has come."""
    return interim.end_over(actor=CLOCK, at=timezone.now())


@jobs.task
def build_file(file_id: int) -> None:
    """Make a file for counsel."""
    filing.build(file_id=file_id, at=timezone.now())


@jobs.task
def sweep_files() -> int:
    """Copies older than a day leave the disk."""
    return filing.sweep(actor=CLOCK, at=timezone.now())


@jobs.task
def shield() -> int:
    """Keep the reports of open cases from who became tied since."""
    return shielding.shield_all(actor=CLOCK, at=timezone.now())


@jobs.task
def end_watches() -> int:
    """Stop watching the addresses of files that are closed."""
    return watching.end_closed(actor=CLOCK, at=timezone.now())
