"""The files for counsel of a case: what was asked, how far it is, what can be fetched."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from francjeu.cases.queries.file import files
from francjeu.cases.queries.reach import Case

STEPS = (
    gettext_noop("Waiting its turn"),
    gettext_noop("Gathering the case"),
    gettext_noop("Looking for names in the pieces"),
    gettext_noop("Setting the pages"),
    gettext_noop("Packing the folder"),
)
RUNNING = frozenset({"asked", "building"})


@dataclass(frozen=True, slots=True)
class Row:
    """One copy."""

    recipient: str
    asked_at: datetime
    asked_by: str
    is_running: bool
    doing: str
    step: int
    steps: int
    url: str
    pages: int | None
    root: str
    until: datetime | None
    withheld: str
    names_reporters: bool
    trouble: str


@dataclass(frozen=True, slots=True)
class Page:
    """The copies, and where to look again."""

    ref: str
    title: str
    back: str
    here: str
    rows: tuple[Row, ...]
    is_running: bool


def page(*, case: Case) -> Page:
    """The page of a case’s copies."""
    rows = tuple(_row(case, line) for line in files.files_of(case))
    return Page(
        ref=case.ref, title=case.title, back=reverse("cases:case", args=[case.ref]),
        here=reverse("cases:filing", args=[case.ref]), rows=rows,
        is_running=any(row.is_running for row in rows),
    )  # fmt: skip


def _row(case: Case, line: files.Line) -> Row:
    ready = line.state == "ready"
    return Row(
        recipient=line.recipient, asked_at=line.asked_at, asked_by=line.asked_by,
        is_running=line.state in RUNNING, doing=_(STEPS[min(line.step, len(STEPS) - 1)]),
        step=line.step, steps=line.steps, pages=line.pages, root=line.root,
        until=line.until if ready else None, withheld=", ".join(line.withheld),
        names_reporters=line.names_reporters, trouble=_trouble(line),
        url=reverse("cases:fetch_file", args=[case.ref, line.key]) if ready else "",
    )  # fmt: skip


def _trouble(line: files.Line) -> str:
    if line.state != "failed":
        return ""
    if line.failure.startswith("P-"):
        return _("Piece %(label)s cannot be read as it was sealed.") % {"label": line.failure}
    return _("It could not be made. Ask again; if it fails twice, tell who runs the site.")
