"""What the watch came to about reports that no case has taken up yet."""

from collections.abc import Collection, Iterable

from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.intake.report import REPORT
from francjeu.reports import models
from francjeu.reports.queries.reach import visible


def cases_of(refs: Collection[str]) -> dict[str, str]:
    """The case of each report, by reference; empty where none has taken it up."""
    rows = models.Report.objects.filter(ref__in=list(refs))
    return {ref: case_ref or "" for ref, case_ref in rows.values_list("ref", "case_ref")}


def closed(refs: Iterable[str]) -> frozenset[str]:
    """Those of these reports, in no case, about which nothing more is expected."""
    rows = models.Report.objects.filter(ref__in=list(refs), state__in=REPORT.final, case_ref=None)
    return frozenset(rows.values_list("ref", flat=True))


def alone(*, refs: Collection[str], actor: Actor) -> tuple[str, ...]:
    """Those of these reports which this person may see and which no case has taken up."""
    if not refs or not actor.has(Role.CASE_MANAGER, Role.CHAIR):
        return ()
    rows = visible(actor).filter(ref__in=list(refs), case_ref=None).order_by("ref")
    return tuple(rows.values_list("ref", flat=True))
