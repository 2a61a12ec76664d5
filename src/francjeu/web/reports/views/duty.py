"""The urgent lane: what rings, taking it, passing it on, the guided sheet, the silence."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.kernel.procedure.intake.urgent import BadLine, SheetIncomplete, Step
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports.operations.urgent import alarms, sheets, silence
from francjeu.web.reports.forms.duty import Lift, Note
from francjeu.web.reports.pages import duty as pages
from francjeu.web.reports.views.desk import at_reception
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, View
from francjeu.web.shell.views import SeeOther

Act = Callable[..., None]


def _on_duty(view: View) -> View:
    """Who was faster is told; the sheet is read again."""

    @wraps(view)
    def guarded(request: HttpRequest, ref: str, *args: object, **more: object) -> HttpResponseBase:
        try:
            return view(request, ref, *args, **more)
        except (alarms.AlarmMoved, alarms.NotHolding, IllegalMove):
            messages.warning(request, _("Someone else has it now. Read the sheet again."))
            return _sheet(ref)

    return at_reception(guarded)


def _sheet(ref: str, line: str = "") -> SeeOther:
    return SeeOther(reverse("reports:sheet", args=[ref]) + (f"#{line}" if line else ""))


@at_reception
@require_safe
def duty(request: StaffRequest) -> HttpResponse:
    """What rings now; the address of the content-free message."""
    context = {"page": pages.duty(actor=request.actor), "tab": "reports"}
    return fragments.render(request, "reports/desk/duty.html", context, part="rings")


@at_reception
@require_safe
def sheet(request: StaffRequest, ref: str) -> HttpResponse:
    """The guided sheet: who to call, who was called."""
    return _page(request, ref)


def _page(
    request: StaffRequest, ref: str, *, refused: Note | None = None, lift: Lift | None = None
) -> HttpResponse:
    page = pages.sheet(actor=request.actor, ref=ref, at=timezone.now(), refused=refused, lift=lift)
    form = refused or lift
    context = {"page": page, "form": form, "tab": "reports"}
    status = 422 if form is not None else 200
    return fragments.render(request, "reports/desk/sheet.html", context, status=status)


@_on_duty
@require_POST
def take(request: StaffRequest, ref: str) -> HttpResponse:
    """I take it, or I resume what someone else began."""
    alarms.take_over(ref=ref, actor=request.actor, at=timezone.now())
    return _sheet(ref)


@_on_duty
@require_POST
def cannot(request: StaffRequest, ref: str) -> HttpResponse:
    """I cannot: the next person is called now."""
    alarms.cannot(ref=ref, actor=request.actor, at=timezone.now())
    messages.success(request, _("The next person is being called."))
    return SeeOther(reverse("reports:duty"))


@_on_duty
@require_POST
def line(request: StaffRequest, ref: str, step: str) -> HttpResponse:
    """One line is noted; while it is typed, it is kept for who resumes."""
    if step not in set(Step):
        raise Http404
    form, at = Note(request.POST, step=Step(step)), timezone.now()
    if request.headers.get("X-Autosave"):
        sheets.save_draft(ref=ref, step=form.step, typed=form.typed(), actor=request.actor, at=at)
        return HttpResponse(status=204)
    if form.is_valid() and _noted(request, ref, form):
        return _sheet(ref, step)
    return _page(request, ref, refused=form)


def _noted(request: StaffRequest, ref: str, form: Note) -> bool:
    """True once noted; else the form says what is missing."""
    try:
        sheets.note(ref=ref, line=form.line, actor=request.actor, at=timezone.now())
    except BadLine as refused:
        form.refuse(refused)
        return False
    return True


@_on_duty
@require_POST
def close(request: StaffRequest, ref: str) -> HttpResponse:
    """Every line is answered."""
    try:
        alarms.close(ref=ref, actor=request.actor, at=timezone.now())
    except SheetIncomplete:
        messages.warning(request, _("Some lines have no answer yet."))
        return _sheet(ref)
    messages.success(request, _("The sheet is closed. It never changes any more."))
    return SeeOther(reverse("reports:report", args=[ref]))


@_on_duty
@require_http_methods(["POST"])
def lift(request: StaffRequest, ref: str) -> HttpResponse:
    """The person concerned may be told again: who says so, in which words."""
    form = Lift(request.POST)
    if not form.is_valid():
        return _page(request, ref, lift=form)
    try:
        silence.lift(
            ref=ref, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )
    except silence.NothingStands:
        messages.warning(request, _("No silence stands any more."))
    return _sheet(ref)
