"""Joining screenshots of one conversation: a person says the order, the tool finds the overlaps."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.evidence.operations.copies import stitching
from francjeu.evidence.operations.isolation.shutting import NotSealed
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms.stitching import Join
from francjeu.web.evidence.pages.around import screenshots
from francjeu.web.evidence.views.pieces import at_the_desk, said
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: StaffRequest, ref: str) -> HttpResponse:
    """The screenshots veiled, a place for each; then the joined picture and its gaps."""
    file = whose.file_for(actor=request.actor, ref=ref)
    pieces = screenshots(file)
    if not file.manages or len(pieces) < 2:
        raise Http404
    form = Join(request.POST if request.method == "POST" else None, pieces=pieces)
    if form.is_valid() and (made := _joined(request, file, form)):
        messages.success(request, _("The joined picture is sealed. Look at it before use."))
        return SeeOther(made)
    context = {"form": form, "ref": ref, "tab": whose.tab(ref)}
    status = 422 if form.errors else 200
    return fragments.render(request, "evidence/join.html", context, status=status)


def _joined(request: StaffRequest, file: whose.File, form: Join) -> str:
    """The address of the joined picture; empty when none could be made, and the form says why."""
    items = [whose.item_for(actor=request.actor, file=file, piece=piece) for piece in form.chosen()]
    try:
        item = stitching.stitch(
            items=items, shows_contact=form.cleaned_data["contact"] == "yes", facts=file.facts,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except stitching.NotTogether:
        form.add_error(None, _("They came by different ways: join those of one sending."))
    except (NotMade, NotShown, NotSealed, StoreFull) as trouble:
        form.add_error(None, said(trouble))
    else:
        return reverse("evidence:piece", args=[file.ref, item.public_id])
    return ""
