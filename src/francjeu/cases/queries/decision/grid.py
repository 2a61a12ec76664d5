"""The grid of a case: every element of every clause invoked, found or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.cases import citing, models
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure.decision.elements import SHAPES


@dataclass(frozen=True, slots=True)
class Cell:
    """One element of one clause in the grid; `result` is "" while nobody has found."""

    element: str
    result: str
    reasons: str
    exhibits: tuple[int, ...]
    quote: str
    why_enough: str
    sample: models.Sample | None
    found_by: str
    found_at: datetime | None


@dataclass(frozen=True, slots=True)
class Grid:
    """One clause invoked and its elements, in the order of its shape; `cited` is for people."""

    pk: int
    clause: str
    cited: str
    clause_text: str
    cells: tuple[Cell, ...]


def grids(case: models.Case) -> tuple[Grid, ...]:
    """The grid of each clause invoked: every element, found or not."""
    allegations = case.allegations.order_by("clause").prefetch_related(
        "findings__found_by", "findings__sample"
    )
    names = citing.names(case)
    return tuple(
        Grid(
            pk=a.pk, clause=a.clause, cited=names.get(a.clause, a.clause),
            clause_text=a.clause_text, cells=tuple(_cells(a)),
        )
        for a in allegations
    )  # fmt: skip


def _cells(allegation: models.Allegation) -> Iterable[Cell]:
    found = {f.element: f for f in allegation.findings.all()}
    for element in SHAPES[allegation.shape]:
        row = found.get(element.value)
        yield Cell(
            element=element.value,
            result=row.result if row else "",
            reasons=row.reasons if row else "",
            exhibits=tuple(row.exhibits) if row else (),
            quote=row.quote if row else "",
            why_enough=row.why_enough if row else "",
            sample=getattr(row, "sample", None),
            found_by=row.found_by.name if row else "",
            found_at=row.found_at if row else None,
        )


def allegation_of(*, case: models.Case, pk: int) -> models.Allegation:
    """A clause invoked in this case. Raises CaseNotFound."""
    found = case.allegations.filter(pk=pk).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found
