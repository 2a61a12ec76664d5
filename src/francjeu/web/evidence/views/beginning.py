"""Watching an address: which one, what proves that it is the right one, and the question first."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.evidence.operations.capture import watching
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.queries import watches
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports.operations.form.files import FilesClosed
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms.captures import Capture
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, ref: str) -> HttpResponse:
    """The form: which address, what proves it, and the question on intimate images."""
    file = whose.file_for(actor=request.actor, ref=ref)
    if not file.manages or file.is_gated:
        raise Http404
    form = Capture(request.POST or None, initial=_before(request, file))
    is_shut = request.POST.get("gate") in (Answer.YES.value, Answer.UNSURE.value)
    if form.is_valid() and not is_shut:
        begun = _begin(request, file, form)
        if begun is not None:
            return SeeOther(f"{reverse('evidence:file', args=[ref])}#veille-{begun}")
    context = {"form": form, "ref": ref, "is_shut": is_shut}
    status = 422 if form.errors or is_shut else 200
    return fragments.render(request, "evidence/watch_new.html", context, status=status)


def _begin(request: StaffRequest, file: File, form: Capture) -> UUID | None:
    told, at = form.cleaned_data, timezone.now()
    try:
        row = watching.begin(
            vault=whose.vault_for(actor=request.actor, ref=file.ref, at=at),
            told=watching.Told(told["address"], told["author"], told["fragment"]),
            gate=Answer(told["gate"]), facts=file.facts, actor=request.actor, at=at,
        )  # fmt: skip
    except publications.NoAddress:
        form.add_error("address", _("This is not the address of a public page. Paste it whole."))
        return None
    except (FilesClosed, publications.GateClosed):
        form.add_error("gate", _("This report tells of an intimate image: nothing is opened."))
        return None
    except watching.NotWatchable:
        raise Http404 from None
    messages.success(request, _("The watch has begun."))
    return row.publication.public_id


def _before(request: StaffRequest, file: File) -> dict[str, str]:
    """What the form starts from: an address to complete, else the link that was told."""
    try:
        asked = UUID(request.GET.get("de", ""))
        known = watches.publication_for(vaults=file.vaults, publication=asked)
    except (ValueError, watches.WatchNotFound):
        return {"address": next(iter(file.links), "")}
    return {"address": known.address, "author": known.author, "fragment": known.fragment}
