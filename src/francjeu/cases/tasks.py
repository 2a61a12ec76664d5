"""The doors by which the clock enters cases."""

from django.utils import timezone

from francjeu.cases.operations import reminding
from francjeu.kernel.actors import CLOCK
from francjeu.plumbing import jobs


@jobs.task
def remind() -> int:
    """Remind who has two days left to answer."""
    return reminding.remind(actor=CLOCK, at=timezone.now())
