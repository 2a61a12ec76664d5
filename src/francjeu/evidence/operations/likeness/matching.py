"""A person says what a likeness is worth, looks at both pieces at once, or searches their words.

No act follows from a likeness, and nobody is told of one: it shows on the page of whoever may know
both pieces. Drawing and meeting: `fingerprinting.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from francjeu.evidence import access, prints
from francjeu.evidence.models import Candidate, Fingerprint
from francjeu.evidence.prints import Keys
from francjeu.evidence.storage import envelope
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.likeness import matching as kernel
from francjeu.kernel.evidence.likeness.matching import Verdict
from francjeu.kernel.evidence.pieces.keeping import State


class NoReason(Exception):
    """A person says why they take two pieces for the same, or not; one sentence is enough."""


def judge(
    *, candidate: UUID, verdict: Verdict, reason: str, facts: access.Facts, actor: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """A person says that two pieces show the same thing, or do not. Nothing else follows.

    Raises kernel.access.Refused, NoReason, Candidate.DoesNotExist.
    """
    access.RULES.require(actor, access.Act.JUDGE_LIKENESS, facts)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        row = Candidate.objects.select_related("earlier__vault", "later__vault").get(
            public_id=candidate
        )
        Candidate.objects.filter(pk=row.pk).update(
            verdict=verdict.value, reason=reason.strip(), answered_by=actor.ref,
            answered_by_name=actor.name, answered_at=at,
        )  # fmt: skip
        _record(f"evidence.likeness_{verdict.value}", row, actor=actor, at=at)


def look(*, candidate: UUID, facts: access.Facts, actor: Actor, at: datetime) -> bytes:
    """The picture of what agrees in both; like every sight of a piece, it is written down.

    Raises kernel.access.Refused, KeyLost, envelope.CannotOpen, Candidate.DoesNotExist.
    """
    access.RULES.require(actor, access.Act.VIEW, facts)
    row = Candidate.objects.select_related("earlier__vault", "later__vault").get(
        public_id=candidate
    )
    picture = envelope.opened(bytes(row.overlay), identities=_identities(row, Keys()))
    with transaction.atomic():
        _record("evidence.compared", row, actor=actor, at=at)
        for item in (row.earlier, row.later):
            journal.record(
                event="evidence.viewed", subject=item.vault.subject, actor=actor, at=at,
                facts={"item": str(item.public_id), "purpose": "verify"},
            )  # fmt: skip
    return picture


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece whose words hold what was asked, and those lines."""

    item: UUID
    lines: tuple[str, ...]


def search(
    *, asked: str, items: Iterable[UUID], subject: str, facts: access.Facts, actor: Actor,
    at: datetime,
) -> tuple[Hit, ...]:  # fmt: skip
    """The pieces among these in which the words were read. What was asked is not written down.

    Raises kernel.access.Refused.
    """
    access.RULES.require(actor, access.Act.SEARCH_WORDS, facts)
    rows = Fingerprint.objects.select_related("item__vault").filter(
        item__public_id__in=list(items), item__state=State.SEALED
    )
    keys, hits = Keys(), []
    for row in rows.order_by("item__received_at", "item_id"):
        drawn = prints.opened(row, keys=keys)
        lines = kernel.holding(asked, drawn.lines) if drawn else ()
        if lines:
            hits.append(Hit(row.item.public_id, lines))
    with transaction.atomic():
        journal.record(
            event="evidence.words_searched", subject=subject, actor=actor, at=at,
            facts={"count": len(hits)},
        )  # fmt: skip
    return tuple(hits)


def _identities(row: Candidate, keys: Keys) -> tuple[str, ...]:
    return tuple(keys.of(item.vault) for item in (row.earlier, row.later))


def _record(event: str, row: Candidate, *, actor: Actor, at: datetime) -> None:
    """In the history of the file when both are its own; else apart.

    Neither file tells of the other to who may not know it.
    """
    subjects = {row.earlier.vault.subject, row.later.vault.subject}
    subject = subjects.pop() if len(subjects) == 1 else f"likeness:{row.public_id}"
    journal.record(
        event=event, subject=subject, actor=actor, at=at, facts={"likeness": str(row.public_id)}
    )
