"""Isolated pieces, for the one person who tends them: type, size, digest, times; never bytes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max, Q

from francjeu.evidence import access
from francjeu.evidence.models import Isolation, Item, Keeper
from francjeu.evidence.queries import removing
from francjeu.evidence.storage import places
from francjeu.kernel.actors import Actor, Role
from francjeu.kernel.evidence.pieces.isolating import Instruction
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.people import queries as people

_TRUSTED = frozenset(Role)


class NotIsolated(Exception):
    """No such isolated piece, or not for this person: the page says the same in both cases."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who tends isolated pieces, as a content-free message needs them."""

    ref: str
    name: str
    email: str
    language: str


@dataclass(frozen=True, slots=True)
class Word:
    """What the police said, as it was recorded."""

    instruction: Instruction
    body: str
    spoke_with: str
    file_number: str
    told_at: datetime
    by: str
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Isolated:
    """One isolated piece. `is_away`: encrypted to the offline key, which is not here.

    `is_left`: its old bytes could not be taken out of the store yet, until `locked_until` if known.
    """

    id: UUID
    media_type: str
    size: int
    sha256: str
    received_at: datetime
    isolated_at: datetime
    is_away: bool
    recipient: str
    gone_at: datetime | None
    words: tuple[Word, ...]
    is_left: bool
    locked_until: datetime | None

    @property
    def last(self) -> Instruction | None:
        """The instruction that holds."""
        return self.words[-1].instruction if self.words else None


def keepers(*, on: date) -> tuple[Person, ...]:
    """The person named to tend them; else whoever is in charge of personal information."""
    named = Keeper.objects.order_by("-named_at", "-pk").values_list("account", flat=True).first()
    users = people.holders(roles=_TRUSTED, on=on) if named else ()
    found = [it for it in users if str(it.public_id) == named]
    found = found or list(people.holders(roles=frozenset({Role.PRIVACY_OFFICER}), on=on))
    return tuple(Person(str(it.public_id), it.name, it.email, it.language) for it in found)


def candidates(*, on: date) -> tuple[Person, ...]:
    """The accounts that may be named."""
    users = people.holders(roles=_TRUSTED, on=on)
    return tuple(Person(str(it.public_id), it.name, it.email, it.language) for it in users)


def facts_for(*, actor: Actor, on: date) -> access.Facts:
    """Whether this is the designated person today."""
    designated = actor.ref in {person.ref for person in keepers(on=on)}
    return access.Facts(is_involved=False, is_designated=designated)


def isolated(*, actor: Actor, on: date) -> tuple[Isolated, ...]:
    """Every isolated piece, newest first. Raises Refused."""
    facts = facts_for(actor=actor, on=on)
    access.RULES.require(actor, access.Act.TEND_ISOLATED, facts)
    rows = Isolation.objects.select_related("item").prefetch_related("told")
    left = removing.left()
    return tuple(_isolated(row, left) for row in rows.order_by("-isolated_at", "-pk"))


def untold(*, actor: Actor, on: date) -> int:
    """How many pieces the police were not asked about yet, for who tends them; else none."""
    waiting = Isolation.objects.filter(told__isnull=True, gone_at=None)
    if not waiting.exists():
        return 0
    allowed = access.RULES.allows(actor, access.Act.TEND_ISOLATED, facts_for(actor=actor, on=on))
    return waiting.count() if allowed else 0


def row_for(*, actor: Actor, public_id: UUID, on: date) -> Isolation:
    """The row, for an operation of the designated person. Raises Refused, NotIsolated."""
    facts = facts_for(actor=actor, on=on)
    access.RULES.require(actor, access.Act.TEND_ISOLATED, facts)
    rows = Isolation.objects.select_related("item__vault").prefetch_related("told")
    row = rows.filter(item__public_id=public_id).first()
    if row is None:
        raise NotIsolated
    return row


def one(*, actor: Actor, public_id: UUID, on: date) -> Isolated:
    """One isolated piece. Raises Refused, NotIsolated."""
    return _isolated(row_for(actor=actor, public_id=public_id, on=on), removing.left())


def has_waiting(vaults: Iterable[int]) -> bool:
    """Whether these vaults (by key) hold a piece that only its state keeps shut.

    Their key may not be destroyed: it is not ours to say that the piece goes.
    """
    by_state = Q(isolation__isnull=True) | Q(isolation__put_away_at=None)
    return Item.objects.filter(by_state, vault__in=list(vaults), state=State.ISOLATED).exists()


def offline_key() -> str:
    """The public half of the offline key, or empty."""
    return places.isolation_recipient()


@dataclass(frozen=True, slots=True)
class OldCopies:
    """Which back-ups still hold the file of an isolated piece: those made before `before`.

    `waiting` pieces are shut by their state alone: today's back-ups hold them too.
    """

    before: datetime | None
    waiting: int


def old_copies() -> OldCopies:
    """For who runs the server; content-free: a moment and a number."""
    rows = Isolation.objects.all()
    away = rows.aggregate(last=Max("put_away_at"))["last"]
    return OldCopies(
        before=away, waiting=rows.filter(put_away_at=None, gone_at=None).count()
    )  # fmt: skip


def concerned(items: Iterable[int]) -> frozenset[str]:
    """The ids, as the journal writes them, of these pieces (by key) and of every copy of them."""
    keys = list(items)
    rows = Item.objects.filter(Q(pk__in=keys) | Q(made_from__original__in=keys))
    return frozenset(str(it) for it in rows.values_list("public_id", flat=True))


def _isolated(row: Isolation, left: Mapping[str, datetime | None]) -> Isolated:
    item, ends = row.item, _ends(row.item, left)
    return Isolated(
        id=item.public_id, media_type=item.media_type, size=item.size, sha256=item.sha256,
        received_at=item.received_at, isolated_at=row.isolated_at,
        is_away=row.put_away_at is not None, recipient=row.recipient, gone_at=row.gone_at,
        words=tuple(
            Word(
                instruction=Instruction(it.instruction), body=it.body, spoke_with=it.spoke_with,
                file_number=it.file_number, told_at=it.told_at, by=it.recorded_by_name,
                recorded_at=it.recorded_at,
            )
            for it in sorted(row.told.all(), key=lambda told: (told.recorded_at, told.pk))
        ),
        is_left=bool(ends), locked_until=max((it for it in ends if it), default=None),
    )  # fmt: skip


def _ends(item: Item, left: Mapping[str, datetime | None]) -> list[datetime | None]:
    """When each blob of the piece or of its copies that is still in the store can leave it."""
    if not left:
        return []
    copies = Item.objects.filter(made_from__original=item).values_list("blob", flat=True)
    return [left[blob] for blob in (item.blob, *copies) if blob in left]
