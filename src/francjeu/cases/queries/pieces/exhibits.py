"""The numbers under which sealed files are pieces of a case."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from francjeu.cases.models import Exhibit


@dataclass(frozen=True, slots=True)
class Numbered:
    """A piece as the case names it: its number, and the words that go before it."""

    number: int
    description: str


def numbered(
    *, case_refs: Collection[str], items: Collection[UUID]
) -> dict[tuple[str, UUID], Numbered]:
    """Of these sealed files, those that are pieces of these cases; in one query."""
    rows = Exhibit.objects.filter(case__ref__in=list(case_refs), item__public_id__in=list(items))
    listed = rows.values_list("case__ref", "item__public_id", "number", "description")
    return {
        (ref, item): Numbered(number, description)
        for ref, item, number, description in listed
        if item is not None
    }
