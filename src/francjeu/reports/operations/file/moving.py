"""Moving a report along its table: one conditional update, then its group's lines."""

from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q

from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import REPORT
from francjeu.reports import models
from francjeu.reports.operations.file import grouping

_STANDS_ALONE = ExpressionWrapper(Q(group__isnull=True), output_field=BooleanField())
"""As the row is when it changes: its group may have been made since it was read."""


class ReportMoved(Exception):
    """Someone else moved the report meanwhile: nothing was changed; read again."""


class NoReason(Exception):
    """This act needs a reason in words."""


def move(report: models.Report, *, verb: str, actor: Actor, **changes: Any) -> None:
    """Take `verb` out of the report's state. Call inside a transaction.

    Raises IllegalMove, Refused (another hand), ReportMoved.
    """
    row = REPORT.move(state=report.state, verb=verb)
    if not row.may(actor):
        raise Refused(verb)
    grouping.hold(report)
    moved = models.Report.objects.filter(pk=report.pk, state=row.source).update(
        state=row.target, leads=_STANDS_ALONE, **changes
    )
    if not moved:
        raise ReportMoved(report.ref)
    grouping.settle(report)
    report.state = row.target
