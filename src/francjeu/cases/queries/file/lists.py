"""The list of cases, page by page."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import models
from francjeu.cases.queries.reach import visible
from francjeu.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """One case in a list."""

    ref: str
    title: str
    state: str
    opened_at: datetime
    due_at: datetime | None
    manager: str


def rows_for(*, actor: Actor, state: str = "", start: int = 0, count: int = 25) -> tuple[Row, ...]:
    """A page of the cases this person may see, newest first."""
    cases = visible(actor).select_related("manager").prefetch_related("clocks")
    if state:
        cases = cases.filter(state=state)
    return tuple(_row(c) for c in cases.order_by("-opened_at", "-id")[start : start + count])


def count_for(*, actor: Actor, state: str = "") -> int:
    """How many cases this person may see."""
    cases = visible(actor)
    return (cases.filter(state=state) if state else cases).count()


def _row(case: models.Case) -> Row:
    running = [c.due_at for c in case.clocks.all() if c.met_at is None]
    return Row(
        ref=case.ref, title=case.title, state=case.state, opened_at=case.opened_at,
        due_at=min(running, default=None), manager=case.manager.name,
    )  # fmt: skip
