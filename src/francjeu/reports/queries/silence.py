"""Whether a silence stands: asked by the room of cases before any letter, whoever reads there."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.kernel.procedure.intake.urgent import Cause
from francjeu.reports import models
from francjeu.reports.queries import within


@dataclass(frozen=True, slots=True)
class Standing:
    """One silence that stands: on which report, since when, because of what."""

    ref: str
    began_at: datetime
    because: tuple[Cause, ...]


def standing(*, case_ref: str) -> tuple[Standing, ...]:
    """The silences that stand on the reports of a case, and on what was split from the same."""
    if not case_ref:
        return ()
    refs = models.Report.objects.filter(within.of_case(case_ref))
    wholes = models.Half.objects.filter(half__in=refs).values("whole")
    rows = models.Silence.objects.select_related("report").filter(lifted_at=None)
    found = rows.filter(report__in=refs) | rows.filter(report__in=wholes)
    return tuple(
        Standing(row.report.ref, row.began_at, tuple(Cause(key) for key in row.because))
        for row in found.order_by("began_at", "id")
    )


def cases_of(report: models.Report) -> tuple[str, ...]:
    """The cases that examine this report, or another half of the same one; those it serves too."""
    link = models.Half.objects.filter(half=report).first()
    whole = link.whole_id if link else report.pk
    halves = models.Half.objects.filter(whole=whole).values("half")
    rows = models.Report.objects.filter(pk__in=halves) | models.Report.objects.filter(pk=whole)
    first = rows.exclude(case_ref=None).values_list("case_ref", flat=True).distinct()
    also = models.AlsoIn.objects.filter(report__in=rows).values_list("case_ref", flat=True)
    return tuple(dict.fromkeys(ref for ref in (*first, *also) if ref is not None))


def stands(*, case_ref: str) -> bool:
    """True while nothing may reach the person concerned in this case."""
    return bool(standing(case_ref=case_ref))
