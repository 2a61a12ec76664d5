"""Where a piece comes from, what agrees with it; bringing a capture made with a tool."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.evidence import queries
from francjeu.evidence.operations.origin import corroborating, instrumenting
from francjeu.evidence.operations.origin.instrumenting import Taken
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.kernel.evidence.origin.corroboration import Kind
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports.operations.form.files import FilesClosed
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms.sources import Agreement, Tooled
from francjeu.web.evidence.pages import sources as pages
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def provenance(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """All that is known of where a piece comes from; a person adds a source that agrees."""
    file = whose.file_for(actor=request.actor, ref=ref)
    page = pages.provenance(file, piece)
    if page is None:
        raise Http404
    form = Agreement(request.POST if request.method == "POST" else None)
    if form.is_valid() and _add(request, file, piece, form):
        messages.success(request, _("The source is kept, beside the grade."))
        return SeeOther(request.path)
    context = {"page": page, "form": form, "tab": whose.tab(ref)}
    return fragments.render(
        request, "evidence/provenance.html", context, status=422 if form.errors else 200
    )


def _add(request: StaffRequest, file: File, piece: UUID, form: Agreement) -> bool:
    item = queries.item_for(actor=request.actor, public_id=piece, facts=file.facts)
    try:
        corroborating.add(
            item=item, kind=Kind(form.cleaned_data["kind"]), reason=form.cleaned_data["reason"],
            facts=file.facts, actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except corroborating.AlreadyAdded:
        form.add_error("kind", _("A source of this kind was added before: it counts once."))
        return False
    return True


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def tooled(request: StaffRequest, ref: str) -> HttpResponse:
    """A capture made by a trained member of the staff: sealed as the tool wrote it, graded N2."""
    file = whose.file_for(actor=request.actor, ref=ref)
    if not file.manages:
        raise Http404
    form = Tooled(request.POST or None, request.FILES or None)
    is_shut = file.is_gated or request.POST.get("gate") in (Answer.YES.value, Answer.UNSURE.value)
    if not is_shut and form.is_valid() and _bring(request, file, form):
        messages.success(request, _("The capture is sealed, graded N2."))
        return SeeOther(reverse("evidence:file", args=[ref]))
    context = {"form": form, "ref": ref, "is_shut": is_shut, "rule": pages.rule(),
               "tab": whose.tab(ref)}  # fmt: skip
    status = 422 if form.errors or (is_shut and request.method == "POST") else 200
    return fragments.render(request, "evidence/tooled.html", context, status=status)


def _bring(request: StaffRequest, file: File, form: Tooled) -> bool:
    told, at = form.cleaned_data, timezone.now()
    taken = Taken(
        tool=told["tool"], address=told["address"], right=told["right"],
        obtained=Access(told["obtained"]), at=told["taken_at"], is_trained=told["trained"],
    )  # fmt: skip
    try:
        vault = whose.vault_for(actor=request.actor, ref=file.ref, at=at)
        instrumenting.bring(
            vault=vault, source=told["file"], name=told["file"].name or "", taken=taken,
            facts=file.facts, actor=request.actor, at=at,
        )  # fmt: skip
    except instrumenting.NotYetTaken:
        form.add_error("taken_at", _("This moment is not past yet."))
    except FilesClosed:
        form.add_error("gate", _("This report tells of an intimate image: nothing is opened."))
    except (TooLarge, Empty):
        form.add_error("file", _("This file is empty or too large. Send another."))
    except StoreFull:
        form.add_error("file", _("The file could not be kept: the server is out of room."))
    except StoreRefused:
        form.add_error("file", _("The file could not be kept: the store does not answer."))
    return not form.errors
