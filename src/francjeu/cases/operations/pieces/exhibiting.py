"""Making a piece of a case: from a joined report, from a file handed to staff."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, Exhibit
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.intake import opening
from francjeu.cases.queries.pieces.captured import captured_in
from francjeu.evidence import access as evidence
from francjeu.evidence import queries as items
from francjeu.evidence.models import Vault
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.evidence.storage.envelope import Source
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.kernel.procedure.case import guards
from francjeu.reports.queries import joined


class NotAPiece(Exception):
    """No report of the case holds this file, or it is a piece already."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file handed to staff, read once, and how its content was obtained."""

    source: Source
    name: str
    obtained: Access


def from_report(
    *, case: Case, piece: UUID, description: str, actor: Actor, at: datetime
) -> Exhibit:
    """A sealed file of a joined report, or a captured one, becomes a piece; it stays in its vault.

    Raises NotAPiece, NotYet, kernel.access.Refused.
    """
    held = {p.public_id for r in joined.in_case(case_ref=case.ref) for p in r.pieces}
    held |= {part.piece.public_id for _, part in captured_in(case)}
    if piece not in held or case.exhibits.filter(item__public_id=piece).exists():
        raise NotAPiece
    item = items.item_for(actor=actor, public_id=piece, facts=evidence.Facts(is_involved=True))
    return opening.add_exhibit(
        case=case, description=description, item_id=item.pk, actor=actor, at=at
    )


def upload(*, case: Case, file: Upload, description: str, actor: Actor, at: datetime) -> Exhibit:
    """A file handed to staff is sealed as it is, then numbered.

    The question on intimate images was answered before (mission 2.8). Raises NotYet, Refused, and
    what evidence raises (TooLarge, Empty, StoreFull…).
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="add_exhibit", state=case.state)
    vault = vault_of(case, at)
    kept = sealing.keep(vault=vault, source=file.source, name=file.name)
    with transaction.atomic():
        item = sealing.seal(
            vault=vault, kept=kept, name=file.name, method="staff", level=Level.N1,
            how_obtained=file.obtained, actor=actor, at=at,
        )  # fmt: skip
        return opening.add_exhibit(
            case=case, description=description, item_id=item.pk, actor=actor, at=at
        )


def vault_of(case: Case, at: datetime) -> Vault:
    """The case’s own vault, opened with its first file."""
    subject = f"case:{case.ref}"
    found = Vault.objects.filter(subject=subject, destroyed_at__isnull=True).first()
    return found or vaults.open_vault(subject=subject, at=at)
