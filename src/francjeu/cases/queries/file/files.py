"""The files for counsel of a case: for whom, how far, until when; for who may have the case."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from francjeu.cases import models
from francjeu.cases.queries.reach import CaseNotFound

KEPT = timedelta(hours=24)
# The stored row, as operations take it.
CounselFile = models.CounselFile


@dataclass(frozen=True, slots=True)
class Line:
    """One copy that was asked for."""

    key: str
    recipient: str
    state: str
    step: int
    steps: int
    pages: int | None
    root: str
    withheld: tuple[str, ...]
    failure: str
    names_reporters: bool
    asked_by: str
    asked_at: datetime
    until: datetime | None


def files_of(case: models.Case) -> tuple[Line, ...]:
    """Every copy asked for, newest first."""
    rows = models.CounselFile.objects.filter(case=case).select_related("asked_by")
    return tuple(_line(row) for row in rows.order_by("-asked_at", "-pk"))


def file_of(*, case: models.Case, key: UUID) -> models.CounselFile:
    """One copy of this case, for the operation. Raises CaseNotFound."""
    rows = models.CounselFile.objects.select_related("case", "asked_by")
    found = rows.filter(case=case, public_id=key).first()
    if found is None:
        raise CaseNotFound(case.ref)
    return found


def _line(row: models.CounselFile) -> Line:
    return Line(
        key=str(row.public_id), recipient=row.recipient, state=row.state, step=row.step,
        steps=row.steps, pages=row.pages, root=row.root, withheld=tuple(row.withheld),
        failure=row.failure, names_reporters=row.names_reporters, asked_by=row.asked_by.name,
        asked_at=row.asked_at, until=row.ready_at + KEPT if row.ready_at else None,
    )  # fmt: skip
