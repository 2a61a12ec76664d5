"""Handing a report, or a part of it, to another body: its moves, and what may leave on what basis.

Integrity matters and schools: with the person's agreement. Police and youth protection: the law
says when. An image behind the gate leaves with nobody; who reported, only where it must.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.actors import Kind
from francjeu.kernel.procedure.intake.report import RECEIVERS, Answer
from francjeu.kernel.procedure.intake.routing import Footing, Way
from francjeu.kernel.procedure.machine import Machine, Move

HANDOVER = Machine(
    name="handover",
    initial="prepared",
    moves=(
        Move("ask", "prepared", "asked", by=RECEIVERS),
        Move("agree", "asked", "agreed", by=(Kind.REPORTER, *RECEIVERS)),
        Move("decline", "asked", "declined", by=(Kind.REPORTER, *RECEIVERS)),
        Move("send", "prepared", "sent", by=RECEIVERS),
        Move("send", "agreed", "sent", by=RECEIVERS),
        Move("withdraw", "prepared", "withdrawn", by=RECEIVERS),
        Move("withdraw", "asked", "withdrawn", by=(Kind.REPORTER, *RECEIVERS)),
        Move("withdraw", "agreed", "withdrawn", by=(Kind.REPORTER, *RECEIVERS)),
        Move("acknowledge", "sent", "taken", by=RECEIVERS),
        Move("give_back", "sent", "given_back", by=RECEIVERS),
        Move("give_back", "taken", "given_back", by=RECEIVERS),
        Move("finish", "taken", "finished", by=RECEIVERS),
    ),
)
# While one of these stands, another body has, or may have, a file open.
OUTSIDE = frozenset({"sent", "taken"})
WAITING = frozenset({"prepared", "asked", "agreed"})


class Part(StrEnum):
    """What leaves. Keys are stored: never renamed, never reused."""

    REFERENCE = "reference"
    SUMMARY = "summary"
    WORDS = "words"
    PLACE = "place"
    PIECES = "pieces"
    IDENTITY = "identity"


class Why(StrEnum):
    """Why a hand-over is refused: the page says it in one sentence."""

    NOTHING = "nothing"
    NOBODY = "nobody"
    NO_REASON = "no_reason"
    INSIDE = "inside"
    GATED_PIECES = "gated_pieces"
    TOO_MUCH = "too_much"
    FOOTING = "footing"
    IDENTITY = "identity"
    NOT_AGREED = "not_agreed"


class BadHandOver(Exception):
    """What is about to leave may not leave like this; `why` says it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


# The bases on which each body may be told; the first is proposed.
FOOTINGS: dict[Way, tuple[Footing, ...]] = {
    Way.POLICE: (Footing.CRIME, Footing.GRAVE_DANGER, Footing.BY_LAW, Footing.AGREED),
    Way.CHILD: (Footing.CHILD_LAW, Footing.GRAVE_DANGER, Footing.BY_LAW),
    Way.INTEGRITY: (Footing.AGREED, Footing.BY_LAW),
    Way.SCHOOL: (Footing.AGREED, Footing.GRAVE_DANGER, Footing.BY_LAW),
    Way.EMPLOYER: (Footing.AGREED, Footing.BY_LAW),
    Way.PLATFORM: (Footing.NOTHING_PERSONAL,),
    Way.OTHER: (Footing.AGREED, Footing.BY_LAW),
}
# To a school and to a platform as little as possible leaves.
MOST: dict[Way, frozenset[Part]] = {
    Way.SCHOOL: frozenset({Part.REFERENCE, Part.SUMMARY}),
    Way.PLATFORM: frozenset({Part.REFERENCE, Part.PLACE}),
}
_NAMES_REPORTER = frozenset({Footing.AGREED, Footing.BY_LAW, Footing.GRAVE_DANGER})


@dataclass(frozen=True, slots=True)
class Parcel:
    """What would leave: to which body, on which basis, which parts, and why."""

    way: Way
    body: str
    footing: Footing
    parts: Collection[Part]
    words: str
    gate: Answer


def check(parcel: Parcel) -> None:
    """Pass when this may leave like this, or BadHandOver."""
    parts = frozenset(parcel.parts)
    rules = (
        (parcel.way is Way.INSIDE, Why.INSIDE),
        (not parcel.body.strip(), Why.NOBODY),
        (not parts, Why.NOTHING),
        (not parcel.words.strip(), Why.NO_REASON),
        (parcel.footing not in FOOTINGS.get(parcel.way, ()), Why.FOOTING),
        (Part.PIECES in parts and parcel.gate is not Answer.NO, Why.GATED_PIECES),
        (bool(parts - MOST.get(parcel.way, frozenset(Part))), Why.TOO_MUCH),
        (Part.IDENTITY in parts and parcel.footing not in _NAMES_REPORTER, Why.IDENTITY),
    )
    for failed, why in rules:
        if failed:
            raise BadHandOver(why)


def check_sending(*, footing: Footing, state: str) -> None:
    """What needs the person's agreement leaves only once they agreed. Raises BadHandOver."""
    if footing is Footing.AGREED and state != "agreed":
        raise BadHandOver(Why.NOT_AGREED)
