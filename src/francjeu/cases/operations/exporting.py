"""Exporting a case as a folder that anyone can verify, with tools they already have."""

import json
from datetime import date, datetime
from pathlib import Path

from francjeu.cases import access, freezing
from francjeu.cases.models import Case, Decision
from francjeu.cases.operations import moving
from francjeu.evidence import access as evidence
from francjeu.evidence.operations import exporting
from francjeu.evidence.package import Contents, Exhibit, Statement
from francjeu.evidence.queries import custody_of
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.piece import canonical, in_utc
from francjeu.notices import queries as notices
from francjeu.people import queries as people


def export_case(*, case: Case, folder: Path, actor: Actor, at: datetime) -> exporting.Exported:
    """Write the whole case, for who may have it: a lawyer, the police, PILS, an appeal committee.

    Parties appear in the list as letters; pieces and letters hold what they hold.
    Raises kernel.access.Refused, exporting.FolderTaken, exporting.PieceUnreadable.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.EXPORT)
    return exporting.export(
        contents=contents_of(case),
        folder=folder,
        facts=evidence.Facts(is_involved=True),
        actor=actor,
        at=at,
    )


def contents_of(case: Case) -> Contents:
    """Everything of the case that a package holds."""
    exhibits = _exhibits(case)
    subject = f"case:{case.ref}"
    return Contents(
        ref=case.ref,
        title=case.title,
        organisation=people.organisation().name,
        subject=subject,
        exhibits=exhibits,
        statements=_statements(case),
        entries=journal.entries(subject=subject),
        custody=custody_of(exhibit.item for exhibit in exhibits),
        documents=_documents(case, subject=subject),
        facts=_facts(case),
    )


def _exhibits(case: Case) -> tuple[Exhibit, ...]:
    rows = case.exhibits.select_related("item__vault").filter(item__isnull=False)
    return tuple(
        Exhibit(item=row.item, label=f"P-{row.number}", title=row.description)
        for row in rows.order_by("number")
        if row.item is not None
    )


def _statements(case: Case) -> tuple[Statement, ...]:
    rows = case.exhibits.filter(item__isnull=True).order_by("number")
    return tuple(
        Statement(
            label=f"P-{row.number}",
            title=row.description,
            text=row.testimony,
            received_at=row.added_at,
        )
        for row in rows
    )


def _documents(case: Case, *, subject: str) -> dict[str, bytes]:
    """Each decision as it was frozen, and each letter as it was sent."""
    documents = {
        f"decision-{row.number}.json": _decision(row) for row in case.decisions.order_by("number")
    }
    lines = sorted(notices.letters_about(subject=subject), key=lambda it: it.written_at)
    letters = [notices.letter(public_id=line.public_id) for line in lines]
    for number, letter in enumerate((it for it in letters if it.body), start=1):
        documents[f"lettre-{number:02}.pdf"] = notices.as_pdf(letter)
    return documents


def _decision(row: Decision) -> bytes:
    return canonical(
        {
            "number": row.number,
            "outcome": row.outcome,
            "summary": row.summary,
            "reasons": row.reasons,
            "measure": row.measure,
            "basis": row.basis,
            "conditions": row.conditions,
            "deviation": row.deviation,
            "starts_on": _day(row.starts_on),
            "ends_on": _day(row.ends_on),
            "decided_at": in_utc(row.decided_at),
            "rests_on": json.loads(row.frozen),
            "digest": row.digest,
        }
    )


def _facts(case: Case) -> dict[str, object]:
    return {
        "state": case.state,
        "first_act_on": _day(case.first_act_on),
        "last_act_on": _day(case.last_act_on),
        "opened_at": in_utc(case.opened_at),
        "parties": [
            {"letter": row.letter, "role": row.role}
            for row in case.parties.order_by("added_at", "id")
        ],
        "as_found": json.loads(freezing.frozen(case)),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
