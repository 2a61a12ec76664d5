"""The reports joined in a case, as the room of cases reads them: references and pieces, no words.

Who may know the case is decided there; who wrote stays here.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports import models
from francjeu.reports.queries import within


@dataclass(frozen=True, slots=True)
class Joined:
    """One report of a case. `unread` counts the messages nobody has read yet."""

    ref: str
    received_at: datetime
    unread: int
    pieces: tuple[Piece, ...]


def refs_in(case_ref: str) -> tuple[str, ...]:
    """The references of the reports joined in a case, oldest first."""
    rows = models.Report.objects.filter(within.of_case(case_ref)).order_by("received_at", "pk")
    return tuple(rows.values_list("ref", flat=True))


def gate_of(case_ref: str) -> Answer:
    """The gate of a case: a plain *no* only where each of its reports answered so (mission 2.8)."""
    rows = models.Report.objects.filter(within.of_case(case_ref)).values_list("gate", flat=True)
    gates = {Answer(it) for it in rows}
    return Answer.NO if gates == {Answer.NO} else Answer.UNSURE


def links_told(refs: Iterable[str]) -> tuple[str, ...]:
    """The whole links told in these reports, each once; none where an image may be intimate."""
    rows = models.Report.objects.filter(ref__in=list(refs), gate=Answer.NO)
    told = rows.order_by("received_at", "pk").values_list("link", flat=True)
    return tuple(dict.fromkeys(filter(None, told)))


def is_gated(refs: Iterable[str]) -> bool:
    """Whether one of these reports tells, or may tell, of an intimate image (mission 2.8)."""
    return models.Report.objects.filter(ref__in=list(refs)).exclude(gate=Answer.NO).exists()


def cases_of(refs: Collection[str]) -> dict[str, str]:
    """Of these reports, those that are joined in a case, and its reference."""
    rows = models.Report.objects.filter(ref__in=list(refs), case_ref__isnull=False)
    return {ref: case for ref, case in rows.values_list("ref", "case_ref") if case is not None}


def groups_of(refs: Collection[str]) -> dict[str, int]:
    """Of these reports, those that are in a group, and its key."""
    rows = models.Report.objects.filter(ref__in=list(refs), group__isnull=False)
    return {ref: group for ref, group in rows.values_list("ref", "group_id") if group is not None}


def in_case(*, case_ref: str) -> tuple[Joined, ...]:
    """The reports of this case, oldest first, in two queries whatever their number."""
    rows = list(
        models.Report.objects.filter(within.of_case(case_ref))
        .select_related("vault")
        .order_by("received_at", "id")
    )
    pieces = evidence.items_of_all([row.vault for row in rows if row.vault])
    return tuple(
        Joined(
            ref=row.ref, received_at=row.received_at, unread=row.unread,
            pieces=tuple(p for p in pieces if p.vault_id == row.vault_id),
        )
        for row in rows
    )  # fmt: skip
