"""Which pieces of a case are isolated, so that nothing that leaves the house tells of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from francjeu.cases import models
from francjeu.evidence.queries.isolated import concerned
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.journal import Entry, bare


@dataclass(frozen=True, slots=True)
class Hidden:
    """The numbers of the isolated pieces of a case, and the ids of their files and copies."""

    numbers: frozenset[int]
    items: frozenset[str]

    def tells(self, facts: Mapping[str, object] | None) -> bool:
        """Whether these facts of a journal entry tell of one of them."""
        if not facts:
            return False
        item, number = facts.get("item"), facts.get("number")
        return str(item) in self.items or (isinstance(number, int) and number in self.numbers)

    def silent(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The chain, without the facts of what tells of them: it still holds."""
        return tuple(bare(it) if self.tells(it.facts) else it for it in entries)


def hidden_in(case: models.Case) -> Hidden:
    """The isolated pieces of this case."""
    rows = case.exhibits.filter(item__state=State.ISOLATED)
    found = list(rows.values_list("number", "item_id"))
    return Hidden(
        numbers=frozenset(number for number, _ in found),
        items=concerned(item for _, item in found if item),
    )
