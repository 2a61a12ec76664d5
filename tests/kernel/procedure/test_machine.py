"""The table of moves refuses what does not hold."""

import pytest

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.machine import BadMachine, IllegalMove, Machine, Move

STAFF = (Role.CASE_MANAGER,)
DOOR = Machine(
    name="door",
    initial="shut",
    moves=(
        Move("open", "shut", "open", by=STAFF),
        Move("shut", "open", "shut", by=(*STAFF, Kind.CLOCK)),
        Move("brick_up", "shut", "wall", by=(Role.CHAIR,)),
    ),
)


def test_refuses_two_moves_of_one_verb_out_of_one_state() -> None:
    with pytest.raises(BadMachine, match="twice"):
        Machine("m", "a", (Move("go", "a", "b", STAFF), Move("go", "a", "c", STAFF)))


def test_refuses_a_state_nobody_can_reach() -> None:
    with pytest.raises(BadMachine, match="unreachable"):
        Machine("m", "a", (Move("go", "a", "b", STAFF), Move("go", "c", "b", STAFF)))


def test_refuses_a_verb_that_does_not_leave_the_state() -> None:
    with pytest.raises(IllegalMove) as refused:
        DOOR.move(state="wall", verb="open")
    assert (refused.value.state, refused.value.verb) == ("wall", "open")


def test_knows_its_states_and_its_ends() -> None:
    assert DOOR.states == ("shut", "open", "wall")
    assert DOOR.final == {"wall"}


def test_lets_only_the_named_hands_move() -> None:
    chair = Actor(kind=Kind.STAFF, roles=frozenset({Role.CHAIR}))
    assert DOOR.move(state="shut", verb="brick_up").may(chair)
    assert not DOOR.move(state="shut", verb="open").may(chair)
    assert DOOR.move(state="open", verb="shut").may(Actor(kind=Kind.CLOCK))


def test_a_profile_may_drop_moves_and_name_hands() -> None:
    narrow = DOOR.narrowed(drop=frozenset({"open"}), by={"brick_up": (Role.DECIDER,)})
    assert narrow.verbs == ("brick_up",)
    assert narrow.move(state="shut", verb="brick_up").by == (Role.DECIDER,)


def test_a_profile_may_not_invent_a_move_nor_cut_every_road() -> None:
    with pytest.raises(BadMachine, match="no such move"):
        DOOR.narrowed(drop=frozenset({"paint"}))
    with pytest.raises(BadMachine, match="no road"):
        DOOR.narrowed(drop=frozenset({"brick_up"}))


def test_tells_whether_a_move_may_still_come() -> None:
    assert DOOR.before(verb="brick_up", state="open")
    assert not DOOR.before(verb="brick_up", state="wall")


def test_draws_itself() -> None:
    assert "shut --> wall: brick_up" in DOOR.mermaid()
