"""What may leave, for whom, on which basis, by whose hand."""

from dataclasses import replace

import pytest

from francjeu.kernel.actors import CLOCK, SOFTWARE, VISITOR, Actor, Kind, Role
from francjeu.kernel.procedure.intake import handover
from francjeu.kernel.procedure.intake.handover import (
    HANDOVER,
    BadHandOver,
    Parcel,
    Part,
    Why,
    check,
)
from francjeu.kernel.procedure.intake.report import RECEIVERS, Answer
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.kernel.procedure.machine import IllegalMove

POLICE = Parcel(
    way=Way.POLICE, body="Police de Longueuil", footing=Footing.CRIME,
    parts=(Part.WORDS, Part.PLACE), words="Menaces de mort.", gate=Answer.NO,
)  # fmt: skip
HANDS = (
    *(Actor(Kind.STAFF, ref=role.value, roles=frozenset({role})) for role in Role),
    Actor(Kind.REPORTER, ref="S-2026-0001"), Actor(Kind.PARTY), CLOCK, SOFTWARE, VISITOR,
)  # fmt: skip
REPORTER_MAY = {
    ("agree", "asked"), ("decline", "asked"), ("withdraw", "asked"), ("withdraw", "agreed"),
}  # fmt: skip


@pytest.mark.parametrize("state", HANDOVER.states)
@pytest.mark.parametrize("verb", HANDOVER.verbs)
def test_every_state_move_and_hand(state: str, verb: str) -> None:
    rows = [m for m in HANDOVER.moves if (m.verb, m.source) == (verb, state)]
    if not rows:
        with pytest.raises(IllegalMove):
            HANDOVER.move(state=state, verb=verb)
        return
    for hand in HANDS:
        receives = hand.has(*RECEIVERS)
        asked = hand.kind is Kind.REPORTER and (verb, state) in REPORTER_MAY
        assert rows[0].may(hand) is (receives or asked)


def test_nothing_comes_back_before_it_left() -> None:
    before = {"prepared", "asked", "agreed", "declined", "withdrawn"}
    for verb in ("acknowledge", "give_back", "finish"):
        assert not any(m.source in before for m in HANDOVER.moves if m.verb == verb)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"way": Way.INSIDE}, Why.INSIDE),
        ({"body": " "}, Why.NOBODY),
        ({"parts": ()}, Why.NOTHING),
        ({"words": ""}, Why.NO_REASON),
        ({"footing": Footing.NOTHING_PERSONAL}, Why.FOOTING),
        ({"parts": (Part.PIECES,), "gate": Answer.YES}, Why.GATED_PIECES),
        ({"parts": (Part.PIECES,), "gate": Answer.UNSURE}, Why.GATED_PIECES),
        ({"parts": (Part.IDENTITY,)}, Why.IDENTITY),
        ({"way": Way.SCHOOL, "footing": Footing.AGREED, "parts": (Part.WORDS,)}, Why.TOO_MUCH),
        ({"way": Way.INTEGRITY, "footing": Footing.CRIME}, Why.FOOTING),
        (
            {"way": Way.PLATFORM, "footing": Footing.NOTHING_PERSONAL, "parts": (Part.IDENTITY,)},
            Why.TOO_MUCH,
        ),
    ],
)
def test_refuses_what_may_not_leave_like_this(changed: dict[str, object], why: Why) -> None:
    with pytest.raises(BadHandOver) as refused:
        check(replace(POLICE, **changed))  # type: ignore[arg-type]
    assert refused.value.why is why


def test_the_police_are_told_what_they_need() -> None:
    check(POLICE)
    check(replace(POLICE, gate=Answer.YES))


def test_every_way_out_has_a_basis_and_inside_has_none() -> None:
    assert set(handover.FOOTINGS) == set(Way) - {Way.INSIDE}


def test_what_needs_agreement_leaves_only_agreed() -> None:
    with pytest.raises(BadHandOver):
        handover.check_sending(footing=Footing.AGREED, state="prepared")
    handover.check_sending(footing=Footing.AGREED, state="agreed")
    handover.check_sending(footing=Footing.CRIME, state="prepared")
