"""Reading a report, who wrote it, or where a gated image is: each reading is written down."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.reports import access, models
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.queries import reach, sheet


@dataclass(frozen=True, slots=True)
class Identity:
    """Who wrote, as told; empty where it was not. `adult` is whom a child trusts."""

    name: str
    email: str
    phone: str
    adult: str


def read(*, ref: str, actor: Actor, at: datetime) -> sheet.Sheet:
    """Open a report and mark its messages read. Raises NotFound."""
    found = sheet.report_for(actor=actor, ref=ref)
    with transaction.atomic():
        report = reach.row_for(actor=actor, ref=ref)
        if report.unread:
            models.Message.objects.filter(
                report=report, from_reporter=True, read_at__isnull=True
            ).update(read_at=at)
            models.Report.objects.filter(pk=report.pk).update(unread=0)
        _record("report.viewed", report, actor, at)
    return found


def read_identity(*, ref: str, reason: str, actor: Actor, at: datetime) -> Identity:
    """Who wrote, for a stated reason. Raises NotFound, Refused, NoReason."""
    report = _apart(ref=ref, reason=reason, actor=actor)
    with transaction.atomic():
        row = models.Identity.objects.filter(report=report).first()
        if row is None:
            raise reach.NotFound(ref)
        _record("identity.viewed", report, actor, at, reason=reason.strip())
    return Identity(name=row.name, email=row.email, phone=row.phone, adult=row.adult)


def read_location(*, ref: str, reason: str, actor: Actor, at: datetime) -> str:
    """Where a gated image is, in words, for a stated reason. Raises NotFound, Refused, NoReason."""
    report = _apart(ref=ref, reason=reason, actor=actor)
    with transaction.atomic():
        row = models.Location.objects.filter(report=report).first()
        if row is None:
            raise reach.NotFound(ref)
        _record("location.viewed", report, actor, at, reason=reason.strip())
    return row.words


def _apart(*, ref: str, reason: str, actor: Actor) -> models.Report:
    """The report whose words kept apart this account may read, once it has said why."""
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.READ_IDENTITY, reach.facts_of(report))
    if not reason.strip():
        raise NoReason
    return report


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
