"""A vote: what carries, what falls, what waits; told apart from the code that counts."""

import pytest
from tests.conftest import NOON

from francjeu.kernel.procedure.panel.voting import DRAFT, ENDS, Standing, Tally
from francjeu.kernel.procedure.settings.limits import Wrong, faults_of_profile
from francjeu.kernel.procedure.settings.profile import Profile

EVERY = [
    Tally(sitting=sitting, quorum=quorum, concurs=concurs, dissents=dissents)
    for sitting in range(6)
    for quorum in range(1, 6)
    for concurs in range(sitting + 1)
    for dissents in range(sitting - concurs + 1)
]


@pytest.mark.parametrize(
    ("sitting", "quorum", "concurs", "dissents", "standing"),
    [
        (3, 2, 1, 0, Standing.OPEN),
        (3, 2, 2, 0, Standing.OPEN),
        (3, 2, 2, 1, Standing.CARRIED),
        (3, 2, 1, 2, Standing.REJECTED),
        (2, 2, 1, 1, Standing.TIED),
        (4, 3, 2, 2, Standing.TIED),
        (1, 2, 1, 0, Standing.SHORT),
        (2, 2, 2, 0, Standing.CARRIED),
    ],
)
def test_a_vote_stands_where_the_procedure_says(
    sitting: int, quorum: int, concurs: int, dissents: int, standing: Standing
) -> None:
    assert Tally(sitting, quorum, concurs, dissents).standing is standing


def test_nothing_is_carried_without_quorum_nor_by_half_of_who_sit() -> None:
    carried = [t for t in EVERY if t.is_carried]
    assert carried
    for tally in carried:
        assert tally.concurs + tally.dissents >= tally.quorum
        assert tally.concurs > tally.sitting / 2


def test_a_vote_closes_early_only_where_the_absent_could_change_nothing() -> None:
    for tally in EVERY:
        if tally.closes is Standing.CARRIED and tally.absent:
            against = tally.dissents + tally.absent
            assert tally.concurs > against


def test_each_way_a_vote_ends_is_a_move_of_the_draft() -> None:
    for verb in ENDS.values():
        assert DRAFT.move(state="open", verb=verb)
    assert DRAFT.final == {"changed", "carried", "rejected", "tied"}


def test_a_panel_has_at_least_its_quorum() -> None:
    assert Profile(title="x", quorum=2).members == (2, 1)
    assert Profile(title="x", panel=3, quorum=2, appeal_panel=3).members == (3, 3)
    faulty = Profile(title="x", panel=2, quorum=3)
    assert [f.wrong for f in faults_of_profile(faulty, on=NOON.date())] == [Wrong.QUORUM]
