"""Asking for the capture of a page, and reading what came of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.evidence.operations.capture import capturing
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.queries import captures
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.reports.operations.form.files import FilesClosed
from francjeu.web.evidence import whose
from francjeu.web.evidence.forms.captures import Capture
from francjeu.web.evidence.pages import captures as pages
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

SECONDS = "4"
"""Between two looks at a capture under way; the page comes back by itself, script or not."""


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest, ref: str) -> HttpResponse:
    """The form: which page, what proves it, and the question on intimate images."""
    file = whose.file_for(actor=request.actor, ref=ref)
    if not file.manages:
        raise Http404
    form = Capture(request.POST or None, initial=_before(request, file))
    is_shut = request.POST.get("gate") in (Answer.YES.value, Answer.UNSURE.value)
    if form.is_valid() and not is_shut:
        asked = _ask(request, file, form)
        if asked is not None:
            return SeeOther(reverse("evidence:capture", args=[ref, asked]))
    context = {"form": form, "ref": ref, "is_on": capturing.is_on(), "is_shut": is_shut,
               "sample": whose.sample_address(request)}  # fmt: skip
    status = 422 if form.errors or is_shut else 200
    return fragments.render(request, "evidence/capture_new.html", context, status=status)


@works_with_files
@require_safe
def capture(request: StaffRequest, ref: str, capture: UUID) -> HttpResponse:
    """What came of it; while it is under way the page comes back by itself."""
    file = whose.file_for(actor=request.actor, ref=ref)
    try:
        found = captures.one(public_id=capture, vaults=file.vaults)
    except captures.CaptureNotFound as missing:
        raise Http404 from missing
    page = pages.page(found, file=file)
    response = fragments.render(request, "evidence/capture.html", {"page": page})
    if not page.is_over:
        response.headers["Refresh"] = SECONDS
    return response


def _ask(request: StaffRequest, file: File, form: Capture) -> UUID | None:
    told, at = form.cleaned_data, timezone.now()
    try:
        if file.is_gated:
            raise FilesClosed(Answer.UNSURE)
        vault = whose.vault_for(actor=request.actor, ref=file.ref, at=at)
        row = capturing.ask(
            vault=vault, address=told["address"], author=told["author"],
            fragment=told["fragment"], gate=Answer(told["gate"]), actor=request.actor,
            facts=file.facts, at=at,
        )  # fmt: skip
    except publications.NoAddress:
        form.add_error("address", _("This is not the address of a public page. Paste it whole."))
        return None
    except (FilesClosed, publications.GateClosed):
        form.add_error("gate", _("This report tells of an intimate image: nothing is opened."))
        return None
    except capturing.SwitchedOff:
        return None  # the page says so
    messages.success(request, _("The capture was asked for."))
    return row.public_id


def _before(request: StaffRequest, file: File) -> dict[str, str]:
    """What the form starts from: the capture to do again, else the link that was told."""
    try:
        again = captures.one(public_id=UUID(request.GET.get("de", "")), vaults=file.vaults)
    except (ValueError, captures.CaptureNotFound):
        return {"address": next(iter(file.links), "")}
    return {"address": again.address, "author": again.author, "fragment": again.fragment}
