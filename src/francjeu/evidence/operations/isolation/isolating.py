"""Isolating what must not be seen: shut at once, then put away under a key that is elsewhere.

mission 2.8: neither deleted (evidence) nor shown (possession). Every step can be interrupted and
done again: the new file is written whole, then the row says so, then the old one is destroyed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from francjeu.evidence import access
from francjeu.evidence.models import (
    CapturedPart,
    Derivation,
    Isolation,
    Item,
    MailCheck,
    Publication,
)
from francjeu.evidence.operations.erasing import forgetting, removing
from francjeu.evidence.operations.isolation.shutting import NotSealed, record, shut
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.store import BlobAltered, Sink
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.package.digest import Running
from francjeu.kernel.evidence.pieces.keeping import State


@dataclass(frozen=True, slots=True)
class Isolated:
    """What was shut: the pieces, and whether a key elsewhere awaits them."""

    items: tuple[Item, ...]
    has_key: bool


def isolate(*, item: Item, actor: Actor, at: datetime) -> Isolated:
    """Shuts a piece for every role, with every piece of the same bytes; destroys their copies.

    A copy shows what its original shows: the original is shut; a mail, with every message attached
    to it and the keys it was checked with, which hold its digest. Each form of a captured page
    shows what one shows: all are shut, and the page is opened no more. Told in a chain of its own,
    which only the designated person reads: not even a line elsewhere. Raises Refused, NotSealed.
    """
    access.RULES.require(actor, access.Act.ISOLATE, access.Facts(is_involved=True))
    with transaction.atomic():
        done = tuple(it for it in _same(item) if shut(it, actor=actor, at=at))
        if not done:
            raise NotSealed
        _close(done, at=at)
        blobs = [blob for it in done for blob in _purged(it)]
        transaction.on_commit(lambda: removing.destroy(blobs), robust=True)
    item.refresh_from_db()
    return Isolated(items=done, has_key=bool(places.isolation_recipient()))


def put_away(*, actor: Actor, at: datetime) -> int:
    """Encrypts to the offline key what is shut by its state alone; destroys the old files.

    Without such a key nothing is done and nothing destroyed. How many pieces were put away.
    Raises what the keyring and the store raise: the piece stays where it is.
    """
    recipient, done = places.isolation_recipient(), 0
    waiting = Isolation.objects.filter(put_away_at=None, gone_at=None).select_related("item__vault")
    for row in waiting.order_by("pk") if recipient else ():
        _put_away(row, recipient=recipient, actor=actor, at=at)
        done += 1
    finish()
    return done


def _same(item: Item) -> tuple[Item, ...]:
    """The original of this piece, and every original of the same bytes in any file."""
    root = original_of(item)
    shown = {root.sha256, item.sha256} if _is_attached(item) else {root.sha256}
    alike = Item.objects.filter(sha256__in=shown, state=State.SEALED).select_related("vault")
    found = {it.pk: it for it in (root, *(original_of(it) for it in alike))}
    found |= {it.pk: it for it in _captured_with(found)}
    found |= {it.pk: it for it in _of_mails(found)}
    return tuple(found[key] for key in sorted(found))


def _captured_with(items: Iterable[int]) -> QuerySet[Item]:
    """Every piece captured of the publications that one of these pieces was captured of."""
    publications = CapturedPart.objects.filter(item__in=items).values("capture__publication")
    captured = Item.objects.filter(captured__capture__publication__in=publications)
    return captured.filter(state=State.SEALED).select_related("vault")


def _of_mails(items: Iterable[int]) -> QuerySet[Item]:
    """What was sealed of these mails: the messages attached, the keys they were checked with."""
    attached = Q(made_from__original__in=list(items), made_from__kind=Kind.ATTACHED)
    mails = Item.objects.filter(Q(pk__in=list(items)) | attached)
    checks = MailCheck.objects.filter(item__in=mails).values_list("keys", flat=True)
    keys = Q(public_id__in=[key for found in checks for key in found])
    return Item.objects.filter(attached | keys, state=State.SEALED).select_related("vault")


def _is_attached(item: Item) -> bool:
    return Derivation.objects.filter(item=item, kind=Kind.ATTACHED).exists()


def _close(items: Iterable[Item], *, at: datetime) -> None:
    shown = CapturedPart.objects.filter(item__in=list(items)).values("capture__publication")
    Publication.objects.filter(pk__in=shown, closed_at__isnull=True).update(closed_at=at)


def original_of(item: Item) -> Item:
    """The piece as it was received that this one was made from, or itself."""
    row = Derivation.objects.select_related("original__vault").filter(item=item).first()
    return row.original if row else item


def _purged(item: Item) -> list[str]:
    """The copies of the piece are gone from now on; their files, to be removed."""
    made = Derivation.objects.filter(Q(original=item) | Q(joined__item=item))
    rows = Derivation.objects.filter(pk__in=set(made.values_list("pk", flat=True)))
    copies = Item.objects.filter(made_from__in=rows, state=State.SEALED)
    found = dict(copies.values_list("pk", "blob"))
    copies.update(state=State.ERASED.value, sha256="", declared_name="")
    forgetting.forget(items=found)
    rows.update(parent_sha256="", original_sha256="", salt="", parameters="", reason="")
    return list(found.values())


def _put_away(row: Isolation, *, recipient: str, actor: Actor, at: datetime) -> None:
    item = row.item
    written = places.apart().write(
        item.public_id, lambda sink: _reencrypt(item, sink, recipient=recipient)
    )
    with transaction.atomic():
        Isolation.objects.filter(pk=row.pk, put_away_at=None).update(
            recipient=recipient, sha256=written.sha256, put_away_at=at
        )
        record("isolation.put_away", item, actor, at, recipient=recipient, sha256=written.sha256)


def _reencrypt(item: Item, sink: Sink, *, recipient: str) -> None:
    """From the vault’s key to the offline one, through memory only. Raises BlobAltered."""
    identity = places.keyring().identity_of(item.vault.public_id)
    plain = envelope.Plain(places.store().open(item.blob), identity=identity)
    source = _Chunks(plain)
    try:
        envelope.encrypt(source, sink=sink, recipient=recipient)
    finally:
        plain.close()
    if source.running.digest().sha256 != item.sha256:
        raise BlobAltered(item.blob)


class _Chunks:
    """Chunks as a source to read from, digested on the way."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._rest = b""
        self.running = Running()

    def read(self, size: int = -1, /) -> bytes:
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return b""
            self._rest = chunk
        end = len(self._rest) if size < 0 else size
        taken, self._rest = self._rest[:end], self._rest[end:]
        self.running.update(taken)
        return taken


def finish() -> None:
    """The old files of what is put away or purged, should a killed process have left them."""
    away = Q(isolation__put_away_at__isnull=False)
    purged = Q(state=State.ERASED, made_from__original__isolation__isnull=False)
    removing.destroy(Item.objects.filter(away | purged).values_list("blob", flat=True))
