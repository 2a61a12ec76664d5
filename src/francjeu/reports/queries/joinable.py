"""The reports that may join a case already open: checked, led inside, known to who asks.

And those followed in a case of the same matter, which do not serve this one yet.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Q, QuerySet, Subquery

from francjeu.kernel.actors import Actor
from francjeu.reports import models
from francjeu.reports.queries import within
from francjeu.reports.queries.reach import visible

MOST = 200


@dataclass(frozen=True, slots=True)
class Joinable:
    """One of them; `is_same` when it tells of the content of a report that the case holds.

    `is_followed`: in a case of the same matter already.
    """

    ref: str
    received_at: datetime
    is_same: bool
    is_followed: bool


def any_into(*, case_ref: str, about: str, beside: Collection[str], actor: Actor) -> bool:
    """Whether one waits."""
    return _rows(case_ref, about, beside, actor).exists()


def into(
    *, case_ref: str, about: str, beside: Collection[str] = (), actor: Actor
) -> tuple[Joinable, ...]:
    """Those on the same content first, then the newest; `beside` are the cases of its matter.

    A report about someone who receives reports joins only a case kept apart for the same reason.
    """
    groups = _groups_of(case_ref)
    rows = _rows(case_ref, about, beside, actor).order_by("-received_at", "-id")[:MOST]
    found = (
        Joinable(row.ref, row.received_at, row.group_id in groups, row.state == "in_case")
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: not one.is_same))


def on_content_of(*, case_ref: str, refs: Collection[str]) -> tuple[str, ...]:
    """Of these reports, those that tell of the content of a report this case holds."""
    rows = models.Report.objects.filter(ref__in=list(refs), group__in=_groups_of(case_ref))
    return tuple(rows.order_by("ref").values_list("ref", flat=True))


def not_yet_in(*, case_ref: str, refs: Collection[str]) -> tuple[str, ...]:
    """Of these reports, those that do not serve this case, oldest first."""
    rows = models.Report.objects.filter(ref__in=list(refs)).exclude(within.of_case(case_ref))
    return tuple(rows.order_by("received_at", "pk").values_list("ref", flat=True))


def _groups_of(case_ref: str) -> set[int | None]:
    held = models.Report.objects.filter(within.of_case(case_ref), group__isnull=False)
    return set(held.values_list("group_id", flat=True))


def _rows(
    case_ref: str, about: str, beside: Collection[str], actor: Actor
) -> QuerySet[models.Report]:
    last = models.Routing.objects.filter(report=OuterRef("pk")).order_by("-id")
    waiting = Q(state="urgency_checked", leads_inside=True)
    if beside:
        followed = Q(state="in_case", case_ref__in=list(beside)) & ~within.of_case(case_ref)
        waiting |= followed
    rows = visible(actor).filter(about=about)
    return rows.annotate(leads_inside=Subquery(last.values("inside")[:1])).filter(waiting)
