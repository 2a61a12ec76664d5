"""The range given in comparable cases: no hidden cell can be derived from what is shown."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from francjeu.kernel.procedure.measures import parity
from francjeu.kernel.procedure.measures.parity import ORDER, SMALL, Given, Range

KINDS = ORDER[:3]
COUNTS = st.lists(st.integers(0, 30), min_size=len(ORDER), max_size=len(ORDER))


def shown(counts: tuple[int, ...]) -> Range:
    """What is told when each measure was given so many times."""
    return parity.over(
        Given(kind) for kind, count in zip(ORDER, counts, strict=False) for _ in range(count)
    )


@given(COUNTS)
def test_who_subtracts_what_is_shown_finds_no_hidden_cell(counts: list[int]) -> None:
    found = shown(tuple(counts))
    hidden = [bar.kind for bar in found.bars if bar.count is None]
    if not hidden or found.total is None:
        return
    rest = found.total - sum(bar.count or 0 for bar in found.bars)
    cells = [c for c in product(range(1, SMALL), repeat=min(len(hidden), 5)) if sum(c) <= rest]
    if len(hidden) <= 5:
        cells = [c for c in cells if sum(c) == rest]
    for place in range(min(len(hidden), 5)):
        assert len({cell[place] for cell in cells}) >= parity.LEAST_OPEN


def test_who_knows_the_rule_itself_finds_no_hidden_cell_either() -> None:
    """Every count that gives the same page: in each, a hidden cell can still be several numbers."""
    alike: dict[Range, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(8), repeat=len(KINDS)):
        alike[shown(counts)].append(counts)
    for found, possible in alike.items():
        for bar in found.bars:
            if bar.count is None:
                values = {counts[KINDS.index(bar.kind)] for counts in possible}
                assert len(values) >= parity.LEAST_OPEN, (found, values)
                assert values <= set(range(1, SMALL))


@given(COUNTS)
def test_a_small_cell_is_hidden_and_every_other_one_stands_in_the_picture(
    counts: list[int],
) -> None:
    found = shown(tuple(counts))
    if sum(counts) < 2:
        assert found.bars == ()
        return
    assert {bar.kind: bar.count for bar in found.bars} == {
        kind: count if count >= SMALL else None
        for kind, count in zip(ORDER, counts, strict=True)
        if count
    }


def test_one_hidden_cell_hides_the_total_and_none_shows_it() -> None:
    assert shown((12, 3)).total is None
    assert shown((12, 5)).total == 17
    assert shown((12, 2, 3)).total == 17  # 5 left for two cells: each can be 1, 2, 3 or 4
    assert shown((12, 1, 1)).total is None  # 2 left: both would be 1
    assert shown((12, 4, 4)).total is None  # 8 left: both would be 4


@pytest.mark.parametrize(("values", "span"), [([1, 9, 3, 4], None), ([1, 9, 3, 4, 2], (1, 9))])
def test_a_least_and_a_most_are_told_of_five_values_or_more(
    values: list[int], span: tuple[int, int] | None
) -> None:
    rows = [Given("suspension", matches=v, days=v) for v in values]
    found = parity.over(rows)
    assert (found.matches, found.days) == (span, span)
