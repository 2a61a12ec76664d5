"""Gone is said only with a control, a repetition and nobody who says otherwise (C-SUPP)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NOON

from francjeu.kernel.evidence.watch.watch_sentences import (
    cause_sentence,
    ended_sentence,
    standing_sentence,
    state_sentence,
    word_sentence,
)
from francjeu.kernel.evidence.watch.watching import (
    STATES,
    Answer,
    Control,
    Look,
    Standing,
    State,
    Word,
    proves_absence,
    verdict,
)

HOUR = timedelta(hours=1)
ABSENT = [State.GONE_HTTP, State.GONE_PAGE]
NEUTRAL = [state for state, weight in STATES.items() if not weight.shows and not weight.absent]


def look(
    hours: float, state: State, *, control: State | None = State.VISIBLE,
    offset: timedelta | None = None, embed: State | None = None, late: float = 1,
    vantage: str = "server",
) -> Look:  # fmt: skip
    at = NOON + hours * HOUR
    beside = Control(control, at + timedelta(seconds=late), vantage) if control else None
    return Look(state, at, "server", control=beside, offset=offset, embed=embed)


@pytest.mark.clause("C-SUPP")
@pytest.mark.parametrize("state", ABSENT)
def test_says_gone_after_two_absences_six_hours_apart_beside_a_visible_control(
    state: State,
) -> None:
    found = verdict([look(0, State.VISIBLE), look(1, state), look(7, state)])
    assert found.standing is Standing.GONE
    assert found.absence is not None
    assert (found.absence.last_visible, found.absence.first_gone) == (NOON, NOON + HOUR)
    assert found.absence.looks == 2


@pytest.mark.parametrize("looks", [
    [look(1, State.GONE_HTTP)],
    [look(1, State.GONE_HTTP), look(6.9, State.GONE_HTTP)],
    [look(1, State.GONE_HTTP), look(7, State.GONE_HTTP, control=None)],
    [look(1, State.GONE_HTTP, control=State.UNREACHABLE), look(7, State.GONE_HTTP)],
    [look(1, State.GONE_PAGE, control=State.GONE_PAGE), look(9, State.GONE_PAGE,
                                                             control=State.GONE_PAGE)],
    [look(1, State.GONE_HTTP, late=61), look(9, State.GONE_HTTP)],
    [look(1, State.GONE_HTTP, vantage="elsewhere"), look(9, State.GONE_HTTP)],
    [look(1, State.GONE_HTTP, embed=State.VISIBLE), look(9, State.GONE_HTTP)],
    [look(1, State.GONE_HTTP), look(5, State.VISIBLE), look(9, State.GONE_HTTP)],
])  # fmt: skip
def test_does_not_say_gone_when_the_proof_lacks_something(looks: list[Look]) -> None:
    assert verdict(looks).standing is not Standing.GONE


@pytest.mark.parametrize("state", NEUTRAL)
def test_walls_refusals_and_silence_never_become_gone(state: State) -> None:
    found = verdict([look(0, State.VISIBLE), *(look(8 * n, state) for n in range(1, 9))])
    assert found.standing is Standing.VISIBLE
    assert not found.episodes


@pytest.mark.parametrize("state", NEUTRAL)
def test_a_wall_between_two_absences_neither_proves_nor_denies(state: State) -> None:
    looks = [look(1, State.GONE_HTTP), look(4, state), look(8, State.GONE_HTTP)]
    assert verdict(looks).standing is Standing.GONE


def test_a_person_who_still_sees_it_contradicts_what_came_before() -> None:
    looks = [look(1, State.GONE_HTTP), look(8, State.GONE_HTTP)]
    said = [Word(Answer.YES, NOON + 9 * HOUR)]
    found = verdict(looks, said)
    assert found.standing is Standing.DISPUTED
    assert found.episodes[0].denied_at == NOON + 9 * HOUR
    again = verdict([*looks, look(10, State.GONE_HTTP), look(17, State.GONE_HTTP)], said)
    assert again.standing is Standing.GONE
    assert again.episodes[-1].first_gone == NOON + 10 * HOUR


@pytest.mark.clause("C-SUPP")
def test_no_number_of_persons_who_no_longer_see_it_makes_it_gone() -> None:
    said = [Word(Answer.NO, NOON + n * 24 * HOUR) for n in range(9)]
    assert verdict([look(0, State.VISIBLE)], said).standing is Standing.VISIBLE


def test_what_comes_back_is_recorded_and_may_go_again() -> None:
    looks = [look(0, State.VISIBLE), look(1, State.GONE_PAGE), look(8, State.GONE_PAGE),
             look(24, State.VISIBLE)]  # fmt: skip
    found = verdict(looks)
    assert found.standing is Standing.BACK
    assert found.episodes[0].returned_at == NOON + 24 * HOUR
    again = verdict([*looks, look(48, State.GONE_PAGE), look(55, State.GONE_PAGE)])
    assert (again.standing, len(again.episodes)) == (Standing.GONE, 2)
    assert again.episodes[1].last_visible == NOON + 24 * HOUR


@pytest.mark.clause("C-SUPP")
def test_words_read_in_a_picture_are_never_called_visible_and_start_the_count_again() -> None:
    found = verdict([look(0, State.PICTURED)])
    assert (found.standing, found.last_visible) == (Standing.PICTURED, None)
    looks = [look(1, State.GONE_HTTP), look(4, State.PICTURED), look(8, State.GONE_HTTP)]
    assert verdict(looks).standing is Standing.SUSPECTED
    gone = verdict([look(0, State.PICTURED), look(1, State.GONE_HTTP), look(8, State.GONE_HTTP)])
    assert gone.absence is not None
    assert gone.absence.last_visible is None
    back = verdict([look(1, State.GONE_HTTP), look(8, State.GONE_HTTP), look(9, State.PICTURED)])
    assert back.standing is Standing.PICTURED
    assert back.episodes[0].returned_at == NOON + 9 * HOUR


def test_of_words_read_in_a_picture_it_is_said_that_a_person_must_look() -> None:
    said = standing_sentence(verdict([look(0, State.PICTURED)]), language="fr", moment=moment)
    assert "logiciel" in said
    assert "personne doit regarder" in said
    assert "visible" not in said


def test_a_host_whose_clock_is_wrong_by_a_day_changes_nothing() -> None:
    day = timedelta(days=-1)
    looks = [look(1, State.GONE_HTTP, offset=day), look(8, State.GONE_HTTP, offset=day)]
    assert verdict(looks).standing is Standing.GONE


def test_our_own_clock_set_forward_between_two_looks_makes_no_six_hours() -> None:
    """Ten minutes went by, and our clock was set seven hours ahead: the host’s tells."""
    looks = [look(1, State.GONE_HTTP, offset=timedelta(0)),
             look(8, State.GONE_HTTP, offset=-7 * HOUR + timedelta(minutes=10))]  # fmt: skip
    assert verdict(looks).standing is Standing.SUSPECTED


states = st.sampled_from(list(State))
hours = st.floats(min_value=0, max_value=2000, allow_nan=False)
spans = st.none() | st.timedeltas(timedelta(days=-2), timedelta(days=2))
looks_of = st.builds(
    lambda h, s, c, o, e, late: look(h, s, control=c, offset=o, embed=e, late=late),
    hours, states, st.none() | states, spans, st.none() | states, st.floats(0, 120),
)  # fmt: skip
uncontrolled = looks_of.filter(lambda it: it.control is None or it.control.state != State.VISIBLE)
words_of = st.builds(lambda a, h: Word(a, NOON + h * HOUR), st.sampled_from(Answer), hours)


@pytest.mark.clause("C-SUPP")
@given(st.lists(uncontrolled, max_size=30), st.lists(words_of, max_size=5))
def test_no_sequence_without_a_visible_control_is_ever_gone(
    looks: list[Look], words: list[Word]
) -> None:
    assert not verdict(looks, words).episodes


@pytest.mark.clause("C-SUPP")
@given(st.lists(looks_of, max_size=30), st.lists(words_of, max_size=5))
def test_no_sequence_without_repetition_is_ever_gone(looks: list[Look], words: list[Word]) -> None:
    """Every proven absence rests on two looks six hours apart with nothing shown in between."""
    for episode in verdict(looks, words).episodes:
        inside = [it for it in looks if episode.first_gone <= it.at <= episode.proved_at]
        proofs = [it.at for it in inside if proves_absence(it)]
        assert len(proofs) >= 2
        assert max(proofs) - min(proofs) >= timedelta(hours=6)
        assert not [it for it in inside if STATES[it.state].shows]
        between = [it for it in words if episode.first_gone <= it.at < episode.proved_at]
        assert not [it for it in between if it.answer is Answer.YES]


@given(st.lists(looks_of, max_size=20), st.lists(words_of, max_size=5), st.randoms())
def test_the_verdict_does_not_depend_on_the_order_rows_are_read(
    looks: list[Look], words: list[Word], chance: object
) -> None:
    shuffled = list(looks)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    if len({it.at for it in looks}) == len(looks):
        assert verdict(shuffled, words) == verdict(looks, words)


def moment(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_answer_and_standing_has_its_sentence(language: str) -> None:
    for state in State:
        assert state_sentence(state, language=language)  # type: ignore[arg-type]
    for answer in Answer:
        assert word_sentence(answer, language=language)  # type: ignore[arg-type]
    for looks in ([], [look(0, State.VISIBLE)], [look(0, State.CHANGED)], [look(0, State.PICTURED)],
                  [look(0, State.GONE_HTTP)],
                  [look(0, State.GONE_HTTP), look(9, State.GONE_HTTP)]):  # fmt: skip
        said = standing_sentence(verdict(looks), language=language, moment=moment)  # type: ignore[arg-type]
        assert said
        assert "%(" not in said


@pytest.mark.clause("C-SUPP")
def test_an_absence_is_an_interval_whose_cause_is_left_open() -> None:
    found = verdict([look(0, State.VISIBLE), look(1, State.GONE_HTTP), look(8, State.GONE_HTTP)])
    said = standing_sentence(found, language="fr", moment=moment)
    assert "depuis l’intervalle [2026-11-22 12:00, 2026-11-22 13:00]" in said
    assert "La cause n’est pas établie" in said
    assert "supprim" not in said


def test_what_nobody_saw_before_has_no_beginning() -> None:
    found = verdict([look(1, State.GONE_HTTP), look(8, State.GONE_HTTP)])
    said = standing_sentence(found, language="fr", moment=moment)
    assert "le début de l’absence n’est pas établi" in said
    assert "n’est plus" not in said


def test_the_authors_word_fills_the_cause_as_their_word() -> None:
    said = cause_sentence(NOON, language="fr", moment=moment)
    assert "Selon ce qu’a déclaré son auteur" in said
    assert "sa déclaration, non une constatation" in said


def test_an_absence_that_ended_says_how() -> None:
    looks = [look(1, State.GONE_HTTP), look(8, State.GONE_HTTP)]
    back = verdict([*looks, look(9, State.VISIBLE)]).episodes[0]
    assert "de nouveau" in ended_sentence(back, language="fr", moment=moment)
    denied = verdict(looks, [Word(Answer.YES, NOON + 9 * HOUR)]).episodes[0]
    assert "contestée" in ended_sentence(denied, language="fr", moment=moment)
    lasting = verdict(looks).episodes[0]
    assert ended_sentence(lasting, language="fr", moment=moment) == ""
