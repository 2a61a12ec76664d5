"""Which pieces of reports are agreed with by another reporter’s own file on the same content.

Told by the facts alone: two reports of one group, each with a file of its own. The same bytes sent
twice are one source: someone passed them on.
"""

from collections.abc import Collection
from uuid import UUID

from francjeu.evidence.queries import Piece, agreements, items_of_all
from francjeu.kernel.evidence.origin.corroboration import Agreement, Kind
from francjeu.reports import models

_OWN = frozenset(("upload", "message"))


def agreeing_with(pieces: Collection[Piece]) -> dict[UUID, tuple[Agreement, ...]]:
    """Every source that agrees with each piece: found in the facts, then added by hand."""
    found = _other_reporters([it for it in pieces if it.method in _OWN])
    added = agreements.added_to([it.public_id for it in pieces])
    return {
        it.public_id: (*found.get(it.public_id, ()), *added.get(it.public_id, ())) for it in pieces
    }


def _other_reporters(pieces: Collection[Piece]) -> dict[UUID, tuple[Agreement, ...]]:
    mine = models.Report.objects.filter(
        vault_id__in={it.vault_id for it in pieces}, group__isnull=False
    ).values_list("vault_id", "group_id")
    group_of = dict(mine)
    if not group_of:
        return {}
    rows = models.Report.objects.filter(group_id__in=set(group_of.values()), vault__isnull=False)
    reports = list(rows.select_related("vault").order_by("received_at", "pk"))
    held = items_of_all([row.vault for row in reports if row.vault])
    files = {
        row.pk: [it for it in held if it.vault_id == row.vault_id and it.method in _OWN]
        for row in reports
    }
    return {
        piece.public_id: tuple(
            Agreement(kind=Kind.REPORTER, at=row.received_at)
            for row in reports
            if row.group_id == group_of.get(piece.vault_id) and row.vault_id != piece.vault_id
            and any(it.sha256 and it.sha256 != piece.sha256 for it in files[row.pk])
        )
        for piece in pieces
    }  # fmt: skip
