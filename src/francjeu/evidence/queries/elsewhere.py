"""What captures made elsewhere say of themselves, piece by piece."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from francjeu.evidence.models import Reading, Vault
from francjeu.kernel.evidence.capture.elsewhere import Fault, Form
from francjeu.kernel.evidence.pieces.keeping import State


@dataclass(frozen=True, slots=True)
class Said:
    """One piece. `facts` are its own words, `faults` pairs of a kind and what it is about.

    `failure`: the reader gave no answer, nothing is known.
    """

    item: UUID
    form: Form
    facts: dict[str, Any]
    faults: tuple[tuple[Fault, str], ...]
    failure: str


def said_in(vaults: Iterable[Vault]) -> tuple[Said, ...]:
    """Each piece that was read and is still sealed, in the order they came."""
    rows = Reading.objects.filter(item__vault__in=list(vaults), item__state=State.SEALED)
    return tuple(_said(row) for row in rows.select_related("item").order_by("item__received_at"))


def _said(row: Reading) -> Said:
    told = json.loads(row.told) if row.told else {"facts": {}, "faults": []}
    return Said(
        item=row.item.public_id, form=Form(row.form), facts=told["facts"],
        faults=tuple((Fault(kind), detail) for kind, detail in told["faults"]),
        failure=row.failure,
    )  # fmt: skip
