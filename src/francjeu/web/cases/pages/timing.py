"""What the forms around clocks offer."""

from francjeu.cases.labels import procedure as labels
from francjeu.cases.queries.hearing import timing
from francjeu.cases.queries.reach import Case
from francjeu.web.cases.pages import times


def clocks(case: Case, *, paused: bool) -> list[tuple[str, str]]:
    """The clocks that stand still, or those that run, each with its date."""
    return [
        (row.key, f"{labels.word(labels.CLOCKS, row.key)} — {times.moment(row.due_at)}")
        for row in timing.running(case)
        if (row.paused_at is not None) is paused
    ]
