"""Reception: the inbox, one report, its thread, its files, its neighbours."""

from dataclasses import replace
from functools import partial, wraps
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.evidence import words as pieces
from francjeu.evidence.operations.opening.reading import NotShown, Opened
from francjeu.evidence.queries import ItemNotFound
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.pieces.kinds import Showing
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports.operations.exchange import thread
from francjeu.reports.operations.file import grouping
from francjeu.reports.operations.file.moving import ReportMoved
from francjeu.reports.operations.form import files
from francjeu.reports.operations.leaving.handing import HandOverMoved
from francjeu.reports.operations.triage import reading
from francjeu.reports.queries.inbox import Shelf
from francjeu.reports.queries.reach import NotFound
from francjeu.reports.queries.sheet import Sheet, report_for
from francjeu.web.reports import uploads
from francjeu.web.reports.forms import desk as forms
from francjeu.web.reports.pages import inbox as inbox_pages
from francjeu.web.reports.pages import report as pages
from francjeu.web.reports.pages import routing
from francjeu.web.reports.views import playing
from francjeu.web.reports.views.acting import act_page
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, View, staff
from francjeu.web.shell.views import SeeOther


def at_reception(view: View) -> View:
    """Who receives reports; what they may not know about does not exist, what moved is told."""

    @staff(Role.CASE_MANAGER, Role.CHAIR)
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        try:
            return view(request, *args, **named)
        except (NotFound, ItemNotFound) as missing:
            raise Http404 from missing
        except (ReportMoved, IllegalMove, HandOverMoved):
            messages.warning(
                request,
                _("This report moved while you were reading. Nothing is lost. Read it again."),
            )
            return SeeOther(reverse("reports:report", args=[named["ref"]]))

    return guarded


@at_reception
@require_safe
def inbox(request: StaffRequest) -> HttpResponse:
    """What came in, most pressing first."""
    asked = request.GET.get("etagere", "")
    shelf = Shelf(asked) if asked in list(Shelf) else Shelf.NEW
    number = request.GET.get("page", "1")
    page = inbox_pages.inbox_page(
        actor=request.actor, shelf=shelf, page=int(number) if number.isdecimal() else 1,
        at=timezone.now(),
    )  # fmt: skip
    context = {"page": page, "tab": "reports"}
    return fragments.render(request, "reports/desk/inbox.html", context, part="lines")


@at_reception
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: StaffRequest, ref: str) -> HttpResponse:
    """One report; a POST writes to the reporter."""
    at = timezone.now()
    form = forms.Write(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        write = thread.ask if form.cleaned_data["kind"] == "question" else thread.tell
        write(ref=ref, text=form.cleaned_data["text"], actor=request.actor, at=at)
        messages.success(request, _("Sent. The person will read it with their code."))
        return SeeOther(reverse("reports:report", args=[ref]))
    found = reading.read(ref=ref, actor=request.actor, at=at)
    return page(request, found, write=form)


def page(
    request: StaffRequest,
    found: Sheet,
    *,
    write: forms.Write | None = None,
    group: forms.Group | None = None,
    file: forms.Given | None = None,
) -> HttpResponse:
    """The page of a report, with the form that was refused, if any."""
    write, group = write or forms.Write(), group or forms.Group()
    file = file or forms.Given(initial={"obtained": found.obtained})
    refused = next((f for f in (write, group, file) if f.errors), write)
    context = {
        "page": pages.report_page(found=found, actor=request.actor), "tab": "reports",
        "routes": routing.routes(found), "write": write, "group": group, "file": file,
        "form": refused,
    }  # fmt: skip
    status = 422 if refused.errors else 200
    return fragments.render(request, "reports/desk/report.html", context, status=status)


@at_reception
@require_POST
def group(request: StaffRequest, ref: str) -> HttpResponse:
    """The same content: one line to read, each reporter with their own thread."""
    form = forms.Group(request.POST)
    if form.is_valid():
        other = form.cleaned_data["other"].strip().upper()
        try:
            grouping.group(refs=(ref, other), actor=request.actor, at=timezone.now())
        except (NotFound, grouping.NotTogether):
            form.add_error("other", _("There is no such report here. Check the reference."))
        else:
            return SeeOther(reverse("reports:report", args=[ref]))
    return page(request, report_for(actor=request.actor, ref=ref), group=form)


@at_reception
@require_POST
def ungroup(request: StaffRequest, ref: str) -> HttpResponse:
    """This report is about something else."""
    grouping.ungroup(ref=ref, actor=request.actor, at=timezone.now())
    return SeeOther(reverse("reports:report", args=[ref]))


@at_reception
@require_POST
def add_file(request: StaffRequest, ref: str) -> HttpResponse:
    """A file that staff were given; never behind the gate."""
    form = forms.Given(request.POST, request.FILES)
    if form.is_valid():
        obtained = Access(form.cleaned_data["obtained"])
        keep = partial(_keep, ref=ref, obtained=obtained, request=request)
        refused = uploads.refusal(form.cleaned_data["file"], keep)
        if not refused:
            return SeeOther(reverse("reports:report", args=[ref]))
        form.add_error("file", refused)
    return page(request, report_for(actor=request.actor, ref=ref), file=form)


def _keep(upload: files.Upload, *, ref: str, obtained: Access, request: StaffRequest) -> None:
    given = replace(upload, obtained=obtained)
    files.add_by_staff(ref=ref, upload=given, actor=request.actor, at=timezone.now())


@at_reception
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: StaffRequest, ref: str, public_id: UUID) -> HttpResponseBase:
    """Opening a file asks for a reason; a picture is shown in a clean copy, a film waits still."""
    form = forms.Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why, actor, at = form.cleaned_data["reason"], request.actor, timezone.now()
        try:
            if files.recording_of(ref=ref, piece=public_id, actor=actor):
                return playing.page(request, ref, public_id, why)
            looked = files.look_at(ref=ref, piece=public_id, purpose=why, actor=actor, at=at)
            if looked is not None:
                return HttpResponse(looked.content, content_type=looked.media_type)
            return _bytes(
                files.open_piece(ref=ref, piece=public_id, purpose=why, actor=actor, at=at)
            )
        except NotShown as shut:
            form.add_error("reason", str(pieces.OBSTACLES[shut.obstacle]))
        except NotMade as refused:
            form.add_error("reason", str(pieces.TROUBLES[refused.trouble]))
    if not pages.exists(actor=request.actor, ref=ref):
        raise Http404
    return act_page(
        request, ref, form, title=_("Open a file"),
        what=_("Opening it is written in the history, with your reason."),
        words=_("Open the file"),
    )  # fmt: skip


@at_reception
@require_safe
@never_cache
def play(request: StaffRequest, ref: str, public_id: UUID) -> HttpResponseBase:
    """A film as received, a sound without what travelled with it, for who asked just before."""
    return playing.played(request, ref, public_id)


def _bytes(opened: Opened) -> HttpResponseBase:
    """Never run in the page: what is not a plain picture or text is only downloaded."""
    inline = opened.showing is Showing.IMAGE
    kind = "text/plain; charset=utf-8" if opened.showing is Showing.TEXT else opened.media_type
    response = StreamingHttpResponse(
        opened.chunks, content_type=kind if inline or opened.showing is Showing.TEXT
        else "application/octet-stream",
    )  # fmt: skip
    shown = "inline" if inline or opened.showing is Showing.TEXT else "attachment"
    response.headers["Content-Disposition"] = shown
    response.headers["Content-Length"] = str(opened.size)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
