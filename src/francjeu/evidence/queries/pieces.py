"""Reading what is known of sealed pieces; never their bytes, which only an operation opens."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from francjeu.evidence import access
from francjeu.evidence.models import Item as Item  # the stored row, which pages hand on
from francjeu.evidence.models import Vault as Vault  # the stored row, which pages hand on
from francjeu.evidence.storage import places
from francjeu.evidence.storage.store import BlobAltered, BlobMissing, check
from francjeu.journal import queries as journal
from francjeu.kernel import journal as chain
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.origin import mail
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.kernel.evidence.pieces.keeping import (
    Obstacle,
    Scan,
    Standing,
    State,
    obstacle_to_showing,
)
from francjeu.kernel.evidence.pieces.kinds import Remark, Showing, showing_of


class ItemNotFound(Exception):
    """No such piece, or not for this person: the page says the same in both cases."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sealed piece as pages print it. `obstacle` is why it cannot be opened now, if so."""

    public_id: UUID
    vault_id: int
    name: str
    sha256: str
    size: int
    media_type: str
    remarks: tuple[Remark, ...]
    showing: Showing
    state: State
    scan: Scan
    malware: str
    level: Level
    how_obtained: Access | None
    method: str
    tool: str
    received_at: datetime
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True)
class Damage:
    """A piece whose blob is no longer what was sealed: `altered` or `missing`."""

    item: UUID
    subject: str
    blob: str
    reason: str


def alive_vaults(*, subjects: Collection[str], items: Iterable[int]) -> tuple[Vault, ...]:
    """The vaults of these subjects and of these items (by key) whose key still exists."""
    mine = Q(subject__in=list(subjects)) | Q(items__in=list(items))
    return tuple(Vault.objects.filter(mine, destroyed_at__isnull=True).distinct().order_by("pk"))


def items_of(vault: Vault) -> tuple[Piece, ...]:
    """The pieces of a vault in the order they came; those withdrawn are left out, and copies."""
    return items_of_all([vault])


def items_of_all(vaults: list[Vault]) -> tuple[Piece, ...]:
    """The pieces of several vaults, in the order they came, in one query."""
    rows = (
        Item.objects.filter(vault__in=vaults)
        .filter(Q(made_from__isnull=True) | Q(made_from__kind=Kind.ATTACHED))
        .select_related("mail_check")
        .exclude(state=State.WITHDRAWN)
        .order_by("received_at", "id")
    )
    return tuple(piece_of(row) for row in rows)


def item_for(*, actor: Actor, public_id: UUID, facts: access.Facts) -> Item:
    """The piece, for who may see it. Raises ItemNotFound."""
    row = Item.objects.select_related("vault").filter(public_id=public_id).first()
    if row is None or not access.RULES.allows(actor, access.Act.VIEW, facts):
        raise ItemNotFound
    return row


def level_of(row: Item) -> Level:
    """The grade it was sealed with; N4 once the signature of a mail proved its domain."""
    check = getattr(row, "mail_check", None) if row.media_type == mail.MEDIA_TYPE else None
    return (
        Level.N4 if check is not None and check.verdict == mail.Signed.VALID else Level(row.level)
    )


def piece_of(row: Item) -> Piece:
    """The row as pages print it."""
    remarks = tuple(Remark(it) for it in row.remarks.split(",") if it)
    state, scan = State(row.state), Scan(row.scan)
    return Piece(
        public_id=row.public_id,
        vault_id=row.vault_id,
        name=row.declared_name,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        remarks=remarks,
        showing=showing_of(row.media_type, remarks=remarks),
        state=state,
        scan=scan,
        malware=row.malware,
        level=level_of(row),
        how_obtained=Access(row.how_obtained) if row.how_obtained else None,
        method=row.method,
        tool=row.tool,
        received_at=row.received_at,
        obstacle=obstacle_to_showing(Standing(state=state, scan=scan)),
    )


def custody_of(items: Iterable[Item]) -> tuple[chain.Entry, ...]:
    """What the journals tell of these pieces, chain by chain: sealed, opened, scanned…"""
    rows = tuple(items)
    wanted = {str(row.public_id) for row in rows}
    subjects = sorted({row.vault.subject for row in rows})
    return tuple(
        entry
        for subject in subjects
        for entry in journal.entries(subject=subject)
        if entry.facts and entry.facts.get("item") in wanted
    )


def damage() -> Iterator[Damage]:
    """Every sealed piece whose blob is missing or altered. Reads the whole store, streaming."""
    rows = Item.objects.select_related("vault", "isolation")
    rows = rows.filter(state__in=(State.SEALED, State.ISOLATED))
    for row in rows.order_by("id").iterator(chunk_size=500):
        try:
            _check(row)
        except BlobMissing:
            yield _damage(row, "missing")
        except BlobAltered:
            yield _damage(row, "altered")


def _check(row: Item) -> None:
    away = getattr(row, "isolation", None)
    if away is None or away.put_away_at is None:
        check(places.store(), row.blob)
    elif places.apart().digest(row.public_id).sha256 != away.sha256:
        raise BlobAltered(row.blob)


def _damage(row: Item, reason: str) -> Damage:
    return Damage(item=row.public_id, subject=row.vault.subject, blob=row.blob, reason=reason)
