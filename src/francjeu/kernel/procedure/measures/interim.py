"""Interim measures: reasoned, the least restrictive that is enough, dated, contestable.

Never a finding: nothing here is counted as a breach, and the end of the case ends them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.procedure.machine import Machine, Move
from francjeu.kernel.procedure.settings.profile import Provisional

_MANAGER = (Role.CASE_MANAGER, Role.CHAIR)
_OTHERS = (Role.DECIDER, Role.CHAIR)
_ANYONE = (Role.CASE_MANAGER, Role.DECIDER, Role.CHAIR)
_BY_ITSELF = (Kind.CLOCK, Kind.STAFF)

INTERIM = Machine(
    name="interim",
    initial="ordered",
    moves=(
        Move("contest", "ordered", "contested", by=(Kind.PARTY, *_MANAGER)),
        Move("keep", "contested", "ordered", by=_OTHERS),
        Move("lighten", "contested", "ordered", by=_OTHERS),
        Move("renew", "ordered", "ordered", by=_MANAGER),
        Move("lift", "ordered", "lifted", by=_ANYONE),
        Move("lift", "contested", "lifted", by=_ANYONE),
        Move("end", "ordered", "ended", by=_BY_ITSELF),
        Move("end", "contested", "ended", by=_BY_ITSELF),
    ),
)
RUNNING = frozenset({"ordered", "contested"})
# what answers who contests: never said by who ordered the measure
RULINGS = frozenset({"keep", "lighten", "lift"})


class BadMeasure(Exception):
    """The measure is not fair as proposed; `reason` is a stable key, `about` the lesser measure."""

    def __init__(self, reason: str, about: str = "") -> None:
        super().__init__(reason)
        self.reason, self.about = reason, about


class OwnMeasure(Exception):
    """Who ordered a measure does not answer who contests it."""


@dataclass(frozen=True, slots=True)
class Ordered:
    """A measure as proposed: `lesser` says, key by key, why each milder one is not enough."""

    kind: str
    reasons: str
    ends_at: datetime
    lesser: Mapping[str, str]


def milder(*, kind: str, listed: Iterable[Provisional]) -> tuple[Provisional, ...]:
    """The measures of the list that weigh less, mildest first. Raises BadMeasure."""
    rows = sorted(listed, key=lambda m: (m.gravity, m.key))
    chosen = next((m for m in rows if m.key == kind), None)
    if chosen is None:
        raise BadMeasure("measure_not_listed")
    return tuple(m for m in rows if m.gravity < chosen.gravity)


def check(
    ordered: Ordered, *, listed: Iterable[Provisional], at: datetime, longest: datetime | None
) -> None:
    """A listed measure, with reasons, each milder one said to be insufficient and why, and an end.

    `longest` is how far an end may be set before a review. Raises BadMeasure.
    """
    for lesser in milder(kind=ordered.kind, listed=listed):
        if not ordered.lesser.get(lesser.key, "").strip():
            raise BadMeasure("lesser_not_weighed", lesser.key)
    check_dates(reasons=ordered.reasons, ends_at=ordered.ends_at, at=at, longest=longest)


def check_dates(*, reasons: str, ends_at: datetime, at: datetime, longest: datetime | None) -> None:
    """Reasons, and an end ahead, no further than the next review. Raises BadMeasure."""
    if not reasons.strip():
        raise BadMeasure("reasons_missing")
    if ends_at <= at:
        raise BadMeasure("end_is_past")
    if longest is not None and ends_at > longest:
        raise BadMeasure("end_too_far")


def check_lighter(
    *, kind: str, ends_at: datetime, now_kind: str, now_ends_at: datetime,
    listed: Iterable[Provisional], at: datetime,
) -> None:  # fmt: skip
    """A lightened measure is milder, or ends sooner, and is in nothing heavier. Raises BadMeasure.

    A measure that the list does not name any more may only be shortened.
    """
    if ends_at <= at:
        raise BadMeasure("end_is_past")
    is_milder = kind != now_kind and kind in {m.key for m in milder(kind=now_kind, listed=listed)}
    if (kind != now_kind and not is_milder) or ends_at > now_ends_at:
        raise BadMeasure("heavier")
    if not is_milder and ends_at == now_ends_at:
        raise BadMeasure("not_lighter")


def require(*, verb: str, state: str, hands: frozenset[str], actor: Actor, reasons: str) -> Move:
    """The move, or IllegalMove, OwnMeasure, BadMeasure. `hands` ordered or renewed the measure.

    What was contested is answered by someone else.
    """
    move = INTERIM.move(state=state, verb=verb)
    is_own = actor.kind == Kind.STAFF and actor.ref in hands
    if not move.may(actor) or (is_own and state == "contested" and verb in RULINGS):
        raise OwnMeasure
    if verb in RULINGS | {"contest"} and not reasons.strip():
        raise BadMeasure("reasons_missing")
    return move
