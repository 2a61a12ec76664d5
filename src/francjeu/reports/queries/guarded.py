"""What the letters of a case must not hold: compared by the software, shown to nobody."""

from dataclasses import dataclass

from django.db.models import Q

from francjeu.reports import models
from francjeu.reports.queries import within


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Who reported and whom they named as their adult; what they wrote, in their own words.

    `names` hold everything that reaches them too; `persons` are the reporters' own names alone.
    """

    names: tuple[str, ...]
    persons: tuple[str, ...]
    words: tuple[str, ...]


def kept_apart(*, case_ref: str) -> KeptApart:
    """Everything that tells who reported, for every report joined to this case.

    What was split from a report, or tells of a reprisal after it, is by the same person.
    """
    mine = within.of_case(case_ref)
    joined = models.Report.objects.filter(mine)
    wholes = models.Half.objects.filter(half__in=joined).values("whole")
    first = models.Reprisal.objects.filter(report__in=joined).values("after")
    reports = models.Report.objects.filter(mine | Q(pk__in=wholes) | Q(pk__in=first))
    people = list(models.Identity.objects.filter(report__in=reports))
    messages = models.Message.objects.filter(report__in=reports, from_reporter=True)
    names = (part for p in people for part in (p.name, p.email, p.phone, p.adult))
    words = (*(r.what for r in reports), *(m.text for m in messages))
    return KeptApart(
        names=tuple(name for name in names if name),
        persons=tuple(p.name for p in people if p.name),
        words=tuple(text for text in words if text),
    )
