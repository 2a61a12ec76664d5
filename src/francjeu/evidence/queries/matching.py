"""Pieces that look alike, for who may know both; for anyone else they do not exist."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q

from francjeu.evidence.models import Candidate, Fingerprint
from francjeu.evidence.queries.pieces import Piece, piece_of
from francjeu.kernel.evidence.likeness.matching import Method, Strength, Verdict
from francjeu.kernel.evidence.pieces.keeping import State

Knows = Callable[[frozenset[str]], Collection[str]]
"""Which of the files with these subjects the person who reads may know; asked once."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One pair as pages print it: `mine` belongs to the file that is read."""

    public_id: UUID
    mine: Piece
    other: Piece
    mine_subject: str
    other_subject: str
    method: Method
    strength: Strength
    score: int
    quality: int
    is_turned: bool
    has_picture: bool
    found_at: datetime
    verdict: Verdict
    reason: str
    answered_by: str
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A piece that could not be looked into, and why."""

    item: UUID
    outcome: str


def likenesses_of(*, items: Collection[UUID], knows: Knows) -> tuple[Likeness, ...]:
    """The pairs these pieces are in, when the other file may be known too; those to answer first.

    Two queries for the pairs; `knows` is asked once for all.
    """
    mine = list(items)
    rows = (
        Candidate.objects.select_related("earlier__vault", "later__vault")
        .defer("overlay")
        .filter(Q(earlier__public_id__in=mine) | Q(later__public_id__in=mine))
        .filter(earlier__state=State.SEALED, later__state=State.SEALED)
        .order_by("-found_at", "pk")
    )
    with_picture = set(rows.exclude(overlay=b"").values_list("pk", flat=True))
    found = [_likeness(row, frozenset(mine), has_picture=row.pk in with_picture) for row in rows]
    told = frozenset(s for it in found for s in (it.mine_subject, it.other_subject))
    known = knows(told) if told else ()
    found = [it for it in found if it.other_subject in known]
    order = tuple(Strength)
    return tuple(
        sorted(found, key=lambda it: (it.verdict is not Verdict.WAITING, order.index(it.strength)))
    )


def not_compared(*, items: Collection[UUID]) -> tuple[NotCompared, ...]:
    """Those of these pieces that were tried and could not be looked into."""
    rows = Fingerprint.objects.filter(item__public_id__in=list(items)).exclude(outcome="done")
    return tuple(
        NotCompared(item, outcome)
        for item, outcome in rows.order_by("pk").values_list("item__public_id", "outcome")
    )


def answers(*, knows: Knows) -> tuple[int, ...]:
    """What persons said of pieces of two files, newest first, when both may be known; their keys.

    A query for the pairs, and `knows` once; `answered` opens those of one page.
    """
    rows = (
        Candidate.objects.exclude(verdict=Verdict.WAITING.value)
        .exclude(earlier__vault__subject=F("later__vault__subject"))
        .filter(earlier__state=State.SEALED, later__state=State.SEALED)
        .order_by("-answered_at", "-pk")
    )
    told = list(rows.values_list("pk", "earlier__vault__subject", "later__vault__subject"))
    subjects = frozenset(subject for _, *both in told for subject in both)
    known = knows(subjects) if subjects else ()
    return tuple(key for key, one, other in told if one in known and other in known)


def answered(*, keys: Collection[int]) -> tuple[Likeness, ...]:
    """These answers, newest first; `mine` is the piece that came later."""
    rows = (
        Candidate.objects.select_related("earlier__vault", "later__vault")
        .defer("overlay")
        .filter(pk__in=list(keys))
        .order_by("-answered_at", "-pk")
    )
    with_picture = set(rows.exclude(overlay=b"").values_list("pk", flat=True))
    return tuple(
        _likeness(row, frozenset((row.later.public_id,)), has_picture=row.pk in with_picture)
        for row in rows
    )


def _likeness(row: Candidate, mine: frozenset[UUID], *, has_picture: bool) -> Likeness:
    ours, theirs = row.later, row.earlier
    if ours.public_id not in mine:
        ours, theirs = theirs, ours
    return Likeness(
        public_id=row.public_id, mine=piece_of(ours), other=piece_of(theirs),
        mine_subject=ours.vault.subject, other_subject=theirs.vault.subject,
        method=Method(row.method), strength=Strength(row.strength), score=row.score,
        quality=row.quality, is_turned=row.is_turned, has_picture=has_picture,
        found_at=row.found_at, verdict=Verdict(row.verdict), reason=row.reason,
        answered_by=row.answered_by_name, answered_at=row.answered_at,
    )  # fmt: skip
