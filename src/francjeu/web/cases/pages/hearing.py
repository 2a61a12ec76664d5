"""What the forms around the notice and the answer offer."""

from francjeu.cases.queries import sheet
from francjeu.cases.queries.reach import Case

Choices = list[tuple[str, str]]


def exhibits(case: Case) -> Choices:
    """The pieces of the case by number and description."""
    rows = sheet.sheet_of(case).exhibits
    return [(str(row.number), f"P-{row.number} — {row.description}") for row in rows]
