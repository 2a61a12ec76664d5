"""Holding a file, and destroying it when its time is over: its words and pieces, not its count."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from francjeu.cases import access
from francjeu.cases.models import Case, Destruction, Hold, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.queries.file import keeping
from francjeu.evidence import queries as evidence
from francjeu.evidence.operations.keeping import vaults
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.file.keeping import Kept
from francjeu.notices.operations import erasing as letters
from francjeu.plumbing import erasing
from francjeu.reports.operations.file import erasing as reports
from francjeu.reports.queries import joined


class NoReason(Exception):
    """A file is held, or let go, for a reason that is kept."""


class AlreadyHeld(Exception):
    """Someone holds this file already."""


class NotHeld(Exception):
    """Nobody holds this file."""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: the files destroyed, and those past their day that stay, with why."""

    destroyed: tuple[str, ...]
    kept: tuple[tuple[str, Kept], ...]


def hold(*, case: Case, reason: str, actor: Actor, at: datetime) -> Hold:
    """Keep the file past its day: nothing of it is destroyed until the hold is lifted (X-08).

    Raises NoReason, AlreadyHeld, kernel.access.Refused.
    """
    _may(case, "hold", actor)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        if case.holds.filter(lifted_at__isnull=True).exists():
            raise AlreadyHeld
        row = Hold(case=case, reason=reason.strip(), held_by=moving.account(actor), held_at=at)
        row.save(force_insert=True)
        moving.record(
            event="case.held", case=case, actor=actor, at=at, told={"reason": reason.strip()}
        )
    return row


def lift(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """Let the file go its way again. Raises NoReason, NotHeld, kernel.access.Refused."""
    _may(case, "lift_hold", actor)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        lifted = case.holds.filter(lifted_at__isnull=True).update(
            lifted_at=at, lifted_by=moving.account(actor), lift_reason=reason.strip()
        )
        if not lifted:
            raise NotHeld
        moving.record(
            event="case.hold_lifted", case=case, actor=actor, at=at,
            told={"reason": reason.strip()},
        )  # fmt: skip


def _may(case: Case, act: str, actor: Actor) -> None:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act=act, state=case.state)


def destroy_due(*, actor: Actor, at: datetime) -> Round:
    """Destroy every closed file whose day has come, unless someone holds it; say which and why."""
    today = timezone.localdate(at)
    destroyed, kept = [], []
    for case in keeping.closed():
        why = keeping.why_kept(case, on=today)
        if why is None and _destroyed(case, actor=actor, at=at):
            destroyed.append(case.ref)
        elif why in {Kept.HELD, Kept.NO_PERIOD}:
            kept.append((case.ref, why))
    return Round(destroyed=tuple(destroyed), kept=tuple(kept))


def _destroyed(case: Case, *, actor: Actor, at: datetime) -> bool:
    """All of one file in one transaction; False when a hold came meanwhile."""
    rule = keeping.rule_of(case)
    with transaction.atomic():
        Case.objects.select_for_update().get(pk=case.pk)
        if case.holds.filter(lifted_at__isnull=True).exists():
            return False
        subject = f"case:{case.ref}"
        refs = joined.refs_in(case.ref)
        subjects = (subject, *(f"report:{ref}" for ref in refs))
        pieces, octets = _destroy_pieces(case, subjects, actor=actor, at=at)
        _unname(case)
        texts = erasing.blank(case) + reports.erase(case_ref=case.ref, at=at)
        texts += sum(letters.erase(subject=it) for it in subjects)
        reason = f"retention, {rule.months} months"
        entries = sum(
            journal.erase(subject=it, actor=actor, at=at, reason=reason) for it in subjects
        )
        Destruction(
            case=case, closed_on=rule.closed_on, months=rule.months, source=rule.source,
            reports=len(refs), pieces=pieces, octets=octets, texts=texts, entries=entries,
            done_at=at,
        ).save(force_insert=True)  # fmt: skip
        moving.record(
            event="case.destroyed", case=case, actor=actor, at=at,
            told={"pieces": pieces, "texts": texts},
        )  # fmt: skip
    return True


def _unname(case: Case) -> None:
    """Nobody is known by this file any more; its letters A, B… and roles stay, to be counted."""
    Party.objects.filter(case=case).update(person=None, institution=None, birth_year=None)


def _destroy_pieces(
    case: Case, subjects: tuple[str, ...], *, actor: Actor, at: datetime
) -> tuple[int, int]:
    """The keys of every vault of the file, hence every piece in every copy of the data."""
    items = case.exhibits.filter(item__isnull=False).values_list("item_id", flat=True)
    done = [
        vaults.destroy(vault=vault, reason="retention", actor=actor, at=at)
        for vault in evidence.alive_vaults(subjects=subjects, items=items)
    ]
    return sum(it.items for it in done), sum(it.size for it in done)
