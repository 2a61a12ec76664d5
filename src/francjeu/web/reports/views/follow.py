"""Coming back with the code: status, messages, files behind the gate's answer."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from francjeu.kernel.evidence.watch.watching import Answer as Visible
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.plumbing import attempts
from francjeu.plumbing.dates import date_format
from francjeu.reports.operations.exchange import seeing, thread
from francjeu.reports.operations.form import files
from francjeu.reports.operations.leaving import handing
from francjeu.reports.operations.triage import reprisals
from francjeu.reports.queries.following import By
from francjeu.reports.queries.reach import NotFound
from francjeu.reports.queries.thread import Following, VisitOver
from francjeu.web.reports import cookies, uploads
from francjeu.web.reports.forms import follow as forms
from francjeu.web.reports.pages import follow as pages
from francjeu.web.reports.place import place_of
from francjeu.web.shell.access import by_link, public
from francjeu.web.shell.views import SeeOther


@public
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """One field of 16 digits; the same sentence for an unknown and an expired code."""
    form = forms.Code(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _code_page(request, form)
    if form.is_valid():
        try:
            token = thread.come_back(
                typed=form.cleaned_data["code"], place=place_of(request), at=timezone.now()
            )
        except thread.WrongCode:
            form.add_error("code", str(forms.WRONG_CODE))
        except attempts.TooMany as shut:
            form.add_error("code", _wait(shut))
        else:
            response = SeeOther(reverse("reports:mine"))
            cookies.keep_visit(response, token)
            return response
    return _code_page(request, form, status=422)


def _wait(shut: attempts.TooMany) -> str:
    time = date_format(timezone.localtime(shut.until), "TIME_FORMAT")
    return _("Too many tries from here. Try again at %(time)s. Your report is not lost.") % {
        "time": time
    }


def _code_page(request: HttpRequest, form: forms.Code, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "exit_url": reverse("reports:exit")}
    return render(request, "reports/code.html", context, status=status)


@by_link
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Where it stands, the thread, a way to add something."""
    token, at = cookies.visit_token(request), timezone.now()
    try:
        found = thread.follow(token=token, at=at)
    except VisitOver:
        return SeeOther(reverse("reports:code"))
    form = _message(found, request)
    if request.method == "POST" and form.is_valid():
        _write(token, form, at)
        response = SeeOther(reverse("reports:mine") + "#messages")
        cookies.keep_visit(response, token)
        return response
    return _page(request, found, message=form)


def _message(found: Following, request: HttpRequest | None = None) -> forms.Message:
    data = request.POST if request is not None and request.method == "POST" else None
    return forms.Message(data, follower=pages.follower(found), parts=pages.parts(found))


def _write(token: str, form: forms.Message, at: datetime) -> None:
    """A reprisal by who reads here is told to someone else; any other joins its thread."""
    told, by = form.cleaned_data, By(form.cleaned_data.get("by") or By.SOMEONE)
    text, sending = told["text"], told["sending"]
    if told["reprisal"] and by is not By.SOMEONE:
        reprisals.tell(token=token, text=text, by=by, sending=sending, at=at)
    elif told["reprisal"]:
        thread.report_reprisal(token=token, text=text, sending=sending, at=at)
    else:
        thread.answer(token=token, text=text, part=told.get("part", ""), sending=sending, at=at)


@by_link
@require_POST
def agree(request: HttpRequest, handover: UUID) -> HttpResponse:
    """What may leave from one’s own report: yes or no, in one’s own file."""
    agrees = request.POST.get("agrees") == "yes"
    token = cookies.visit_token(request)
    try:
        handing.answer(token=token, handover=handover, agrees=agrees, at=timezone.now())
    except VisitOver:
        return SeeOther(reverse("reports:code"))
    except (NotFound, IllegalMove, handing.HandOverMoved):
        pass  # answered already, or withdrawn: the page says where it stands
    return SeeOther(reverse("reports:mine"))


@by_link
@require_POST
def say_visible(request: HttpRequest, watch: UUID) -> HttpResponse:
    """Whether what they reported is still visible: yes, no, or they do not know."""
    token = cookies.visit_token(request)
    try:
        answer = Visible(request.POST.get("answer", ""))
        seeing.say(token=token, watch=watch, answer=answer, at=timezone.now())
    except VisitOver:
        return SeeOther(reverse("reports:code"))
    except (ValueError, seeing.NotAsked):
        pass  # answered already, or no such answer: the page asks again if it still matters
    return SeeOther(reverse("reports:mine"))


@by_link
@require_POST
def add_file(request: HttpRequest) -> HttpResponse:
    """A file with the code, refused behind the gate."""
    token, at = cookies.visit_token(request), timezone.now()
    try:
        found = thread.follow(token=token, at=at)
    except VisitOver:
        return SeeOther(reverse("reports:code"))
    form = forms.File(request.POST, request.FILES)
    if form.is_valid():
        keep = partial(_keep, token=token)
        refused = uploads.refusal(form.cleaned_data["file"], keep)
        if not refused:
            return SeeOther(reverse("reports:mine"))
        form.add_error("file", refused)
    return _page(request, found, file=form)


def _keep(upload: files.Upload, *, token: str) -> None:
    files.add_by_code(token=token, upload=upload, at=timezone.now())


def _page(
    request: HttpRequest,
    found: Following,
    *,
    message: forms.Message | None = None,
    file: forms.File | None = None,
) -> HttpResponse:
    message, file = message or _message(found), file or forms.File()
    refused = bool(message.errors or file.errors)
    context = {
        "page": pages.mine(found=found, at=timezone.now()),
        "form": file if file.errors else message, "message": message, "file": file,
        "exit_url": reverse("reports:exit"),
    }  # fmt: skip
    return render(request, "reports/mine.html", context, status=422 if refused else 200)


@by_link
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """The page is closed: going back asks for the code again."""
    thread.leave(token=cookies.visit_token(request))
    response = SeeOther(reverse("home:index"))
    cookies.forget_visit(response)
    return response
