"""The path of a report known to be false: shut unless every guard holds, never by a machine."""

from dataclasses import replace

import pytest

from francjeu.kernel.actors import CLOCK, SOFTWARE, Actor, Kind, Role
from francjeu.kernel.procedure.case.moves import CASE
from francjeu.kernel.procedure.decision.badfaith import (
    FALSE_REPORT,
    Facts,
    NotThisWay,
    Shown,
    Why,
    check_asking,
    check_move,
)
from francjeu.kernel.procedure.decision.ruling import Outcome

FIRST = frozenset({"first-manager", "first-decider"})
OVER = Facts(first_state="closed", first_outcome=Outcome.UNFOUNDED, first_hands=FIRST)


def staff(*roles: Role, ref: str = "other") -> Actor:
    return Actor(Kind.STAFF, ref=ref, roles=frozenset(roles))


HANDS = (
    *(staff(role, ref=role.value) for role in Role),
    Actor(Kind.REPORTER), Actor(Kind.PARTY), CLOCK, SOFTWARE,
)  # fmt: skip


@pytest.mark.parametrize("state", FALSE_REPORT.states)
@pytest.mark.parametrize("verb", FALSE_REPORT.verbs)
def test_every_state_move_and_hand(state: str, verb: str) -> None:
    rows = [m for m in FALSE_REPORT.moves if (m.verb, m.source) == (verb, state)]
    for hand in HANDS:
        may = bool(rows) and rows[0].may(hand)
        assert (refusal(verb, state, hand) is None) is may
        assert hand.is_human or not may


def refusal(verb: str, state: str, hand: Actor) -> Why | None:
    facts = replace(OVER, state=state)
    try:
        check_move(verb=verb, facts=facts, actor=hand, words="Voir P-2.", pieces=[2])
    except NotThisWay as refused:
        return refused.why
    return None


@pytest.mark.parametrize("state", [s for s in CASE.states if s not in ("closed", "dismissed")])
def test_nobody_asks_while_the_first_case_is_open(state: str) -> None:
    with pytest.raises(NotThisWay) as refused:
        check_asking(
            facts=replace(OVER, first_state=state), actor=staff(Role.CASE_MANAGER), words="Doute"
        )
    assert refused.value.why is Why.FIRST_OPEN


@pytest.mark.parametrize("outcome", [Outcome.BREACH_WITH_SANCTION, Outcome.BREACH_WITHOUT_SANCTION])
def test_a_report_that_was_founded_cannot_be_false(outcome: Outcome) -> None:
    with pytest.raises(NotThisWay) as refused:
        check_asking(
            facts=replace(OVER, first_outcome=outcome), actor=staff(Role.CHAIR), words="Doute"
        )
    assert refused.value.why is Why.FIRST_FOUNDED


@pytest.mark.parametrize("hand", [CLOCK, SOFTWARE, Actor(Kind.REPORTER), Actor(Kind.PARTY)])
def test_no_machine_and_no_side_opens_it(hand: Actor) -> None:
    with pytest.raises(NotThisWay):
        check_asking(facts=OVER, actor=hand, words="Doute")


@pytest.mark.parametrize(
    ("ref", "words", "pieces", "why"),
    [
        ("first-decider", "Voir P-2.", [2], Why.SAME_HANDS),
        ("asker", "Voir P-2.", [2], Why.SAME_HANDS),
        ("other", " ", [2], Why.NO_WORDS),
        ("other", "Non retenu, donc faux.", [], Why.NO_PIECE),
    ],
)
def test_knowledge_is_shown_by_other_eyes_with_pieces(
    ref: str, words: str, pieces: list[int], why: Why
) -> None:
    facts = replace(OVER, state="asked", earlier_hands=frozenset({"asker"}))
    with pytest.raises(NotThisWay) as refused:
        check_move(
            verb="show_knowledge", facts=facts, actor=staff(Role.DECIDER, ref=ref), words=words,
            pieces=pieces,
        )  # fmt: skip
    assert refused.value.why is why


def test_an_unfounded_report_shows_nothing() -> None:
    assert not any("unfounded" in key or "dismissed" in key for key in Shown)


def test_only_what_was_shown_opens_a_file() -> None:
    assert {m.source for m in FALSE_REPORT.moves if m.verb == "open_file"} == {"shown"}
