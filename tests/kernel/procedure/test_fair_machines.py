"""Appeals, interim measures, challenges: every state, every move, every hand; their rules."""

from datetime import timedelta

import pytest
from tests.conftest import NOON

from francjeu.kernel.actors import CLOCK, SOFTWARE, VISITOR, Actor, Kind, Role
from francjeu.kernel.procedure.decision import review
from francjeu.kernel.procedure.decision.review import APPEAL, Result
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.intake.report import REPORT
from francjeu.kernel.procedure.machine import IllegalMove, Machine
from francjeu.kernel.procedure.measures import interim
from francjeu.kernel.procedure.measures.interim import INTERIM, BadMeasure, Ordered, OwnMeasure
from francjeu.kernel.procedure.panel import challenge
from francjeu.kernel.procedure.panel.challenge import CHALLENGE, OwnChallenge
from francjeu.kernel.procedure.panel.ties import NAMES, Circle, NotThatKind, TieKind, require_named
from francjeu.kernel.procedure.settings.profile import Provisional, Source

STAFF = {role: Actor(Kind.STAFF, ref=role.value, roles=frozenset({role})) for role in Role}
HANDS = (
    *STAFF.values(), Actor(Kind.PARTY, ref="p"), Actor(Kind.REPORTER, ref="S"), VISITOR, CLOCK,
    SOFTWARE,
)  # fmt: skip
MACHINES = (APPEAL, INTERIM, CHALLENGE, REPORT)
CASES = [(m, state, verb) for m in MACHINES for state in m.states for verb in m.verbs]


@pytest.mark.parametrize(("machine", "state", "verb"), CASES, ids=lambda x: getattr(x, "name", x))
def test_every_state_move_and_hand_is_the_printed_table(
    machine: Machine, state: str, verb: str
) -> None:
    rows = [m for m in machine.moves if (m.source, m.verb) == (state, verb)]
    if not rows:
        with pytest.raises(IllegalMove):
            machine.move(state=state, verb=verb)
        return
    move = machine.move(state=state, verb=verb)
    for hand in HANDS:
        named = hand.kind in rows[0].by or bool(hand.roles & set(rows[0].by))
        assert move.may(hand) is named


@pytest.mark.parametrize("state", INTERIM.states)
@pytest.mark.parametrize("verb", INTERIM.verbs)
@pytest.mark.parametrize("hand", HANDS, ids=lambda h: f"{h.kind}-{h.ref}")
def test_an_interim_measure_moves_only_by_its_hands_and_never_by_who_ordered_it_when_contested(
    state: str, verb: str, hand: Actor
) -> None:
    owner = STAFF[Role.CHAIR].ref
    rows = [m for m in INTERIM.moves if (m.source, m.verb) == (state, verb)]
    own = hand.ref == owner and state == "contested" and verb in {"keep", "lighten", "lift"}
    try:
        interim.require(
            verb=verb, state=state, hands=frozenset({owner}), actor=hand, reasons="Motifs."
        )
    except IllegalMove:
        assert not rows
    except OwnMeasure:
        assert own or not rows[0].may(hand)
    else:
        assert rows[0].may(hand)
        assert not own


@pytest.mark.parametrize("state", CHALLENGE.states)
@pytest.mark.parametrize("verb", CHALLENGE.verbs)
@pytest.mark.parametrize("hand", HANDS, ids=lambda h: f"{h.kind}-{h.ref}")
def test_nobody_answers_a_challenge_about_themselves(state: str, verb: str, hand: Actor) -> None:
    member = STAFF[Role.CHAIR].ref
    is_own = hand.kind is Kind.STAFF and hand.ref == member
    rows = [m for m in CHALLENGE.moves if (m.source, m.verb) == (state, verb)]
    try:
        challenge.require(verb=verb, state=state, member=member, actor=hand, reasons="x")
    except IllegalMove:
        assert not rows
    except OwnChallenge:
        assert is_own != (verb == "step_aside") or not rows[0].may(hand)
    else:
        assert rows[0].may(hand)
        assert is_own is (verb == "step_aside")


SOURCE = Source("Liste d’essai.")
LISTED = tuple(
    Provisional(key, gravity, {"fr": key}, SOURCE)
    for key, gravity in (("suspend", 3), ("leave_group", 1), ("supervised", 2))
)
SOON = NOON + timedelta(days=5)
LATEST = NOON + timedelta(days=14)


def order(kind: str = "suspend", **changes: object) -> Ordered:
    facts: dict[str, object] = {
        "kind": kind, "reasons": "Les messages continuent.", "ends_at": SOON,
        "lesser": {"leave_group": "D’autres groupes.", "supervised": "Personne pour le faire."},
    }  # fmt: skip
    return Ordered(**{**facts, **changes})  # type: ignore[arg-type]


def refused(ordered: Ordered) -> tuple[str, str]:
    with pytest.raises(BadMeasure) as bad:
        interim.check(ordered, listed=LISTED, at=NOON, longest=LATEST)
    return bad.value.reason, bad.value.about


def test_the_lightest_measure_needs_no_comparison() -> None:
    interim.check(order("leave_group", lesser={}), listed=LISTED, at=NOON, longest=LATEST)


def test_each_milder_measure_must_be_said_insufficient_mildest_first() -> None:
    assert refused(order(lesser={})) == ("lesser_not_weighed", "leave_group")
    assert refused(order(lesser={"leave_group": "x"})) == ("lesser_not_weighed", "supervised")
    assert refused(order(lesser={"leave_group": "x", "supervised": " "}))[1] == "supervised"
    interim.check(order(), listed=LISTED, at=NOON, longest=LATEST)


@pytest.mark.parametrize(
    ("ordered", "reason"),
    [
        (order("pillory"), "measure_not_listed"),
        (order(reasons=" "), "reasons_missing"),
        (order(ends_at=NOON), "end_is_past"),
        (order(ends_at=LATEST + timedelta(seconds=1)), "end_too_far"),
    ],
)
def test_refuses_a_measure_without_reasons_or_a_near_end(ordered: Ordered, reason: str) -> None:
    assert refused(ordered) == (reason, "")


WITH, WITHOUT = Outcome.BREACH_WITH_SANCTION, Outcome.BREACH_WITHOUT_SANCTION


@pytest.mark.parametrize(
    ("result", "before", "after", "why"),
    [
        (Result.UPHOLD, WITH, None, ""),
        (Result.UPHOLD, WITH, WITHOUT, "appeal_outcome_idle"),
        (Result.SEND_BACK, WITH, WITHOUT, "appeal_outcome_idle"),
        (Result.VARY, WITH, None, "appeal_outcome_missing"),
        (Result.VARY, WITH, WITHOUT, ""),
        (Result.VARY, WITHOUT, WITH, "appeal_worsens"),
        (Result.VARY, Outcome.UNFOUNDED, WITHOUT, "appeal_worsens"),
        (Result.OVERTURN, WITH, Outcome.UNFOUNDED, ""),
        (Result.OVERTURN, WITH, WITHOUT, "overturned_breach"),
        (Result.SEND_BACK, Outcome.UNFOUNDED, None, ""),
    ],
)
def test_an_appeal_never_makes_things_worse(
    result: Result, before: Outcome, after: Outcome | None, why: str
) -> None:
    if not why:
        review.check(result=result, before=before, after=after)
        return
    with pytest.raises(BadDecision, match=why):
        review.check(result=result, before=before, after=after)


def test_a_heavier_severity_is_worse_too() -> None:
    with pytest.raises(BadDecision, match="appeal_worsens"):
        review.check(
            result=Result.VARY, before=WITH, after=WITH, severity_before=1, severity_after=2
        )


@pytest.mark.parametrize(
    ("states", "current", "replaces", "is_final"),
    [
        ({}, 1, None, False),
        ({1: "upheld"}, 1, None, True),
        ({1: "refused"}, 1, None, True),
        ({1: "withdrawn"}, 1, None, True),
        ({1: "varied"}, 2, 1, True),
        ({1: "sent_back"}, 1, None, False),
        ({1: "sent_back"}, 2, 1, False),
        ({1: "sent_back", 2: "upheld"}, 2, 1, True),
    ],
)
def test_an_answered_appeal_is_final_unless_it_sent_the_case_back(
    states: dict[int, str], current: int, replaces: int | None, *, is_final: bool
) -> None:
    assert review.is_final(states=states, current=current, replaces=replaces) is is_final


def test_two_circles_meet_on_one_person_school_or_team() -> None:
    mine = Circle(frozenset({1}), frozenset({2}), frozenset({3}))
    assert mine.meets(Circle(persons=frozenset({1})))
    assert mine.meets(Circle(institutions=frozenset({2, 9})))
    assert mine.meets(Circle(teams=frozenset({3})))
    assert not mine.meets(Circle(frozenset({2}), frozenset({3}), frozenset({1})))


@pytest.mark.parametrize("kind", TieKind)
@pytest.mark.parametrize("named", ["person", "institution", "team"])
def test_a_tie_names_what_its_kind_says(kind: TieKind, named: str) -> None:
    if named in NAMES[kind]:
        require_named(kind=kind, named=named)
    else:
        with pytest.raises(NotThatKind):
            require_named(kind=kind, named=named)
