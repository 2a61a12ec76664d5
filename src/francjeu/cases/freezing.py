"""What a decision rests on, copied into it: texts, findings, digests."""

import hashlib
import json
from typing import Any

from francjeu.cases import models
from francjeu.kernel.evidence.pieces.keeping import State


def frozen(
    case: models.Case, *, panel: tuple[str, ...] = (), votes: dict[str, Any] | None = None
) -> str:
    """Policy version and digest, clauses with their findings, pieces, who sat and voted how."""
    values: dict[str, Any] = {
        "case": case.ref,
        "panel": list(panel),
        **({"votes": votes} if votes else {}),
        "policy": {"number": case.policy.number, "digest": case.policy.digest},
        "profile": case.profile.number if case.profile else None,
        "clauses": _clauses(case),
        "exhibits": [_exhibit(e) for e in _exhibits(case)],
    }
    return json.dumps(values, ensure_ascii=False, sort_keys=True)


def clauses(case: models.Case) -> str:
    """The clauses with their findings alone, as JSON."""
    return json.dumps(_clauses(case), ensure_ascii=False, sort_keys=True)


def _clauses(case: models.Case) -> list[dict[str, Any]]:
    return [_clause(a) for a in case.allegations.order_by("clause")]


def _clause(allegation: models.Allegation) -> dict[str, Any]:
    rows = allegation.findings.order_by("element").values(
        "element", "result", "reasons", "quote", "exhibits", "found_at", "known_in_part",
        "why_enough",
    )  # fmt: skip
    return {
        "id": allegation.clause,
        "text": allegation.clause_text,
        "shape": allegation.shape,
        "samples": [_sample(f.sample) for f in allegation.findings.filter(sample__isnull=False)],
        "findings": [_finding(dict(row)) for row in rows],
    }


def _finding(row: dict[str, Any]) -> dict[str, Any]:
    """What was found; why a description was enough only where one was relied on."""
    in_part, why = row.pop("known_in_part"), row.pop("why_enough")
    told = {"known_in_part": in_part, "why_enough": why} if in_part else {}
    return {**row, **told, "found_at": row["found_at"].isoformat()}


def votes(draft: models.Draft) -> dict[str, Any]:
    """How the panel voted: how many sat, who signed what and when; a dissent by its digest.

    The words of a dissent stay in its own row, where they never change and can be erased in time.
    """
    rows = draft.votes.filter(voided_at__isnull=True).select_related("user").order_by("voted_at")
    return {
        "draft": draft.number,
        "draft_sha256": draft.digest,
        "sitting": draft.sitting,
        "quorum": draft.quorum,
        "signed": [
            {
                "name": row.user.name,
                "position": row.position,
                "at": row.voted_at.isoformat(),
                "reasons_sha256": digest(row.reasons) if row.reasons else "",
            }
            for row in rows
        ],
    }


def _sample(sample: models.Sample) -> dict[str, Any]:
    return {
        "first_on": sample.first_on.isoformat(),
        "last_on": sample.last_on.isoformat(),
        "seen": sample.seen,
        "hostile": sample.hostile,
        "share": sample.share,
    }


def _exhibits(case: models.Case) -> list[models.Exhibit]:
    """The pieces a decision may rest on: an isolated one is not even a line."""
    rows = case.exhibits.select_related("item").exclude(item__state=State.ISOLATED)
    return list(rows.order_by("number"))


def _exhibit(exhibit: models.Exhibit) -> dict[str, Any]:
    return {
        "number": exhibit.number,
        "description": exhibit.description,
        "sha256": exhibit.item.sha256 if exhibit.item else "",
    }


def digest(*parts: str) -> str:
    """SHA-256 over the parts, in order."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
