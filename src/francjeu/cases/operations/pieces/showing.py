"""A party opens the prepared copy of a piece: each time is written down."""

from datetime import datetime

from francjeu.cases.models import Party
from francjeu.cases.queries import disclosures
from francjeu.evidence import access as evidence
from francjeu.evidence.operations.opening import reading
from francjeu.kernel.actors import Actor

SIDES = frozenset({"respondent", "representative"})


class NotShown(Exception):
    """This person may not see this piece, or it has no prepared copy."""


def open_copy(*, party: Party, number: int, actor: Actor, at: datetime) -> reading.Opened:
    """The bytes of the prepared copy. Raises NotShown, and what evidence raises."""
    chosen = disclosures.copy_of(case=party.case, number=number) if party.role in SIDES else None
    if chosen is None or chosen.item is None:
        raise NotShown
    return reading.read_for(
        actor=actor, item=chosen.item, facts=evidence.Facts(is_involved=True),
        purpose="disclosed", at=at,
    )  # fmt: skip
