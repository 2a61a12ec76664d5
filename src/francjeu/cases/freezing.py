"""What a decision rests on, copied into it: texts, findings, digests."""

import hashlib
import json
from typing import Any

from francjeu.cases import models


def frozen(case: models.Case, *, panel: tuple[str, ...] = ()) -> str:
    """Policy version and digest, clauses with their findings, exhibits, who sat, as JSON."""
    values: dict[str, Any] = {
        "case": case.ref,
        "panel": list(panel),
        "policy": {"number": case.policy.number, "digest": case.policy.digest},
        "profile": case.profile.number if case.profile else None,
        "clauses": [_clause(a) for a in case.allegations.order_by("clause")],
        "exhibits": [_exhibit(e) for e in case.exhibits.select_related("item").order_by("number")],
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def _clause(allegation: models.Allegation) -> dict[str, Any]:
    rows = allegation.findings.order_by("element").values(
        "element", "result", "reasons", "quote", "exhibits", "found_at"
    )
    return {
        "id": allegation.clause,
        "text": allegation.clause_text,
        "shape": allegation.shape,
        "samples": [_sample(f.sample) for f in allegation.findings.filter(sample__isnull=False)],
        "findings": [{**row, "found_at": row["found_at"].isoformat()} for row in rows],
    }


def _sample(sample: models.Sample) -> dict[str, Any]:
    return {
        "first_on": sample.first_on.isoformat(),
        "last_on": sample.last_on.isoformat(),
        "seen": sample.seen,
        "hostile": sample.hostile,
        "share": sample.share,
    }


def _exhibit(exhibit: models.Exhibit) -> dict[str, Any]:
    return {
        "number": exhibit.number,
        "description": exhibit.description,
        "sha256": exhibit.item.sha256 if exhibit.item else "",
    }


def digest(*parts: str) -> str:
    """SHA-256 over the parts, in order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
