"""The doors by which the worker sends letters and learns which came back."""

from django.conf import settings
from django.utils import timezone

from francjeu.connectors.mail import inbox, reports
from francjeu.kernel.actors import SOFTWARE
from francjeu.notices.operations import coming_back, sending
from francjeu.plumbing import jobs


@jobs.task
def send_letter(letter_id: int) -> None:
    """One try."""
    sending.send(letter_id=letter_id, actor=SOFTWARE, at=timezone.now())


@jobs.task
def read_returns() -> int:
    """Which letters came back? Nothing to read where no mailbox was given."""
    address = settings.FRANCJEU.returns_url
    if not address:
        return 0
    try:
        count = sum(_take_in(raw) for raw in inbox.new_reports(inbox.mailbox(address)))
    except (inbox.Unreachable, inbox.BadAddress) as trouble:
        coming_back.note_reading(at=timezone.now(), failure=str(trouble) or "BadAddress")
        return 0
    coming_back.note_reading(at=timezone.now())
    return count


def _take_in(raw: bytes) -> bool:
    try:
        report = reports.read(raw)
    except reports.NotAReport:
        return False
    return coming_back.take_in(report=report, actor=SOFTWARE, at=timezone.now())
