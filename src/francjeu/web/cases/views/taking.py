"""Taking a case away: one file that anyone can verify, with tools they already have."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.access import Act
from francjeu.cases.operations.file.exporting import export_case
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.reach import Case
from francjeu.evidence.operations.keeping.exporting import PieceUnreadable
from francjeu.kernel.access import Refused
from francjeu.web.cases.pages import taking as pages
from francjeu.web.cases.views.acting import at_the_table, case_for
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

CHUNK = 64 * 1024


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def export(request: StaffRequest, ref: str) -> HttpResponseBase:
    """What the package holds and how it is verified; asking for it is remembered."""
    case = case_for(request, ref)
    if Act.EXPORT not in turn.rights(case=case, actor=request.actor):
        raise Refused(Act.EXPORT)
    if request.method != "POST":
        return _page(request, case, "")
    try:
        return _sent(request, case)
    except PieceUnreadable as unreadable:
        told = _("Piece %(label)s cannot be read as it was sealed. Nothing was exported.")
        return _page(request, case, told % {"label": unreadable.label})


def _page(request: StaffRequest, case: Case, trouble: str) -> HttpResponse:
    context = {"page": pages.page(case=case, trouble=trouble)}
    return fragments.render(request, "cases/export.html", context, status=422 if trouble else 200)


def _sent(request: StaffRequest, case: Case) -> HttpResponseBase:
    """The folder as one zip, written in a place that is emptied as soon as it has left."""
    place = tempfile.TemporaryDirectory(prefix="francjeu-")
    try:
        done = export_case(
            case=case, folder=Path(place.name) / case.ref, actor=request.actor, at=timezone.now()
        )
        packed = pages.packed(done.folder)
    except BaseException:
        place.cleanup()
        raise
    return StreamingHttpResponse(
        _emptied(packed, place), content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{case.ref}.zip"',
            "Content-Length": str(packed.stat().st_size),
        },
    )  # fmt: skip


def _emptied(packed: Path, place: "tempfile.TemporaryDirectory[str]") -> Iterator[bytes]:
    with place, packed.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk
