"""How long a closed file is kept."""

from datetime import date

import pytest

from francjeu.kernel.procedure.file.keeping import File, Kept, due_on, why_kept

CLOSED = date(2026, 8, 31)


@pytest.mark.parametrize(
    ("months", "due"),
    [
        (1, date(2026, 9, 30)),
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
        (18, date(2028, 2, 29)),
        (4, date(2026, 12, 31)),
    ],
)
def test_months_are_of_the_calendar(months: int, due: date) -> None:
    assert due_on(File(closed_on=CLOSED, months=months, is_held=False)) == due


@pytest.mark.parametrize(
    ("file", "on", "why"),
    [
        (File(None, 12, is_held=False), date(2099, 1, 1), Kept.OPEN),
        (File(CLOSED, None, is_held=False), date(2099, 1, 1), Kept.NO_PERIOD),
        (File(CLOSED, 12, is_held=False), date(2027, 8, 30), Kept.NOT_YET),
        (File(CLOSED, 12, is_held=False), date(2027, 8, 31), None),
        (File(CLOSED, 12, is_held=True), date(2027, 8, 31), Kept.HELD),
        (File(CLOSED, 12, is_held=True), date(2027, 8, 30), Kept.NOT_YET),
    ],
)
def test_a_file_goes_on_its_day_unless_someone_holds_it(
    file: File, on: date, why: Kept | None
) -> None:
    assert why_kept(file, on=on) == why
