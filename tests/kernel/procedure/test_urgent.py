"""The urgent lane: what rings, who is called next, what the sheet asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, SOFTWARE, VISITOR, Actor, Kind, Role
from francjeu.kernel.procedure.intake import urgent
from francjeu.kernel.procedure.intake.report import RECEIVERS, Answer, Question, Tag
from francjeu.kernel.procedure.intake.urgent import (
    ALARM,
    BadLine,
    Cause,
    Done,
    Line,
    SheetIncomplete,
    Step,
    in_words,
    next_called,
)
from francjeu.kernel.procedure.machine import IllegalMove

HANDS = (
    *(Actor(Kind.STAFF, ref=role.value, roles=frozenset({role})) for role in Role),
    Actor(Kind.REPORTER), Actor(Kind.PARTY), CLOCK, SOFTWARE, VISITOR,
)  # fmt: skip


@pytest.mark.parametrize("state", ALARM.states)
@pytest.mark.parametrize("verb", ALARM.verbs)
def test_every_state_move_and_hand(state: str, verb: str) -> None:
    rows = [m for m in ALARM.moves if (m.verb, m.source) == (verb, state)]
    if not rows:
        with pytest.raises(IllegalMove):
            ALARM.move(state=state, verb=verb)
        return
    for hand in HANDS:
        by_clock = verb == "call_next" and hand == CLOCK
        assert rows[0].may(hand) is (hand.has(*RECEIVERS) or by_clock)


@pytest.mark.clause("C-D-7")
def test_the_word_threats_rings() -> None:
    found = urgent.told(danger=Answer.NO, gate=Answer.NO, tags=[Tag.THREATS], text="Un message.")
    assert found == (Cause.THREATS,)


@pytest.mark.parametrize(
    ("gate", "rings"), [(Answer.YES, True), (Answer.UNSURE, True), (Answer.NO, False)]
)
def test_at_the_gate_not_knowing_counts_as_yes(gate: Answer, *, rings: bool) -> None:
    found = urgent.told(danger=Answer.NO, gate=gate, tags=[], text="")
    assert (Cause.INTIMATE_MINOR in found) is rings


@pytest.mark.parametrize(
    "text",
    [
        "J'ai juste envie de mourir", "je veux en finir", "Elle dit qu’elle va se tuer",
        "Je n'ai plus envie de vivre", "il parle de SUICIDE", "Tue-toi, personne t’aime",
        "des idées noires", "je m'automutile", "va te pendre", "I want to die", "kys loser",
        "she said she would kill herself", "je veux m’enlever la vie", "me faire du mal",
    ],
)  # fmt: skip
def test_suicidal_words_ring(text: str) -> None:
    assert Cause.SUICIDE in in_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Je vais te tuer demain après la pratique", "des menaces de mort", "on va te frapper",
        "We are gonna kill you", "il va le poignarder",
    ],
)  # fmt: skip
def test_words_of_threat_ring(text: str) -> None:
    assert Cause.THREATS in in_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Trois messages blessants dans la story de l’équipe.", "C’était mortel comme match",
        "On s’est fait planter 5 à 0", "L’arbitre nous a coupé le ballon", "une vraie tuerie",
        "Il m’a dit que je jouais comme un pied", "they killed it on the field", "",
    ],
)  # fmt: skip
def test_ordinary_words_ring_nobody(text: str) -> None:
    assert in_words(text) == ()


def test_a_signed_sheet_rings_for_each_safety_question_answered_yes() -> None:
    answers = dict.fromkeys(Question, Answer.NO)
    assert urgent.checked(answers) == ()
    assert urgent.checked({**answers, Question.SUICIDE: Answer.YES}) == (Cause.SUICIDE,)
    assert urgent.checked({**answers, Question.REPRISAL: Answer.YES}) == ()


def test_the_chain_is_called_in_order_then_again_three_times() -> None:
    called: list[str] = []
    while (ref := next_called(chain=["a", "b"], called=called)) is not None:
        called.append(ref)
    assert called == ["a", "b"] * urgent.ROUNDS


def test_who_cannot_is_skipped_unless_alone() -> None:
    assert next_called(chain=["a", "b"], called=["a"], away={"b"}) == "a"
    assert next_called(chain=["a"], called=["a"], away={"a"}) == "a"
    assert next_called(chain=[], called=[]) is None


@given(
    chain=st.lists(st.sampled_from("abcd"), max_size=4),
    away=st.sets(st.sampled_from("abcd")),
)
def test_everybody_who_can_is_called_and_it_ends(chain: list[str], away: set[str]) -> None:
    called: list[str] = []
    while (ref := next_called(chain=chain, called=called, away=away)) is not None:
        called.append(ref)
        assert len(called) <= urgent.ROUNDS * len(set(chain))
    able = set(chain) - away or set(chain)
    assert set(called) == able


@pytest.mark.parametrize("cause", Cause)
def test_each_cause_asks_for_something(cause: Cause) -> None:
    assert urgent.steps_for([cause])
    with pytest.raises(SheetIncomplete):
        urgent.check_closing(causes=[cause], lines=[])


def test_a_call_without_answer_is_made_again() -> None:
    lines = [(Step.POLICE, Done.NO_ANSWER), (Step.SILENCE, Done.DONE)]
    assert urgent.missing(causes=[Cause.CRIME], lines=lines) == (Step.POLICE,)
    urgent.check_closing(causes=[Cause.CRIME], lines=[*lines, (Step.POLICE, Done.DONE)])


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (Line(Step.POLICE, Done.DONE, called_at=NOON), "body"),
        (Line(Step.POLICE, Done.DONE, body="Poste 3"), "called_at"),
        (Line(Step.CHILD, Done.NO_ANSWER, body="DPJ"), "called_at"),
        (Line(Step.ADULT, Done.NOT_NEEDED), "words"),
        (Line(Step.SILENCE, Done.DONE), "words"),
    ],
)
def test_a_line_says_who_when_or_why(line: Line, field: str) -> None:
    with pytest.raises(BadLine) as refused:
        urgent.check_line(line)
    assert refused.value.field == field


def test_a_line_with_who_and_when_passes() -> None:
    urgent.check_line(Line(Step.POLICE, Done.DONE, body="Poste 3", called_at=NOON))
    urgent.check_line(Line(Step.NO_COPY, Done.DONE))


def test_the_silence_outlives_what_the_police_may_look_into() -> None:
    assert urgent.outlives([Cause.SUICIDE, Cause.INTIMATE_MINOR])
    assert not urgent.outlives([Cause.SUICIDE, Cause.DANGER])
