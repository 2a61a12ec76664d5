"""The address book of a case: which address, whose, since when, noted and checked by whom."""

from dataclasses import dataclass

from francjeu.cases import models
from francjeu.kernel.procedure.letters import addressing
from francjeu.notices import book


@dataclass(frozen=True, slots=True)
class Card:
    """One person of the case, and every address ever used for them, newest first.

    `by_hand` says why their letters go by hand now, or is empty.
    """

    key: str
    letter: str
    role: str
    name: str
    speaks_for: str
    address: str
    shared: bool
    by_hand: str
    entries: tuple[book.Entry, ...]


def book_of(case: models.Case) -> tuple[Card, ...]:
    """Everyone who may receive a letter about this case."""
    rows = list(case.parties.select_related("speaks_for").order_by("added_at", "id"))
    known = book.entries(holders=[str(row.public_id) for row in rows])
    use = {row.pk: book.in_use(holder=str(row.public_id), given=row.email) for row in rows}
    return tuple(_card(row, rows, use, known.get(str(row.public_id), ())) for row in rows)


def _card(
    row: models.Party, rows: list[models.Party], use: dict[int, book.InUse],
    entries: tuple[book.Entry, ...],
) -> Card:  # fmt: skip
    now = use[row.pk]
    others = [
        use[it.pk].address
        for it in rows
        if it.pk != row.pk
        and it.speaks_for_id != row.pk
        and not (row.speaks_for_id and it.speaks_for_id == row.speaks_for_id)
    ]
    why = addressing.by_hand(
        address=now.address, others=[it for it in others if it], returned=now.returned,
        sharing_checked=now.shared,
    )  # fmt: skip
    return Card(
        key=str(row.pk), letter=row.letter, role=row.role, name=row.name,
        speaks_for=row.speaks_for.letter if row.speaks_for else "", address=now.address,
        shared=now.shared, by_hand=why.value if why else "", entries=entries,
    )  # fmt: skip
