"""The appeal: other eyes, on listed grounds, in time or let in late with reasons; then final.

It never makes things worse for the person concerned: what should be heavier is sent back, so that
they are heard on it first.
"""

from collections.abc import Mapping
from enum import StrEnum

from francjeu.kernel.actors import Kind, Role
from francjeu.kernel.procedure.decision.ruling import BadDecision, Outcome
from francjeu.kernel.procedure.machine import Machine, Move

_MANAGER = (Role.CASE_MANAGER, Role.CHAIR)
_OTHER_PANEL = (Role.DECIDER, Role.CHAIR)

APPEAL = Machine(
    name="appeal",
    initial="asked",
    moves=(
        Move("admit", "asked", "open", by=(Kind.PARTY, *_MANAGER)),
        Move("admit_late", "asked", "open", by=_OTHER_PANEL),
        Move("refuse_late", "asked", "refused", by=_OTHER_PANEL),
        Move("withdraw", "asked", "withdrawn", by=(Kind.PARTY, *_MANAGER)),
        Move("withdraw", "open", "withdrawn", by=(Kind.PARTY, *_MANAGER)),
        Move("uphold", "open", "upheld", by=_OTHER_PANEL),
        Move("vary", "open", "varied", by=_OTHER_PANEL),
        Move("overturn", "open", "overturned", by=_OTHER_PANEL),
        Move("send_back", "open", "sent_back", by=_OTHER_PANEL),
    ),
)


class Result(StrEnum):
    """How an appeal ends when it is examined. Keys are stored: never renamed, never reused."""

    UPHOLD = "uphold"
    VARY = "vary"
    OVERTURN = "overturn"
    SEND_BACK = "send_back"


REPLACES = frozenset({Result.VARY, Result.OVERTURN})
# From the lightest for the person concerned to the heaviest; one that is not here is not weighed.
WEIGHT: dict[Outcome, int] = {
    Outcome.UNFOUNDED: 0,
    Outcome.EDUCATION: 1,
    Outcome.BREACH_WITHOUT_SANCTION: 2,
    Outcome.BREACH_WITH_SANCTION: 3,
}


class UnknownGround(Exception):
    """The ground is not one of the profile's closed list."""


def require_ground(ground: str, *, listed: Mapping[str, object] | None) -> None:
    """Pass when the ground is listed, or the procedure lists none."""
    if listed and ground not in listed:
        raise UnknownGround(ground)


def is_final(*, states: Mapping[int, str], current: int, replaces: int | None) -> bool:
    """True when the decision in force stands after an appeal: upheld, or made by one.

    `states` are the appeals' states by the number of the decision appealed against.
    """
    upheld = states.get(current) in {"upheld", "refused", "withdrawn"}
    made_by_one = replaces is not None and states.get(replaces) in {"varied", "overturned"}
    return upheld or made_by_one


def check(
    *, result: Result, before: Outcome, after: Outcome | None,
    severity_before: int | None = None, severity_after: int | None = None,
) -> None:  # fmt: skip
    """A result that replaces says by what, and never worsens. Raises BadDecision."""
    if (result in REPLACES) != (after is not None):
        raise BadDecision("appeal_outcome_missing" if result in REPLACES else "appeal_outcome_idle")
    if after is None:
        return
    if WEIGHT.get(after, 0) > WEIGHT.get(before, len(WEIGHT)):
        raise BadDecision("appeal_worsens")
    if after == before and (severity_after or 0) > (severity_before or 0):
        raise BadDecision("appeal_worsens")
    if (
        result is Result.OVERTURN
        and WEIGHT.get(after, 0) >= WEIGHT[Outcome.BREACH_WITHOUT_SANCTION]
    ):
        raise BadDecision("overturned_breach")
