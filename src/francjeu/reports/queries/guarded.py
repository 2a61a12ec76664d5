"""What the letters of a case must not hold: compared by the software, shown to nobody."""

from dataclasses import dataclass

from francjeu.reports import models


@dataclass(frozen=True, slots=True)
class KeptApart:
    """Who reported and whom they named as their adult; what they wrote, in their own words.

    `names` hold everything that reaches them too; `persons` are the reporters' own names alone.
    """

    names: tuple[str, ...]
    persons: tuple[str, ...]
    words: tuple[str, ...]


def kept_apart(*, case_ref: str) -> KeptApart:
    """Everything that tells who reported, for every report joined to this case."""
    people = list(models.Identity.objects.filter(report__case_ref=case_ref))
    reports = models.Report.objects.filter(case_ref=case_ref)
    messages = models.Message.objects.filter(report__in=reports, from_reporter=True)
    names = (part for p in people for part in (p.name, p.email, p.phone, p.adult))
    words = (*(r.what for r in reports), *(m.text for m in messages))
    return KeptApart(
        names=tuple(name for name in names if name),
        persons=tuple(p.name for p in people if p.name),
        words=tuple(text for text in words if text),
    )
