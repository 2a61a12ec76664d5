"""The person concerned brings a piece: sealed as received, numbered like any other."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from francjeu.cases import representing
from francjeu.cases.models import Brought, Case, Exhibit, InterimStep, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.pieces.exhibiting import Upload, vault_of
from francjeu.evidence.models import Item
from francjeu.evidence.operations.keeping import sealing
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.origin.provenance import Level
from francjeu.kernel.procedure.case import guards

MOST = 10


class Answered(Exception):
    """The contest was answered: nothing is added to it any more."""


class TooMany(Exception):
    """So many files at most; a longer list is handed over another way."""


def bring(
    *, party: Party, file: Upload, description: str, contest: InterimStep | None = None,
    actor: Actor, at: datetime,
) -> Exhibit:  # fmt: skip
    """Seal a file of the person concerned and number it. A *no* at the gate came before.

    With `contest`, it goes with what they say of an interim measure, while that waits for an
    answer. Sent again because the answer was lost on the way, it is brought once. Raises TooMany,
    Answered, NotYet, Refused, and what evidence raises (TooLarge, Empty…).
    """
    case = party.case
    representing.require(party=party, actor=actor, at=at)
    guards.require_time(act="contest_interim" if contest else "bring", state=case.state)
    if contest and not _waits(contest, party):
        raise Answered
    brought = Brought.objects.filter(party=party, contest=contest).select_related("exhibit__item")
    if Brought.objects.filter(party=party).count() >= MOST:
        raise TooMany
    vault = vault_of(case, at)
    kept = sealing.keep(vault=vault, source=file.source, name=file.name)
    for exhibit in (row.exhibit for row in brought):
        if exhibit.description == description and _is_same(exhibit.item, kept, file.name):
            sealing.discard(kept)
            return exhibit
    with transaction.atomic():
        item = sealing.seal(
            vault=vault, kept=kept, name=file.name, method="response", level=Level.N1,
            how_obtained=file.obtained, actor=actor, at=at,
        )  # fmt: skip
        return _numbered(case, party, item.pk, description, contest, actor, at)


def _is_same(item: Item | None, kept: sealing.Kept, name: str) -> bool:
    """The same bytes under the same name."""
    known = (item.sha256, item.declared_name) if item else None
    return known == (kept.digest.sha256, name[:255])


def _waits(contest: InterimStep, party: Party) -> bool:
    """True while this contest, of this person, has no answer."""
    measure = contest.interim
    is_theirs = measure.party_id in {party.pk, party.speaks_for_id}
    return is_theirs and measure.state == "contested" and measure.contested_at == contest.at


def _numbered(
    case: Case, party: Party, item_id: int, description: str, contest: InterimStep | None,
    actor: Actor, at: datetime,
) -> Exhibit:  # fmt: skip
    number = (case.exhibits.aggregate(n=Max("number"))["n"] or 0) + 1
    exhibit = Exhibit(
        case=case, number=number, item_id=item_id, description=description, added_at=at
    )
    exhibit.save(force_insert=True)
    Brought(exhibit=exhibit, party=party, brought_at=at, contest=contest).save(force_insert=True)
    moving.record(
        event="case.piece_brought", case=case, actor=actor, at=at,
        told={"number": number, "letter": party.letter},
    )  # fmt: skip
    return exhibit
