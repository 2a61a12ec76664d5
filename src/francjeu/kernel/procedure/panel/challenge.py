"""Asking that a member be replaced: recorded, answered with reasons by someone else."""

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move

_ANSWERS = (Role.CHAIR, Role.CASE_MANAGER)

CHALLENGE = Machine(
    name="challenge",
    initial="asked",
    moves=(
        Move("grant", "asked", "granted", by=_ANSWERS),
        Move("refuse", "asked", "refused", by=_ANSWERS),
        Move("withdraw", "asked", "withdrawn", by=(Kind.PARTY, *_ANSWERS)),
        # stepping aside by oneself answers it
        Move("step_aside", "asked", "granted", by=(Kind.STAFF,)),
    ),
)


class OwnChallenge(Exception):
    """Nobody answers a request about themselves; they may only step aside."""


class ReasonMissing(Exception):
    """The answer is reasoned: one sentence is enough."""


def require(*, verb: str, state: str, member: str, actor: Actor, reasons: str) -> Move:
    """The move, or IllegalMove, OwnChallenge, ReasonMissing."""
    move = CHALLENGE.move(state=state, verb=verb)
    is_own = actor.kind == Kind.STAFF and actor.ref == member
    if is_own != (verb == "step_aside") or not move.may(actor):
        raise OwnChallenge
    if verb in {"grant", "refuse"} and not reasons.strip():
        raise ReasonMissing
    return move
