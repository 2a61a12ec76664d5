"""The reports that may join a case already open: checked, led inside, known to who asks."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, QuerySet, Subquery

from francjeu.kernel.actors import Actor
from francjeu.reports import models
from francjeu.reports.queries import within
from francjeu.reports.queries.reach import visible

MOST = 200


@dataclass(frozen=True, slots=True)
class Joinable:
    """One of them; `is_same` when it tells of the content of a report that the case holds."""

    ref: str
    received_at: datetime
    is_same: bool


def any_into(*, about: str, actor: Actor) -> bool:
    """Whether one waits."""
    return _rows(about, actor).exists()


def into(*, case_ref: str, about: str, actor: Actor) -> tuple[Joinable, ...]:
    """Those on the same content first, then the newest.

    A report about someone who receives reports joins only a case kept apart for the same reason.
    """
    held = models.Report.objects.filter(within.of_case(case_ref), group__isnull=False)
    groups = set(held.values_list("group_id", flat=True))
    found = (
        Joinable(row.ref, row.received_at, row.group_id in groups)
        for row in _rows(about, actor).order_by("-received_at", "-id")[:MOST]
    )
    return tuple(sorted(found, key=lambda one: not one.is_same))


def _rows(about: str, actor: Actor) -> QuerySet[models.Report]:
    last = models.Routing.objects.filter(report=OuterRef("pk")).order_by("-id")
    rows = visible(actor).filter(state="urgency_checked", about=about)
    return rows.annotate(leads_inside=Subquery(last.values("inside")[:1])).filter(leads_inside=True)
