"""A panel decides: a member proposes a draft, each member signs a vote, a majority makes it hold.

Members who sit count, whether they voted or not: silence is never consent. A tie decides nothing;
the draft falls and the panel goes on, with another draft or one more member.
"""

from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.actors import Role
from francjeu.kernel.procedure.machine import Machine, Move

_MEMBER = (Role.DECIDER, Role.CHAIR)

DRAFT = Machine(
    name="draft",
    initial="open",
    moves=(
        Move("change", "open", "changed", by=_MEMBER),
        Move("carry", "open", "carried", by=_MEMBER),
        Move("reject", "open", "rejected", by=_MEMBER),
        Move("tie", "open", "tied", by=_MEMBER),
    ),
)


class Position(StrEnum):
    """What a member signs. Keys are stored: never renamed, never reused."""

    CONCURS = "concurs"
    DISSENTS = "dissents"


class Standing(StrEnum):
    """Where a draft stands."""

    OPEN = "open"
    SHORT = "short"  # fewer members sit than the quorum
    CARRIED = "carried"
    REJECTED = "rejected"
    TIED = "tied"


# Why a vote no longer counts. Keys are stored: never renamed, never reused.
VOID = ("changed", "found", "said", "left")
ENDS: dict[Standing, str] = {
    Standing.CARRIED: "carry", Standing.REJECTED: "reject", Standing.TIED: "tie",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of those who sit now: `sitting` members, a `quorum`, who concurs, who dissents."""

    sitting: int
    quorum: int
    concurs: int = 0
    dissents: int = 0

    @property
    def absent(self) -> int:
        """Members who sit and have not voted."""
        return self.sitting - self.concurs - self.dissents

    @property
    def is_carried(self) -> bool:
        """Quorum voted, and more than half of all who sit concur."""
        voted = self.concurs + self.dissents
        return voted >= self.quorum and self.concurs * 2 > self.sitting

    @property
    def standing(self) -> Standing:
        """Settled once every member who sits has voted."""
        if self.sitting < self.quorum:
            return Standing.SHORT
        if self.absent > 0:
            return Standing.OPEN
        if self.is_carried:
            return Standing.CARRIED
        is_rejected = self.dissents * 2 > self.sitting
        return Standing.REJECTED if is_rejected else Standing.TIED

    @property
    def closes(self) -> Standing | None:
        """How a member may close the vote now: settled already, or carried whoever is absent."""
        if self.standing in ENDS:
            return self.standing
        return Standing.CARRIED if self.is_carried else None

    @property
    def is_unanimous(self) -> bool:
        """Nobody who voted dissents."""
        return self.dissents == 0
