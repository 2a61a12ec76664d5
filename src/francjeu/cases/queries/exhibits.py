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


def numbered(*, case_ref: str, items: Collection[UUID]) -> dict[UUID, Numbered]:
    """Of these sealed files, those that are pieces of the case; in one query."""
    rows = Exhibit.objects.filter(case__ref=case_ref, item__public_id__in=list(items))
    return {
        item: Numbered(number, description)
        for item, number, description in rows.values_list(
            "item__public_id", "number", "description"
        )
    }
