"""A report someone knew to be false: a path of its own, guarded, never opened by a machine.

« Unfounded » is not « false »: an honest mistake is never sanctioned (mission 2.7). Knowledge of
falsity is shown first, by other eyes, after the first case is over; only then may a case open, with
notice, hearing and all that a case gives.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.procedure.decision.ruling import BREACHES, Outcome
from francjeu.kernel.procedure.machine import IllegalMove, Machine, Move

_DECIDERS = (Role.DECIDER, Role.CHAIR)

FALSE_REPORT = Machine(
    name="false_report",
    initial="asked",
    moves=(
        Move("show_knowledge", "asked", "shown", by=_DECIDERS),
        Move("set_aside", "asked", "set_aside", by=_DECIDERS),
        Move("open_file", "shown", "opened", by=(Role.CASE_MANAGER, Role.CHAIR)),
    ),
)
OVER = frozenset({"closed", "dismissed"})


class Shown(StrEnum):
    """What shows that a person knew. That a report was not upheld shows nothing, and is absent."""

    ADMITTED = "admitted"
    FABRICATED = "fabricated"
    OWN_WORDS = "own_words"
    PLANNED = "planned"


class Why(StrEnum):
    """Why it is refused, tested in this order."""

    STATE = "state"
    HANDS = "hands"
    FIRST_OPEN = "first_open"
    FIRST_FOUNDED = "first_founded"
    SAME_HANDS = "same_hands"
    NO_WORDS = "no_words"
    NO_PIECE = "no_piece"


class NotThisWay(Exception):
    """The path of a false report stays shut; `why` says it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


@dataclass(frozen=True, slots=True)
class Facts:
    """The first case, and who had a hand in it or in the step before. `state` "" before asking."""

    first_state: str
    first_outcome: Outcome | None
    first_hands: frozenset[str]
    state: str = ""
    earlier_hands: frozenset[str] = frozenset()


def check_asking(*, facts: Facts, actor: Actor, words: str) -> None:
    """Someone may ask the question once the first case is over and did not end in a breach.

    Raises NotThisWay.
    """
    rules = (
        (not actor.is_human or not actor.has(Role.CASE_MANAGER, *_DECIDERS), Why.HANDS),
        (facts.first_state not in OVER, Why.FIRST_OPEN),
        (facts.first_outcome in BREACHES, Why.FIRST_FOUNDED),
        (not words.strip(), Why.NO_WORDS),
    )
    _pass(rules)


def check_move(
    *, verb: str, facts: Facts, actor: Actor, words: str, pieces: Collection[int] = ()
) -> Move:
    """The move, by other eyes than the first case's; knowledge is shown with pieces, in words.

    Raises NotThisWay.
    """
    try:
        move = FALSE_REPORT.move(state=facts.state, verb=verb)
    except IllegalMove:
        raise NotThisWay(Why.STATE) from None
    rules = (
        (not move.may(actor), Why.HANDS),
        (actor.ref in facts.first_hands | facts.earlier_hands, Why.SAME_HANDS),
        (not words.strip(), Why.NO_WORDS),
        (verb == "show_knowledge" and not pieces, Why.NO_PIECE),
    )
    _pass(rules)
    return move


def _pass(rules: tuple[tuple[bool, Why], ...]) -> None:
    for failed, why in rules:
        if failed:
            raise NotThisWay(why)
