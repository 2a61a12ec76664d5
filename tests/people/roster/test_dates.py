"""03/04/2026 is the third of April here and the fourth of March there: it is asked."""

from datetime import date

import pytest

from francjeu.people.roster import dates
from francjeu.people.roster.dates import Fault, Order

APRIL = date(2026, 4, 3)


@pytest.mark.parametrize(
    "cell", ["2026-04-03", "2026/04/03", "2026-4-3", "2026-04-03 00:00:00", "2026-04-03T00:00"]
)
def test_year_first_is_sure(cell: str) -> None:
    assert dates.reader([cell], answer=None).read(cell) == APRIL


@pytest.mark.parametrize("cell", ["03/04/2026", "03-04-2026", "3/4/2026"])
def test_two_small_numbers_are_ambiguous_until_answered(cell: str) -> None:
    assert dates.reader([cell], answer=None).read(cell) is Fault.AMBIGUOUS
    assert dates.reader([cell], answer=Order.DAY_FIRST).read(cell) == APRIL
    assert dates.reader([cell], answer=Order.MONTH_FIRST).read(cell) == date(2026, 3, 4)


def test_other_cells_of_the_list_prove_the_order() -> None:
    assert dates.reader(["25/04/2026"], answer=None).read("03/04/2026") == APRIL
    proven = dates.reader(["04/25/2026"], answer=Order.DAY_FIRST)
    assert proven.read("03/04/2026") == date(2026, 3, 4)


def test_a_list_which_contradicts_itself_stays_ambiguous_whatever_is_answered() -> None:
    mixed = dates.reader(["25/04/2026", "04/25/2026"], answer=Order.DAY_FIRST)
    assert mixed.read("03/04/2026") is Fault.AMBIGUOUS
    assert mixed.read("25/04/2026") == date(2026, 4, 25)


def test_the_same_day_and_month_needs_no_question() -> None:
    assert dates.reader(["05/05/2026"], answer=None).read("05/05/2026") == date(2026, 5, 5)


@pytest.mark.parametrize(
    ("cell", "fault"),
    [("3/4/26", Fault.FORMAT), ("3 avril 2026", Fault.FORMAT), ("46115", Fault.FORMAT),
     ("03/04-2026", Fault.FORMAT), ("2026-02-30", Fault.IMPOSSIBLE),
     ("31/02/2026", Fault.IMPOSSIBLE)],
)  # fmt: skip
def test_says_what_is_wrong(cell: str, fault: Fault) -> None:
    assert dates.reader([cell], answer=None).read(cell) is fault
