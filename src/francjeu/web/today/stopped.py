"""Background tasks that stopped, as an administrator reads them: no argument, no error message."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.evidence.queries.removing import Unreadable, unreadable
from francjeu.plumbing import jobs

KINDS: dict[str, Promise] = {
    "francjeu.notices.tasks.send_letter": _("Sending a letter"),
    "francjeu.web.accounts.tasks.send_invitation": _("Sending an invitation to an account"),
    "francjeu.evidence.tasks.scan_waiting": _("Scanning pieces for malware"),
    "francjeu.evidence.tasks.remove_blob": _("Taking an erased file out of the store"),
    "francjeu.evidence.tasks.lock_pieces": _("Locking the pieces of a report in the store"),
    "francjeu.evidence.tasks.renew_locks": _("Renewing the locks of pieces in the store"),
    "francjeu.evidence.tasks.sweep": _("Removing the remains of interrupted acts"),
    "francjeu.reports.tasks.purge_drafts": _("Removing drafts nobody can open any more"),
    "francjeu.cases.tasks.remind": _("Reminding who has little time left to answer"),
}
ERRORS: dict[str, Promise] = {
    "StoreRefused": _("The store of the pieces did not answer."),
    "NotLocked": _("The store did not lock every piece it keeps: run fj evidence store."),
    "WorkerDied": _("The worker stopped in the middle, each time."),
    "ConnectionRefusedError": _("The other server refused the connection."),
    "ConnectionError": _("The other server could not be reached."),
    "gaierror": _("The name of the other server is not known."),
    "TimeoutError": _("The other server did not answer in time."),
    "SMTPAuthenticationError": _("The mail server refused the password."),
    "SMTPException": _("The mail server refused the message."),
    "SMTPServerDisconnected": _("The mail server hung up."),
    "SMTPRecipientsRefused": _("The mail server refused the address."),
    "SSLCertVerificationError": _("The certificate of the other server is not valid."),
    "PermissionError": _("A file may not be written."),
    "OSError": _("The disk or the network failed."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One task: what it does, since when it waits, its last error in words and by its name."""

    kind: str
    name: str
    asked_at: datetime
    failed_at: datetime | None
    attempts: int
    why: str
    error: str
    retry_url: str


@dataclass(frozen=True, slots=True)
class Page:
    """Every task that stopped, the last one first; what erasures left under lock in the store."""

    rows: tuple[Row, ...]
    left: Unreadable


def page() -> Page:
    """The tasks as they are now."""
    return Page(rows=tuple(_row(job) for job in jobs.stuck()), left=unreadable())


def _row(job: jobs.Stuck) -> Row:
    error = job.error.rpartition(".")[2]
    return Row(
        kind=str(KINDS.get(job.name, "")), name=job.name.removeprefix("francjeu."),
        asked_at=job.asked_at, failed_at=job.failed_at, attempts=job.attempts,
        why=str(ERRORS.get(error, _("The task failed."))), error=error,
        retry_url=reverse("today:retry", args=[job.id]),
    )  # fmt: skip
