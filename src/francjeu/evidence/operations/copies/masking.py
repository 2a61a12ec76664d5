"""A masked copy of a film, a sound or a PDF: asked for by a person, made in a process apart.

Safe to repeat: a worker that was killed in the middle is followed by another one, which begins
again; nothing is sealed before the copy is whole. What was asked stays until the copy is there.
"""

import json
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F, QuerySet

from francjeu.evidence import access, queries, workbench
from francjeu.evidence.models import Item, Masking
from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.copies.deriving import Copy, NoReason
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.keeping.sealing import NotSealed
from francjeu.evidence.operations.keeping.vaults import VaultGone
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.actors import Kind as Hand
from francjeu.kernel.evidence.copies import masks
from francjeu.kernel.evidence.copies.copying import Family, Kind, Trouble, family_of, is_recording
from francjeu.kernel.evidence.copies.masks import Plan, Recording, Sheets
from francjeu.plumbing import jobs

MOST_TRIES = 3
_JOB = "francjeu.evidence.tasks.mask"


class UnderWay(Exception):
    """One copy of this piece is being made: wait for it."""


class _Gone(Exception):
    """The piece was isolated, withdrawn or erased meanwhile."""


def ask(
    *, item: Item, plan: Plan, reason: str, facts: access.Facts, actor: Actor, at: datetime
) -> Masking:
    """A masked copy that a worker will make; what failed before on this piece is replaced.

    Raises Refused, NotShown, NoReason, UnderWay, workbench.NotMade (not of a kind that is masked so
    or too heavy), masks.NoBox, TooManyBoxes, BadBox, BadSpan, BadSheet.
    """
    access.RULES.require(actor, access.Act.DERIVE, facts)
    obstacle = queries.piece_of(item).obstacle
    if obstacle is not None:
        raise NotShown(obstacle)
    workbench.require(item)
    if not _is_for(plan, item):
        raise workbench.NotMade(Trouble.NOT_SHOWABLE)
    told = json.dumps(masks.checked(plan).as_json())
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        Item.objects.select_for_update().get(pk=item.pk)
        Masking.objects.filter(item=item, state="failed").delete()
        if Masking.objects.filter(item=item).exists():
            raise UnderWay
        row = Masking(
            item=item, plan=told, reason=reason.strip(), asked_by=actor.ref or actor.kind.value,
            asked_by_name=actor.name, asked_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        _record("evidence.masking_asked", row, actor, at)
        jobs.enqueue(_JOB, masking_id=str(row.public_id))
    return row


def make(*, masking: UUID, actor: Actor, now: Callable[[], datetime]) -> str:
    """Makes the copy that was asked for: `made`, `failed`, or empty when there is nothing to do."""
    row = _begin(masking, actor=actor, at=now())
    if row is None:
        return ""
    try:
        _make(row, now)
    except workbench.NotMade as refused:
        return _fail(row, refused.trouble, actor=actor, at=now())
    except (StoreFull, StoreRefused):
        return _fail(row, Trouble.NO_ROOM, actor=actor, at=now())
    except (TooLarge, Empty):
        return _fail(row, Trouble.TOO_HEAVY, actor=actor, at=now())
    except (_Gone, NotSealed, VaultGone):
        _same(row).delete()
        return ""
    return "made"


def _make(row: Masking, now: Callable[[], datetime]) -> None:
    plan = json.loads(row.plan)
    with workbench.masked(row.item, plan, meanwhile=lambda told: _tell(row, told)) as made:
        with made.path.open("rb") as source:
            kept = sealing.keep(
                vault=row.item.vault, source=source, name="", limit=deriving.LARGEST_COPY
            )
        copy = Copy(
            kind=Kind.REDACTION, tool=made.tool, parameters={**plan, **made.told},
            reason=row.reason,
        )  # fmt: skip
    hand = Actor(kind=Hand.STAFF, ref=row.asked_by, name=row.asked_by_name)
    with transaction.atomic():
        if not _same(row).delete()[0]:
            raise _Gone
        deriving.enter(parent=row.item, copy=copy, kept=kept, actor=hand, at=now())


def _begin(masking: UUID, *, actor: Actor, at: datetime) -> Masking | None:
    open_ = Masking.objects.filter(public_id=masking).exclude(state="failed")
    row = open_.select_related("item__vault").first()
    if row is None:
        return None
    if queries.piece_of(row.item).obstacle is not None:
        open_.delete()
        return None
    if row.tries >= MOST_TRIES:
        _fail(row, Trouble.CRASHED, actor=actor, at=at)
        return None
    if not open_.filter(tries=row.tries).update(state="running", tries=F("tries") + 1, percent=0):
        return None
    row.refresh_from_db(fields=["state", "tries"])
    return row


def _tell(row: Masking, percent: int) -> None:
    """Raises _Gone: the piece may not be opened any more, the tool is ended at once."""
    if percent == row.percent and row.pk is not None:
        if not _same(row).exists():
            raise _Gone
        return
    row.percent = percent
    if not _same(row).update(percent=percent):
        raise _Gone


def _fail(row: Masking, trouble: Trouble, *, actor: Actor, at: datetime) -> str:
    with transaction.atomic():
        if _same(row).update(state="failed", trouble=trouble.value):
            _record("evidence.masking_failed", row, actor, at, trouble=trouble.value)
    return "failed"


def _same(row: Masking) -> QuerySet[Masking]:
    """The row, unless another worker has begun it again."""
    return Masking.objects.filter(pk=row.pk, tries=row.tries)


def _is_for(plan: Plan, item: Item) -> bool:
    if isinstance(plan, Sheets):
        return family_of(item.media_type) is Family.SHEETS
    return isinstance(plan, Recording) and is_recording(item.media_type)


def _record(event: str, row: Masking, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(
        event=event, subject=row.item.vault.subject, actor=actor, at=at,
        facts={"item": str(row.item.public_id), **facts},
    )  # fmt: skip
