"""Exporting a case as a folder that anyone can verify, with tools they already have."""

import json
from datetime import date, datetime
from pathlib import Path

from francjeu.cases import access, citing, freezing
from francjeu.cases.models import Case, Decision
from francjeu.cases.operations.file import moving
from francjeu.cases.queries.pieces.disclosures import last_of
from francjeu.cases.queries.pieces.isolated import hidden_in
from francjeu.evidence import access as evidence
from francjeu.evidence.models import Item
from francjeu.evidence.operations.keeping import exporting
from francjeu.evidence.package import Contents, Exhibit, Statement
from francjeu.evidence.queries import copies, custody_of, piece_of
from francjeu.journal import queries as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.copies.copying import Kind
from francjeu.kernel.evidence.pieces.keeping import State
from francjeu.kernel.evidence.pieces.piece import canonical, in_utc
from francjeu.kernel.journal import bare
from francjeu.notices import queries as notices
from francjeu.people import queries as people
from francjeu.reports.queries import agreeing


def export_case(
    *, case: Case, folder: Path, copies_only: bool = False, actor: Actor, at: datetime
) -> exporting.Exported:
    """Write the whole case, for who may have it: a lawyer, the police, PILS, an appeal committee.

    `copies_only`: masked copies with their commitments, and no original.

    Parties appear in the list as letters; pieces and letters hold what they hold.
    Raises kernel.access.Refused, exporting.FolderTaken, exporting.PieceUnreadable.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.EXPORT)
    return exporting.export(
        contents=copies_of(case) if copies_only else contents_of(case),
        folder=folder,
        facts=evidence.Facts(is_involved=True),
        actor=actor,
        at=at,
    )


def contents_of(case: Case) -> Contents:
    """Everything of the case that a package holds; of an isolated piece, not even a line."""
    exhibits = _exhibits(case)
    subject = f"case:{case.ref}"
    return Contents(
        ref=case.ref,
        title=case.title,
        organisation=people.organisation().name,
        subject=subject,
        exhibits=exhibits,
        statements=_statements(case),
        entries=hidden_in(case).silent(journal.entries(subject=subject)),
        custody=custody_of(exhibit.item for exhibit in exhibits),
        documents=_documents(case, subject=subject),
        facts=_facts(case),
    )


def copies_of(case: Case) -> Contents:
    """What the package without originals holds: copies with their commitments, masked words.

    Of the journal, lines without facts: they would tell the digests of the originals.
    """
    subject = f"case:{case.ref}"
    exhibits, statements, left_out = _copies(case)
    return Contents(
        ref=case.ref, title=case.title, organisation=people.organisation().name, subject=subject,
        exhibits=exhibits, statements=statements, left_out=left_out,
        entries=tuple(bare(entry) for entry in journal.entries(subject=subject)),
        custody=custody_of(exhibit.item for exhibit in exhibits),
        with_names=False, with_originals=False,
    )  # fmt: skip


def _copies(case: Case) -> tuple[tuple[Exhibit, ...], tuple[Statement, ...], tuple[str, ...]]:
    """The copy that was disclosed, else the newest masked one; else the words disclosed."""
    exhibits, statements, left_out = [], [], []
    rows = case.exhibits.select_related("item").prefetch_related("disclosures__item__vault")
    rows = rows.exclude(item__state=State.ISOLATED).order_by("number")
    made = {it.item_id: it for it in copies.copies_of(row.item_id for row in rows if row.item_id)}
    for row in rows:
        label, chosen = f"P-{row.number}", last_of(row)
        masked = [it for it in made.values() if it.original_id == row.item_id]
        masked = [it for it in masked if it.kind is Kind.REDACTION]
        told = chosen.item_id if chosen else None
        copy = made.get(told) if told else (masked[-1] if masked else None)
        if copy is not None:
            item = Item.objects.select_related("vault").get(pk=copy.item_id)
            exhibits.append(Exhibit(item=item, label=label, title=row.description, made=copy))
        elif chosen is not None and chosen.words:
            statements.append(
                Statement(
                    label=label, title=row.description, text=chosen.words, received_at=row.added_at
                )
            )
        else:
            left_out.append(label)
    return tuple(exhibits), tuple(statements), tuple(left_out)


def _exhibits(case: Case) -> tuple[Exhibit, ...]:
    """Each piece, then the copies made of it; isolated ones are not here."""
    rows = case.exhibits.filter(item__isnull=False).exclude(item__state=State.ISOLATED)
    rows = rows.select_related("item__vault", "item__mail_check").order_by("number")
    made = copies.copies_of(row.item_id for row in rows if row.item_id)
    items = Item.objects.select_related("vault").in_bulk([it.item_id for it in made])
    taken = copies.taken_out(row.item_id for row in rows if row.item_id)
    labels = {row.item_id: f"P-{row.number}" for row in rows}
    agreed = agreeing.agreeing_with([piece_of(row.item) for row in rows if row.item])
    found = []
    for row in rows:
        if row.item is None:
            continue
        label = f"P-{row.number}"
        agreements = agreed[row.item.public_id]
        out_of = taken.get(row.item.pk)
        found.append(
            Exhibit(
                item=row.item, label=label, title=row.description, agreements=agreements,
                made=out_of, of=labels.get(out_of.original_id, "") if out_of else "",
            )
        )  # fmt: skip
        mine = [it for it in made if it.original_id == row.item_id]
        found += [
            Exhibit(
                item=items[it.item_id], label=f"{label}-copie-{place}", title=row.description,
                made=it, of=label,
            )
            for place, it in enumerate(mine, start=1)
        ]  # fmt: skip
    return tuple(found)


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
        "clauses_as_printed": _clauses(case),
        "as_found": json.loads(freezing.frozen(case)),
    }


def _clauses(case: Case) -> dict[str, str]:
    """How the document prints each clause invoked, beside the id that software reads."""
    names = citing.names(case, language=case.policy.language)
    ids = case.allegations.order_by("clause").values_list("clause", flat=True)
    return {clause: names.get(clause, clause) for clause in ids}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
