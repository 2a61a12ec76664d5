"""Whether a case waits for another body, whether a silence stands on it, and what follows."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cases import facts, models
from francjeu.notices import queries as notices
from francjeu.reports.queries import routing


@dataclass(frozen=True, slots=True)
class Stay:
    """A stay that stands: for which body, why, since when, looked at again on which day."""

    body: str
    reason: str
    review_on: date
    began_at: datetime


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What stands between this case and the person concerned."""

    bodies: tuple[str, ...]
    stay: Stay | None
    hushed_since: datetime | None


def elsewhere(case: models.Case) -> Elsewhere:
    """The bodies which may have a file open, the stay and the silence that stand."""
    bodies = routing.is_outside(case_ref=case.ref)
    noted = (case.parallel_with,) if case.parallel_with else ()
    return Elsewhere(
        bodies=tuple(dict.fromkeys((*noted, *bodies))), stay=standing(case),
        hushed_since=notices.hushed_since(subject=f"case:{case.ref}"),
    )  # fmt: skip


def standing(case: models.Case) -> Stay | None:
    """The stay that stands, if one does."""
    row = case.stays.filter(ended_at__isnull=True).first()
    return Stay(row.body, row.reason, row.review_on, row.began_at) if row else None


def idle(case: models.Case) -> frozenset[str]:
    """Acts that have nothing to act on now."""
    outside = routing.last_sent(case_ref=case.ref)
    is_open = bool(case.parallel_with) or outside is not None
    stays = case.stays.filter(ended_at__isnull=True).exists()
    silent = notices.is_hushed(subject=f"case:{case.ref}")
    rules = {
        "clear_parallel": not is_open or facts.is_cleared(case, outside),
        "stay": stays,
        "end_stay": not stays,
        "let_pass": not silent,
    }
    return frozenset(act for act, has_nothing in rules.items() if has_nothing)
