"""What the page of a stay proposes: the body that already has a file open."""

from django.utils import timezone

from francjeu.cases.queries.hearing import staying
from francjeu.cases.queries.reach import Case
from francjeu.web.cases.pages import names


def initial(case: Case) -> dict[str, str]:
    """The first body known to have a file open, by its name."""
    found = staying.elsewhere(case)
    if not found.bodies:
        return {}
    first = found.bodies[0]
    return {"body": names.door(first, on=timezone.localdate()) or first}
