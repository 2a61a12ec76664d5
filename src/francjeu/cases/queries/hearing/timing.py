"""Which clocks of a case run, and which stand still."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import models


@dataclass(frozen=True, slots=True)
class Running:
    """A clock not met yet; `paused_because` is empty while it runs."""

    key: str
    started_at: datetime
    due_at: datetime
    source: str
    extended: bool
    paused_because: str
    paused_at: datetime | None


def running(case: models.Case) -> tuple[Running, ...]:
    """The clocks of the case that nobody met yet, soonest first, in two queries."""
    rows = case.clocks.filter(met_at__isnull=True).prefetch_related("pauses")
    return tuple(_running(row) for row in rows.order_by("due_at", "id"))


def _running(row: models.Clock) -> Running:
    pause = next((p for p in row.pauses.all() if p.resumed_at is None), None)
    return Running(
        key=row.key, started_at=row.started_at, due_at=row.due_at, source=row.source,
        extended=bool(row.extended_reason), paused_because=pause.reason if pause else "",
        paused_at=pause.paused_at if pause else None,
    )  # fmt: skip


def idle(case: models.Case) -> frozenset[str]:
    """The acts on clocks that have nothing to act on now."""
    still = [clock.paused_at is not None for clock in running(case)]
    acts = (("pause_clock", all(still)), ("resume_clock", not any(still)))
    return frozenset(act for act, is_idle in acts if is_idle)
