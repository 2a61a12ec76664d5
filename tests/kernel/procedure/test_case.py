"""Nobody is sanctioned without notice, a chance to be heard, findings, and an untied decider."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure.case import (
    CASE,
    BadDecision,
    Facts,
    Ground,
    NotYet,
    Outcome,
    Ruling,
    Why,
    check_ruling,
    refusal,
    require,
)

MANAGER = Actor(Kind.STAFF, ref="manager", roles=frozenset({Role.CASE_MANAGER}))
DECIDER = Actor(Kind.STAFF, ref="decider", roles=frozenset({Role.DECIDER}))
OTHER = Actor(Kind.STAFF, ref="other", roles=frozenset({Role.DECIDER}))
PARTY = Actor(Kind.PARTY, ref="party")
HANDS = (
    MANAGER, DECIDER, PARTY, CLOCK,
    Actor(Kind.STAFF, ref="admin", roles=frozenset({Role.ADMINISTRATOR})),
    Actor(Kind.STAFF, ref="counsel", roles=frozenset({Role.COUNSEL})),
    Actor(Kind.STAFF, ref="privacy", roles=frozenset({Role.PRIVACY_OFFICER})),
    Actor(Kind.STAFF, ref="chair", roles=frozenset({Role.CHAIR})),
    Actor(Kind.REPORTER, ref="S-2026-0001"), Actor(Kind.VISITOR), Actor(Kind.SOFTWARE),
)  # fmt: skip
READY = Facts(
    state="heard", has_respondent=True, has_allegation=True, reprisal_checked=True,
    notified_at=NOON - timedelta(days=20), response_due_at=NOON - timedelta(days=10),
    responded=True, heard_at=NOON - timedelta(days=1), managers_hands=frozenset({"manager"}),
    cleared=frozenset({"decider", "other", "chair"}),
)  # fmt: skip


@pytest.mark.parametrize("state", CASE.states)
@pytest.mark.parametrize("verb", CASE.verbs)
def test_every_state_move_and_hand(state: str, verb: str) -> None:
    rows = [m for m in CASE.moves if m.verb == verb and m.source == state]
    for hand in HANDS:
        why = refusal(verb=verb, facts=replace(READY, state=state), actor=hand, at=NOON)
        if not rows:
            assert why is Why.STATE
        elif not rows[0].may(hand):
            assert why is Why.HANDS
        else:
            assert why is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"notified_at": None}, Why.NOT_NOTIFIED),
        ({"heard_at": None}, Why.NOT_HEARD),
        ({"findings_missing": 1}, Why.FINDINGS_MISSING),
        ({"cleared": frozenset()}, Why.NOT_DECLARED),
        ({"linked": frozenset({"decider"})}, Why.CONFLICT),
        ({"managers_hands": frozenset({"decider"})}, Why.SEPARATION),
    ],
)
def test_refuses_a_decision_when_one_guarantee_is_missing(
    change: dict[str, object], why: Why
) -> None:
    facts = replace(READY, **change)  # type: ignore[arg-type]
    with pytest.raises(NotYet) as refused:
        require(verb="decide", facts=facts, actor=DECIDER, at=NOON)
    assert refused.value.why is why


def test_a_profile_may_let_the_manager_of_a_small_office_decide() -> None:
    facts = replace(READY, managers_hands=frozenset({"decider"}), separate_decider=False)
    assert refusal(verb="decide", facts=facts, actor=DECIDER, at=NOON) is None


def test_who_decided_first_may_not_decide_the_appeal() -> None:
    facts = replace(READY, state="appealed", first_panel=frozenset({"decider"}))
    assert refusal(verb="decide_appeal", facts=facts, actor=DECIDER, at=NOON) is Why.SEPARATION
    assert refusal(verb="decide_appeal", facts=facts, actor=OTHER, at=NOON) is None


@pytest.mark.clause("X-12")
def test_no_notice_before_the_question_on_reprisal_is_answered() -> None:
    facts = replace(READY, state="admissible", reprisal_checked=False)
    assert refusal(verb="notify", facts=facts, actor=MANAGER, at=NOON) is Why.REPRISAL_UNANSWERED


@pytest.mark.clause("X-14")
def test_no_notice_while_a_parallel_file_is_unconfirmed() -> None:
    facts = replace(READY, state="admissible", parallel_open=True)
    assert refusal(verb="notify", facts=facts, actor=MANAGER, at=NOON) is Why.PARALLEL_UNCONFIRMED
    cleared = replace(facts, parallel_cleared=True)
    assert refusal(verb="notify", facts=cleared, actor=MANAGER, at=NOON) is None


@pytest.mark.clause("C-ID-3")
def test_a_disclaimer_is_not_a_ground_to_dismiss() -> None:
    assert not [g for g in Ground if "disclaimer" in g or "avertissement" in g]


def test_silence_is_noted_only_once_the_time_to_answer_is_over() -> None:
    facts = replace(READY, state="notified", response_due_at=NOON)
    assert refusal(verb="note_silence", facts=facts, actor=MANAGER, at=NOON) is Why.RESPONSE_RUNS
    later = NOON + timedelta(seconds=1)
    assert refusal(verb="note_silence", facts=facts, actor=MANAGER, at=later) is None


def test_a_case_does_not_close_while_an_appeal_is_possible() -> None:
    facts = replace(READY, state="announced", appeal_due_at=NOON)
    assert refusal(verb="close", facts=facts, actor=CLOCK, at=NOON) is Why.APPEAL_RUNS
    assert refusal(verb="close", facts=facts, actor=CLOCK, at=NOON + timedelta(days=1)) is None


GOOD = Ruling(
    outcome=Outcome.BREACH_WITH_SANCTION, reasons="Motifs.", breached=1, rung="warning",
    offered=frozenset({"warning"}), ladder=frozenset({"warning", "expulsion"}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reasons": "  "}, "reasons_missing"),
        ({"breached": 0}, "no_clause_established"),
        ({"outcome": Outcome.UNFOUNDED, "rung": ""}, "clause_established"),
        ({"rung": ""}, "measure_missing"),
        ({"outcome": Outcome.BREACH_WITHOUT_SANCTION}, "measure_unfounded"),
        ({"rung": "pillory"}, "measure_not_on_ladder"),
        ({"rung": "expulsion"}, "deviation_without_reason"),
    ],
)
def test_refuses_a_decision_that_contradicts_itself(change: dict[str, object], reason: str) -> None:
    with pytest.raises(BadDecision) as refused:
        check_ruling(replace(GOOD, **change))  # type: ignore[arg-type]
    assert refused.value.reason == reason


@pytest.mark.clause("C-SANCT")
def test_a_breach_without_sanction_is_an_outcome() -> None:
    check_ruling(replace(GOOD, outcome=Outcome.BREACH_WITHOUT_SANCTION, rung=""))


@pytest.mark.clause("C-VAL")
def test_an_educational_measure_needs_no_finding() -> None:
    check_ruling(Ruling(outcome=Outcome.EDUCATION, reasons="Premier geste.", breached=0))


def test_a_reasoned_deviation_from_the_ladder_is_allowed() -> None:
    check_ruling(replace(GOOD, rung="expulsion", deviation="Menaces répétées."))


EFFECTS = {
    "notify": {"notified_at": NOON, "response_due_at": NOON + timedelta(days=10)},
    "receive_response": {"responded": True},
    "hold_hearing": {"heard_at": NOON},
    "hear_in_writing": {"heard_at": NOON},
    "announce": {"appeal_due_at": NOON + timedelta(days=14)},
}


def some(dice: random.Random, *refs: str) -> frozenset[str]:
    return frozenset(ref for ref in refs if dice.random() < 0.5)


def any_facts(dice: random.Random) -> Facts:
    return Facts(
        state="opened", has_respondent=dice.random() < 0.9, has_allegation=dice.random() < 0.9,
        reprisal_checked=dice.random() < 0.8, parallel_open=dice.random() < 0.3,
        parallel_cleared=dice.random() < 0.7, findings_missing=dice.choice((0, 0, 0, 1)),
        linked=frozenset() if dice.random() < 0.5 else some(dice, "decider", "manager", "chair"),
        cleared=frozenset({"decider"}) | some(dice, "chair"),
        managers_hands=frozenset({"manager"}) | some(dice, "decider"),
    )  # fmt: skip


def test_no_sequence_of_moves_reaches_a_decision_without_its_guarantees() -> None:
    dice = random.Random(20261122)
    decided = 0
    for _ in range(10_000):
        done = walk(dice, any_facts(dice))
        decided += "decide" in done
    assert decided > 100  # the walk does reach decisions: the promise is not empty


def walk(dice: random.Random, facts: Facts) -> list[str]:
    """Sixty random tries; those the rules let through. Asserts the promise at each decision."""
    done: list[str] = []
    for _ in range(60):
        leaving = CASE.leaving(facts.state)
        verb = dice.choice(leaving).verb if leaving else dice.choice(CASE.verbs)
        hand, at = dice.choice(HANDS[:4]), NOON + timedelta(days=dice.randint(0, 60))
        if refusal(verb=verb, facts=facts, actor=hand, at=at):
            continue
        if verb in {"decide", "decide_appeal"}:
            assert hand.kind is Kind.STAFF
            assert hand.ref in facts.cleared - facts.linked - facts.managers_hands
        if verb == "decide":
            assert "notify" in done
            assert {"hold_hearing", "hear_in_writing"} & set(done)
            assert {"receive_response", "note_silence"} & set(done)
            assert facts.findings_missing == 0
        done.append(verb)
        target = CASE.move(state=facts.state, verb=verb).target
        facts = replace(facts, state=target, **EFFECTS.get(verb, {}))
    return done


@pytest.mark.parametrize("verb", CASE.verbs)
def test_a_stayed_case_moves_by_nobody_but_for_the_rights_of_the_parties(verb: str) -> None:
    through = {"receive_response", "appeal", "refer", "dismiss"}
    for move in (m for m in CASE.moves if m.verb == verb):
        facts = replace(READY, state=move.source, stayed=True)
        for hand in (h for h in HANDS if move.may(h)):
            why = refusal(verb=verb, facts=facts, actor=hand, at=NOON)
            assert (why is Why.STAYED) is (verb not in through)


@pytest.mark.parametrize("verb", CASE.verbs)
def test_in_silence_no_move_that_writes_to_the_person_concerned_is_possible(verb: str) -> None:
    tells = {"notify", "call_hearing", "announce", "decide_appeal", "close"}
    for move in (m for m in CASE.moves if m.verb == verb):
        facts = replace(READY, state=move.source, hushed=True)
        for hand in (h for h in HANDS if move.may(h)):
            why = refusal(verb=verb, facts=facts, actor=hand, at=NOON)
            assert (why is Why.HUSHED) is (verb in tells)
