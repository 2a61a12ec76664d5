"""Whether someone asked if a report was known to be false, and where that question stands."""

from francjeu.cases.models import Case, FalseReport


def last_of(case: Case) -> FalseReport | None:
    """The last question asked about this case."""
    return case.false_reports.select_related("first", "second").order_by("-id").first()


def idle(case: Case) -> frozenset[str]:
    """Acts that have nothing to act on now: one question at a time, each step after the other."""
    row = last_of(case)
    state = row.state if row else ""
    steps = {"ask_false": ("", "set_aside"), "judge_false": ("asked",), "open_false": ("shown",)}
    return frozenset(act for act, states in steps.items() if state not in states)
