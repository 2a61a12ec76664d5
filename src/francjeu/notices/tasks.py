"""The door by which the worker sends letters."""

from django.utils import timezone

from francjeu.kernel.actors import SOFTWARE
from francjeu.notices.operations import sending
from francjeu.plumbing import jobs


@jobs.task
def send_letter(letter_id: int) -> None:
    """One try."""
    sending.send(letter_id=letter_id, actor=SOFTWARE, at=timezone.now())
