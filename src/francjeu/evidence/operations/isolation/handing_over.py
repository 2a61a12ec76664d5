"""What the designated person does with an isolated piece: what the police said, and nothing else.

Nothing is kept, handed over or destroyed by habit: each act follows the last word of the police.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from francjeu.evidence import access
from francjeu.evidence.models import Isolation, Item, Keeper, Told
from francjeu.evidence.operations.erasing import removing
from francjeu.evidence.operations.isolation.shutting import record, subject_of
from francjeu.evidence.queries import isolated
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import BlobAltered
from francjeu.journal import operations as journal
from francjeu.journal import queries as entries
from francjeu.kernel import journal as chain
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.pieces.isolating import Instruction, Word, check_word, require_told
from francjeu.kernel.evidence.pieces.keeping import State


class NotPutAway(Exception):
    """There is no file to hand over: no offline key was set when the piece was isolated."""


class Gone(Exception):
    """The piece was destroyed as the police said."""


class NoSuchAccount(Exception):
    """Nobody who works here has this account."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What leaves for the police: the encrypted file and the chain of the piece."""

    path: Path
    sha256: str
    recipient: str
    item: Item
    entries: tuple[chain.Entry, ...]


def name_keeper(*, account: str, actor: Actor, at: datetime) -> None:
    """Says who alone tends isolated pieces from now on. Raises Refused, NoSuchAccount."""
    access.RULES.require(actor, access.Act.NAME_KEEPER, access.Facts(is_involved=False))
    known = {it.ref: it for it in isolated.candidates(on=timezone.localdate(at))}
    if account not in known:
        raise NoSuchAccount
    with transaction.atomic():
        Keeper(
            account=account, account_name=known[account].name, named_by=actor.ref, named_at=at
        ).save(force_insert=True)
        journal.record(
            event="isolation.keeper_named", subject="isolation", actor=actor, at=at,
            facts={"account": account},
        )  # fmt: skip


def write_down(*, public_id: UUID, word: Word, actor: Actor, at: datetime) -> None:
    """Keeps what the police said. Raises Refused, NotIsolated, Gone, BadRecord."""
    row = _row(public_id, actor, at)
    check_word(word, at=at)
    with transaction.atomic():
        Told(
            isolation=row, instruction=word.instruction.value, body=word.body.strip(),
            spoke_with=word.spoke_with.strip(), file_number=word.file_number.strip(),
            told_at=word.told_at, recorded_by=actor.ref, recorded_by_name=actor.name,
            recorded_at=at,
        ).save(force_insert=True)  # fmt: skip
        record(
            "isolation.told", row.item, actor, at, instruction=word.instruction.value,
            body=word.body.strip(), file_number=word.file_number.strip(),
        )  # fmt: skip


def hand_over(*, public_id: UUID, actor: Actor, at: datetime) -> Parcel:
    """The encrypted file, for the police and as they said; each time is written down.

    Raises Refused, NotIsolated, Gone, NotTold, NotPutAway, BlobMissing, BlobAltered.
    """
    row = _row(public_id, actor, at)
    require_told(_last(row), act=Instruction.HAND_OVER)
    if row.put_away_at is None:
        raise NotPutAway
    if places.apart().digest(row.item.public_id).sha256 != row.sha256:
        raise BlobAltered(str(row.item.public_id))
    with transaction.atomic():
        record("isolation.handed_over", row.item, actor, at, sha256=row.sha256)
    return Parcel(
        path=places.apart().path(row.item.public_id), sha256=row.sha256, recipient=row.recipient,
        item=row.item, entries=entries.entries(subject=subject_of(row.item)),
    )  # fmt: skip


def destroy(*, public_id: UUID, actor: Actor, at: datetime) -> None:
    """Destroys the piece, as the police said. Raises Refused, NotIsolated, Gone, NotTold."""
    row = _row(public_id, actor, at)
    require_told(_last(row), act=Instruction.DESTROY)
    erase(row=row, actor=actor, at=at)


def erase(*, row: Isolation, actor: Actor, at: datetime) -> None:
    """The piece is gone, here and in any back-up put back later. Raises Gone."""
    item = row.item
    with transaction.atomic():
        moved = Item.objects.filter(pk=item.pk, state=State.ISOLATED).update(
            state=State.ERASED.value, sha256="", declared_name=""
        )
        if not moved:
            raise Gone
        Isolation.objects.filter(pk=row.pk).update(gone_at=at)
        record("isolation.destroyed", item, actor, at)
        transaction.on_commit(lambda: _forget(item), robust=True)


def _forget(item: Item) -> None:
    places.tombstones().lay(item.public_id, is_gone=True)
    places.apart().remove(item.public_id)
    removing.destroy([item.blob])


def _row(public_id: UUID, actor: Actor, at: datetime) -> Isolation:
    row = isolated.row_for(actor=actor, public_id=public_id, on=timezone.localdate(at))
    if row.gone_at is not None:
        raise Gone
    return row


def _last(row: Isolation) -> Instruction | None:
    told = max(row.told.all(), key=lambda it: (it.recorded_at, it.pk), default=None)
    return Instruction(told.instruction) if told else None
