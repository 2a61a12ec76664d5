"""What mail servers send back: a letter that reached nobody becomes a task for a person."""

from datetime import datetime

from django.db import IntegrityError, transaction

from francjeu.connectors.mail import reports
from francjeu.kernel.actors import Actor
from francjeu.notices import models
from francjeu.notices.operations import sending


def take_in(*, report: reports.Report, actor: Actor, at: datetime) -> bool:
    """Note a delivery report; a failure is told of the letter it is about. The same counts once.

    Returns False when it is about none of our letters, or was read before.
    """
    attempts = models.Attempt.objects.select_related("letter")
    attempt = attempts.filter(message_id=report.message_id).first()
    if attempt is None:
        return False
    with transaction.atomic():
        if not _kept(report, attempt, at):
            return False
        if report.action == "failed" and attempt.letter.state == "sent":
            sending.returned(letter=attempt.letter, reason="bounced", actor=actor, at=at)
    return True


def _kept(report: reports.Report, attempt: models.Attempt, at: datetime) -> bool:
    row = models.Comeback(
        attempt=attempt, digest=report.digest, action=report.action, status=report.status,
        words=report.words, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def note_reading(*, at: datetime, failure: str = "") -> None:
    """Remember that the mailbox was read, or why it could not be: pages say so to staff."""
    told = {"failed_at": at, "failure": failure[:60]} if failure else {"read_at": at, "failure": ""}
    models.Watch.objects.update_or_create(pk=1, defaults=told)
