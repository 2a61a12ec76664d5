"""How long each file is kept, what holds it, and the certificates of those that are gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from francjeu.cases import access, facts, family
from francjeu.cases.models import Case, Destruction, Hold
from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import isolated
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.file import keeping as kernel
from francjeu.policy import queries as policy
from francjeu.reports.queries import joined as reports


@dataclass(frozen=True, slots=True)
class Rule:
    """The period a file goes by, from the profile it was opened under."""

    closed_on: date
    months: int
    source: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """One file: when it closed, when it may go, why it stays, who holds it and why."""

    ref: str
    closed_on: date | None
    due_on: date | None
    why: kernel.Kept | None
    source: str
    held_by: str
    held_at: datetime | None
    hold_reason: str


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was destroyed of one file, how much, and under which rule. It names nobody."""

    ref: str
    closed_on: date
    months: int
    source: str
    reports: int
    pieces: int
    texts: int
    entries: int
    done_at: datetime


def closed() -> Iterator[Case]:
    """Closed cases that were not destroyed yet, the oldest first."""
    rows = Case.objects.filter(closed_at__isnull=False, destruction__isnull=True)
    return rows.select_related("profile").order_by("closed_at", "pk").iterator(chunk_size=200)


def keeping_of(*, case: Case, on: date) -> Keeping:
    """How long this file is kept."""
    file, source = _file(case, on=on), _source(case)
    hold = case.holds.filter(lifted_at__isnull=True).select_related("held_by").first()
    return Keeping(
        ref=case.ref, closed_on=file.closed_on, due_on=kernel.due_on(file),
        why=kernel.why_kept(file, on=on), source=source,
        held_by=hold.held_by.name if hold else "", held_at=hold.held_at if hold else None,
        hold_reason=hold.reason if hold else "",
    )  # fmt: skip


def why_kept(case: Case, *, on: date) -> kernel.Kept | None:
    """Why this file is not destroyed on that day, or None."""
    return kernel.why_kept(_file(case, on=on), on=on)


def rule_of(case: Case) -> Rule:
    """The rule a file that goes goes by."""
    file = _file(case)
    assert file.closed_on is not None  # noqa: S101 - only closed files go
    assert file.months is not None  # noqa: S101 - and only by a period
    return Rule(closed_on=file.closed_on, months=file.months, source=_source(case))


def certificates(*, most: int = 100) -> tuple[Certificate, ...]:
    """What was destroyed, newest first."""
    rows = Destruction.objects.select_related("case").order_by("-done_at")[:most]
    return tuple(
        Certificate(
            ref=row.case.ref, closed_on=row.closed_on, months=row.months, source=row.source,
            reports=row.reports, pieces=row.pieces, texts=row.texts, entries=row.entries,
            done_at=row.done_at,
        )
        for row in rows
    )  # fmt: skip


def held(*, actor: Actor) -> tuple[Keeping, ...]:
    """The files that someone holds, for who may know them."""
    rows = Hold.objects.filter(lifted_at__isnull=True).select_related("case__profile")
    today = timezone.localdate()
    return tuple(
        keeping_of(case=row.case, on=today)
        for row in rows.order_by("held_at")
        if access.RULES.allows(actor, access.Act.VIEW, facts.access_facts(row.case))
    )


def _file(case: Case, *, on: date | None = None) -> kernel.File:
    """What the rule needs; with `on`, also whether another case of the matter is not due then."""
    profile = policy.profile_of(case.profile) if case.profile else None
    return kernel.File(
        closed_on=timezone.localdate(case.closed_at) if case.closed_at else None,
        months=profile.retention_months if profile else None,
        is_held=case.holds.filter(lifted_at__isnull=True).exists() or _has_held_piece(case),
        is_shared=on is not None and _is_shared(case, on),
    )


def _is_shared(case: Case, on: date) -> bool:
    """Another case of the same matter still needs these pieces: all go together, with the last."""
    left = (other for other in family.others(case) if not hasattr(other, "destruction"))
    return any(kernel.why_kept(_file(other), on=on) is not None for other in left)


def _source(case: Case) -> str:
    profile = policy.profile_of(case.profile) if case.profile else None
    source = profile.retention_source if profile else None
    return source.text if source else ""


def _has_held_piece(case: Case) -> bool:
    """One piece that must stay keeps the whole file: a piece alone tells nothing."""
    subjects = [f"case:{case.ref}", *(f"report:{ref}" for ref in reports.refs_in(case.ref))]
    items = case.exhibits.filter(item__isnull=False).values_list("item_id", flat=True)
    vaults = evidence.alive_vaults(subjects=subjects, items=items)
    return any(vault.held_at is not None for vault in vaults) or isolated.has_waiting(
        vault.pk for vault in vaults
    )
