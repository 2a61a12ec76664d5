"""The masked copies that are being made or could not be, and what was asked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from francjeu.evidence.models import Item, Masking
from francjeu.kernel.evidence.copies.copying import Trouble


@dataclass(frozen=True, slots=True)
class Asked:
    """One of them. `trouble` is None while it is waited for."""

    plan: Mapping[str, Any]
    reason: str
    percent: int
    has_begun: bool
    trouble: Trouble | None

    def __repr__(self) -> str:
        return f"Asked({self.percent} %)"


def asked_of(item: Item) -> Asked | None:
    """What is under way or failed last for this piece; None when nothing is."""
    row = Masking.objects.filter(item=item).first()
    if row is None:
        return None
    return Asked(
        plan=json.loads(row.plan), reason=row.reason, percent=row.percent,
        has_begun=row.state != "asked", trouble=Trouble(row.trouble) if row.trouble else None,
    )  # fmt: skip
