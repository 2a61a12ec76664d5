"""Nobody is sanctioned without notice, a chance to be heard, findings, and an untied decider."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, Actor, Kind, Role
from francjeu.kernel.procedure.case.facts import Facts
from francjeu.kernel.procedure.case.guards import NotYet, Why, refusal, require, sitting
from francjeu.kernel.procedure.case.moves import CASE, SIGNED_ON_APPEAL, Ground
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome, Ruling, check_ruling

MANAGER = Actor(Kind.STAFF, ref="manager", roles=frozenset({Role.CASE_MANAGER}))
DECIDER = Actor(Kind.STAFF, ref="decider", roles=frozenset({Role.DECIDER}))
OTHER = Actor(Kind.STAFF, ref="other", roles=frozenset({Role.DECIDER}))
PARTY = Actor(Kind.PARTY, ref="party")
HANDS = (
    MANAGER, DECIDER, OTHER, PARTY, CLOCK,
    Actor(Kind.STAFF, ref="admin", roles=frozenset({Role.ADMINISTRATOR})),
    Actor(Kind.STAFF, ref="counsel", roles=frozenset({Role.COUNSEL})),
    Actor(Kind.STAFF, ref="privacy", roles=frozenset({Role.PRIVACY_OFFICER})),
    Actor(Kind.STAFF, ref="chair", roles=frozenset({Role.CHAIR})),
    Actor(Kind.REPORTER, ref="S-2026-0001"), Actor(Kind.VISITOR), Actor(Kind.SOFTWARE),
)  # fmt: skip
READY = Facts(
    state="heard", gate_answered=True, has_respondent=True, has_allegation=True,
    reprisal_checked=True,
    notified_at=NOON - timedelta(days=20), response_due_at=NOON - timedelta(days=10),
    responded=True, heard_at=NOON - timedelta(days=1), managers_hands=frozenset({"manager"}),
    cleared=frozenset({"decider", "other", "chair"}), manager="manager",
    first_seats=frozenset({"decider", "chair"}), first_panel=frozenset({"decider", "chair"}),
    appeal_seats=frozenset({"other"}),
)  # fmt: skip


def expected(verb: str, state: str, hand: Actor) -> Why | None:
    """What the printed table says, then the rules on panels: told apart from the code judged."""
    rows = [m for m in CASE.moves if m.verb == verb and m.source == state]
    if not rows:
        return Why.STATE
    chairs_a_managers_move = Role.CASE_MANAGER in rows[0].by and hand.has(Role.CHAIR)
    if not rows[0].may(hand) or chairs_a_managers_move:
        return Why.HANDS
    if verb == "decide":
        return None if hand.ref in {"decider", "chair"} else Why.NOT_SEATED
    if verb in SIGNED_ON_APPEAL and hand.ref in {"decider", "chair"}:
        return Why.SEPARATION
    return Why.NOT_LATE if verb == "refuse_late" else None


@pytest.mark.parametrize("state", CASE.states)
@pytest.mark.parametrize("verb", CASE.verbs)
def test_every_state_move_and_hand(state: str, verb: str) -> None:
    for hand in HANDS:
        why = refusal(verb=verb, facts=replace(READY, state=state), actor=hand, at=NOON)
        assert why is expected(verb, state, hand), hand


def test_the_chair_runs_the_file_only_where_they_are_in_charge() -> None:
    chair = Actor(Kind.STAFF, ref="chair", roles=frozenset({Role.CHAIR}))
    facts = replace(READY, state="admissible")
    assert refusal(verb="notify", facts=facts, actor=chair, at=NOON) is Why.HANDS
    in_charge = replace(facts, manager="chair")
    assert refusal(verb="notify", facts=in_charge, actor=chair, at=NOON) is None


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"notified_at": None}, Why.NOT_NOTIFIED),
        ({"heard_at": None}, Why.NOT_HEARD),
        ({"findings_missing": 1}, Why.FINDINGS_MISSING),
        ({"cleared": frozenset()}, Why.NOT_DECLARED),
        ({"linked": frozenset({"decider"})}, Why.CONFLICT),
        ({"managers_hands": frozenset({"decider"})}, Why.SEPARATION),
        ({"first_seats": frozenset({"chair"})}, Why.NOT_SEATED),
        ({"challenged": frozenset({"decider"})}, Why.CHALLENGED),
        ({"quorum": 3}, Why.QUORUM),
        ({"quorum": 2, "linked": frozenset({"chair"})}, Why.QUORUM),
        ({"signed": frozenset({"decider"})}, Why.SEPARATION),
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


def test_nobody_who_sat_the_first_time_decides_the_appeal() -> None:
    facts = replace(READY, state="appealed", appeal_seats=frozenset({"decider", "other"}))
    assert refusal(verb="decide_appeal", facts=facts, actor=DECIDER, at=NOON) is Why.SEPARATION
    assert refusal(verb="decide_appeal", facts=facts, actor=OTHER, at=NOON) is None
    assert sitting(verb="decide_appeal", facts=facts) == {"other"}


def test_who_signed_once_does_not_decide_again_what_was_sent_back() -> None:
    facts = replace(READY, signed=frozenset({"decider", "other"}))
    assert sitting(verb="decide", facts=facts) == {"chair"}


def test_a_late_request_is_let_in_or_refused_before_it_is_examined() -> None:
    facts = replace(READY, state="appealed", late=True)
    assert refusal(verb="decide_appeal", facts=facts, actor=OTHER, at=NOON) is Why.LATE
    assert refusal(verb="refuse_late", facts=facts, actor=OTHER, at=NOON) is None


def test_what_an_appeal_decided_is_final_and_the_case_may_close() -> None:
    due = NOON + timedelta(days=3)
    facts = replace(READY, state="announced", final=True, appeal_due_at=due)
    assert refusal(verb="appeal", facts=facts, actor=PARTY, at=NOON) is Why.FINAL
    assert refusal(verb="close", facts=facts, actor=CLOCK, at=NOON) is None


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


def may_sign(verb: str, state: str, hand: Actor) -> bool:
    """True for the hands of a move, once panels are looked at."""
    shut = {Why.HANDS, Why.SEPARATION, Why.NOT_SEATED}
    return expected(verb, state, hand) not in shut


@pytest.mark.parametrize("verb", CASE.verbs)
def test_a_stayed_case_moves_by_nobody_but_for_the_rights_of_the_parties(verb: str) -> None:
    through = {"receive_response", "appeal", "refer", "dismiss", "withdraw_appeal"}
    for move in (m for m in CASE.moves if m.verb == verb):
        facts = replace(READY, state=move.source, stayed=True)
        for hand in (h for h in HANDS if may_sign(verb, move.source, h)):
            why = refusal(verb=verb, facts=facts, actor=hand, at=NOON)
            assert (why is Why.STAYED) is (verb not in through)


@pytest.mark.parametrize("verb", CASE.verbs)
def test_in_silence_no_move_that_writes_to_the_person_concerned_is_possible(verb: str) -> None:
    tells = {"notify", "call_hearing", "announce", "close", *SIGNED_ON_APPEAL}
    for move in (m for m in CASE.moves if m.verb == verb):
        facts = replace(READY, state=move.source, hushed=True)
        for hand in (h for h in HANDS if may_sign(verb, move.source, h)):
            why = refusal(verb=verb, facts=facts, actor=hand, at=NOON)
            assert (why is Why.HUSHED) is (verb in tells)
