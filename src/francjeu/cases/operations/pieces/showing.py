"""A party opens the prepared copy of a piece: each time is written down."""

from datetime import datetime

from francjeu.cases.models import Party
from francjeu.cases.queries.pieces import disclosures
from francjeu.evidence import access as evidence
from francjeu.evidence.models import Item
from francjeu.evidence.operations.opening import conversing, reading
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import has_words

SIDES = frozenset({"respondent", "representative"})
_MINE = evidence.Facts(is_involved=True)


class NotShown(Exception):
    """This person may not see this piece, or it has no prepared copy."""


def open_copy(*, party: Party, number: int, actor: Actor, at: datetime) -> reading.Opened:
    """The bytes of the prepared copy. Raises NotShown, and what evidence raises."""
    return reading.read_for(
        actor=actor, item=_copy(party, number), facts=_MINE, purpose="disclosed", at=at
    )


def read_copy(*, party: Party, number: int, actor: Actor, at: datetime) -> tuple[str, ...]:
    """The words of a masked PDF, sheet by sheet, for who cannot see its pictures.

    Raises NotShown, and what evidence raises (NotReadable above all).
    """
    item = _copy(party, number)
    if not has_words(item.method, item.media_type):
        raise NotShown
    told = conversing.open_for(item=item, purpose="disclosed", facts=_MINE, actor=actor, at=at)
    return tuple(told.content["sheets"])


def _copy(party: Party, number: int) -> Item:
    chosen = disclosures.copy_of(case=party.case, number=number) if party.role in SIDES else None
    if chosen is None or chosen.item is None:
        raise NotShown
    return chosen.item
