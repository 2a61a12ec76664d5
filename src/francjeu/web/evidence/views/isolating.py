"""Seal and isolate: said plainly first, done at once, and then not even a line."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.evidence.operations.isolation.shutting import NotSealed
from francjeu.evidence.queries import isolated as queries
from francjeu.reports.operations.urgent import isolating
from francjeu.web.evidence import whose
from francjeu.web.evidence.pages import isolating as pages
from francjeu.web.evidence.views.pieces import at_the_desk
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def isolate(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """What it does, then the act."""
    _file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    found = pages.alike(item, places=partial(whose.places_of, request.actor))
    if request.method != "POST":
        context = {
            "alike": found,
            "ref": ref, "id": piece, "has_key": bool(queries.offline_key()),
            "tab": "cases" if ref.startswith("D-") else "reports",
        }  # fmt: skip
        return fragments.render(request, "evidence/isolate.html", context)
    try:
        isolating.isolate(item=item, actor=request.actor, at=timezone.now())
    except NotSealed as gone:
        raise Http404 from gone
    messages.success(
        request, _("It is sealed and isolated. The designated person was told, without details.")
    )
    if found:  # what was known of their likeness is gone by now
        where = ", ".join(sorted({it.place for it in found}))
        told = _("Other pieces looked like it: look at them now, in %(places)s.")
        messages.warning(request, told % {"places": where})
    return SeeOther(reverse("evidence:file", args=[ref]))
