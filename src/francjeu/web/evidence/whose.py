"""Whose evidence: the report or case a reference names, for who may know of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse

from francjeu.cases import access as case_access
from francjeu.cases import facts as case_facts
from francjeu.cases.operations.pieces import exhibiting
from francjeu.cases.queries import reach as cases
from francjeu.evidence import access
from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Item, Piece, Vault
from francjeu.kernel.actors import Actor
from francjeu.reports.operations.form import files
from francjeu.reports.queries import joined
from francjeu.reports.queries import reach as reports


@dataclass(frozen=True, slots=True)
class File:
    """A report or a case, as the pages of evidence need it.

    `manages`: may add to it. `links`: addresses told where no intimate image was.
    `is_gated`: one of its reports tells, or may tell, of one.
    """

    ref: str
    subject: str
    back: str
    manages: bool
    links: tuple[str, ...]
    is_gated: bool
    vaults: tuple[Vault, ...]
    pieces: tuple[Piece, ...]

    @property
    def facts(self) -> access.Facts:
        """Found to be theirs: `file_for` refuses everyone else."""
        return access.Facts(is_involved=True)


def file_for(*, actor: Actor, ref: str) -> File:
    """The file, for who may know of it; anyone else finds nothing. Raises Http404."""
    try:
        return _case(actor, ref) if ref.startswith("D-") else _report(actor, ref)
    except (cases.CaseNotFound, reports.NotFound) as missing:
        raise Http404 from missing


def vault_for(*, actor: Actor, ref: str, at: datetime) -> Vault:
    """The vault that receives what is added to this file, opened with its first piece."""
    if ref.startswith("D-"):
        return exhibiting.vault_of(cases.case_for(actor=actor, ref=ref), at)
    return files.vault_for(ref=ref, actor=actor, at=at)


def places_of(actor: Actor, subjects: Collection[str]) -> dict[str, str]:
    """Of these journals’ subjects, those this person may know, under the reference they know.

    A report they may not read is known by its case, to who sits in it. A few queries, whatever
    the number of subjects.
    """
    told = [subject.partition(":") for subject in subjects]
    case_refs = {ref for kind, _, ref in told if kind == "case"}
    report_refs = {ref for kind, _, ref in told if kind == "report"}
    joined_in = joined.cases_of(report_refs)
    seen = _refs(cases.visible(actor), {*case_refs, *joined_in.values()})
    read = _refs(reports.visible(actor), report_refs)
    places = {f"case:{ref}": ref for ref in case_refs & seen}
    for ref in report_refs:
        if ref in read:
            places[f"report:{ref}"] = ref
        elif joined_in.get(ref) in seen:
            places[f"report:{ref}"] = joined_in[ref]
    return places


def _refs(rows: QuerySet[Any], refs: Collection[str]) -> set[str]:
    return set(rows.filter(ref__in=list(refs)).values_list("ref", flat=True))


def item_for(*, actor: Actor, file: File, piece: UUID) -> Item:
    """A piece of this file or a copy of one; not one that may not be opened. Raises Http404."""
    try:
        item = evidence.item_for(actor=actor, public_id=piece, facts=file.facts)
    except evidence.ItemNotFound as missing:
        raise Http404 from missing
    mine = item.vault_id in {vault.pk for vault in file.vaults}
    if not mine or evidence.piece_of(item).obstacle is not None:
        raise Http404
    return item


def piece_for(*, actor: Actor, ref: str, piece: UUID) -> tuple[File, Item]:
    """A piece, and the file it is read in, for who may know of both. Raises Http404."""
    file = file_for(actor=actor, ref=ref)
    return file, item_for(actor=actor, file=file, piece=piece)


def _case(actor: Actor, ref: str) -> File:
    case = cases.case_for(actor=actor, ref=ref)
    manages = case_access.RULES.allows(actor, case_access.Act.MANAGE, case_facts.access_facts(case))
    refs = joined.refs_in(ref)
    subjects = [f"case:{ref}", *(f"report:{it}" for it in refs)]
    return _file(ref, subjects, refs, back=reverse("cases:case", args=[ref]), manages=manages)


def _report(actor: Actor, ref: str) -> File:
    reports.row_for(actor=actor, ref=ref)
    back = reverse("reports:report", args=[ref])
    return _file(ref, [f"report:{ref}"], (ref,), back=back, manages=True)


def sample_address(request: HttpRequest) -> str:
    """The post that a demonstration may capture; empty elsewhere."""
    if not settings.FRANCJEU.demo:
        return ""
    return request.build_absolute_uri(reverse("demo_post:post"))


def _file(
    ref: str, subjects: list[str], refs: tuple[str, ...], *, back: str, manages: bool
) -> File:
    vaults = evidence.alive_vaults(subjects=subjects, items=())
    pieces = evidence.items_of_all(list(vaults))
    return File(
        ref=ref, subject=subjects[0], back=back, manages=manages, vaults=vaults, pieces=pieces,
        links=joined.links_told(refs), is_gated=joined.is_gated(refs),
    )  # fmt: skip


def tab(ref: str) -> str:
    """Under which tab of the desk a file is read."""
    return "cases" if ref.startswith("D-") else "reports"
