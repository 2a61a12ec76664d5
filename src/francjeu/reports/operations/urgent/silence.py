"""No tipping-off: while a silence stands, no letter reaches the person concerned (mission 2.8)."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.urgent import Cause
from francjeu.notices.operations import hushing
from francjeu.reports import access, models
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.queries import reach
from francjeu.reports.queries import silence as queries


class NothingStands(Exception):
    """No silence stands on this report."""


def begin(*, report: models.Report, because: Iterable[Cause], actor: Actor, at: datetime) -> None:
    """From now on nothing leaves; a silence that stands already goes on. In a transaction."""
    keys = [cause.value for cause in because]
    row, is_new = models.Silence.objects.get_or_create(
        report=report, lifted_at=None, defaults={"because": keys, "began_at": at}
    )
    if is_new:
        _record("silence.began", report, actor, at)
        hush(report, at)
    elif set(keys) - set(row.because):
        row.because = [*row.because, *(key for key in keys if key not in row.because)]
        row.save(update_fields=["because"])


def hush(report: models.Report, at: datetime) -> None:
    """Where this report, or one split from the same, is in a case, its letters stay here."""
    for ref in queries.cases_of(report):
        if queries.stands(case_ref=ref):
            hushing.begin(subject=f"case:{ref}", at=at)


def _unhush(report: models.Report, at: datetime) -> None:
    for ref in queries.cases_of(report):
        if not queries.stands(case_ref=ref):
            hushing.lift(subject=f"case:{ref}", at=at)


def lift(*, ref: str, reason: str, actor: Actor, at: datetime) -> None:
    """A named person lifts it, with the reason: what the police said, and who said it.

    Raises NotFound, Refused, NoReason, NothingStands.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.LIFT_SILENCE, reach.facts_of(report))
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        if not end(report=report, reason=reason.strip(), actor=actor, at=at):
            raise NothingStands


def end(*, report: models.Report, reason: str, actor: Actor, at: datetime) -> bool:
    """The silence ends; False when none stood. In a transaction."""
    stands = models.Silence.objects.filter(report=report, lifted_at=None)
    ended = stands.update(
        lifted_at=at, lifted_by=actor.ref, lifted_by_name=actor.name, reason=reason
    )
    if ended:
        _record("silence.lifted", report, actor, at, reason=reason)
        _unhush(report, at)
    return bool(ended)


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
