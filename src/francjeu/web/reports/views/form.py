"""The nine steps: each « Continuer » is kept, an error keeps what was typed."""

from dataclasses import replace
from functools import cache, partial
from typing import cast
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.evidence.queries import ItemNotFound
from francjeu.kernel.actors import VISITOR
from francjeu.kernel.procedure.intake.telling import STEPS, Telling, Unfinished
from francjeu.plumbing import attempts
from francjeu.reports.operations.form import drafts, files, submitting
from francjeu.reports.queries.drafts import Draft, DraftGone, Sent, draft_for, sent_for
from francjeu.web.reports import cookies, uploads
from francjeu.web.reports.forms import steps as forms
from francjeu.web.reports.pages import form as pages
from francjeu.web.reports.place import place_of
from francjeu.web.shell.access import public
from francjeu.web.shell.views import SeeOther


def _draft(request: HttpRequest) -> Draft | None:
    try:
        return draft_for(token=cookies.draft_token(request), at=timezone.now())
    except DraftGone:
        return None


def _sent(request: HttpRequest) -> Sent | None:
    return sent_for(token=cookies.draft_token(request), at=timezone.now())


@public
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What is asked, who reads, for how long; then the first question."""
    page = pages.start(on=timezone.localdate(), has_draft=_draft(request) is not None)
    form = forms.Start(request.POST if request.method == "POST" else None)
    if page.is_open and form.is_valid():
        told = Telling(keeps_draft=form.cleaned_data["keeps_draft"])
        return _begin(request, told, SeeOther(reverse("reports:step", args=[1])))
    return render(request, "reports/start.html", {"page": page, "form": form, **_exit(request)})


def _begin(request: HttpRequest, told: Telling, response: HttpResponse) -> HttpResponse:
    """A new draft, and the cookie that alone opens it."""
    told = replace(told, language=get_language() or "fr")
    try:
        token = drafts.begin(telling=told, place=place_of(request), at=timezone.now())
    except attempts.TooMany as shut:
        context = {"until": timezone.localtime(shut.until), **_exit(request)}
        return render(request, "reports/busy.html", context, status=429)
    cookies.keep_draft(response, token)
    return response


def _exit(request: HttpRequest) -> dict[str, object]:
    """The quick exit of the form goes by a page that first forgets the draft, unless kept."""
    return {"exit_url": reverse("reports:exit")}


@public
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: int) -> HttpResponse:
    """One question of the nine."""
    if not 1 <= number <= STEPS:
        raise Http404
    if number == STEPS and request.method == "POST":
        return _send(request)
    draft = _draft(request)
    if draft is None and request.method != "POST":
        return SeeOther(reverse("reports:receipt" if _sent(request) else "reports:start"))
    if number == STEPS:
        return _last(request, draft, forms.Check(), failed=False)
    told = draft.telling if draft else Telling(language=get_language() or "fr")
    if number == 6 and told.gate is None:
        return SeeOther(reverse("reports:step", args=[4]))
    if request.method == "POST":
        return _answer(request, number, draft, told)
    form = forms.step_form(number, told)(initial=forms.step_form(number, told).initial_of(told))
    return _question(request, number, form, draft)


def _answer(request: HttpRequest, number: int, draft: Draft | None, told: Telling) -> HttpResponse:
    """Keep what is understood, whatever the rest; go on when all of it is."""
    form = forms.step_form(number, told)(request.POST, request.FILES)
    valid = form.is_valid()
    told = replace(form.added_to(told), language=get_language() or "fr")
    after = SeeOther(_after(request, number))
    if draft is None:  # it had expired: what was just typed begins a new one
        return _begin(request, told, after)
    token, at = cookies.draft_token(request), timezone.now()
    drafts.save(token=token, telling=told, at=at)
    if request.headers.get("X-Autosave"):
        return HttpResponse(status=204)
    if refused := _files(request, token, told):
        form.add_error("file" if "file" in form.fields else None, refused)
        valid = False
    if valid or ("skip" in request.POST and form.skips):
        return SeeOther(request.get_full_path()) if "more" in request.POST else after
    return _question(request, number, form, draft, status=422)


def _files(request: HttpRequest, token: str, told: Telling) -> str:
    """Seal the files of the step, behind the gate's answer; the words of the first refusal."""
    for file in cast("list[UploadedFile[bytes]]", [*request.FILES.values()]):
        if told.gate is None or not told.takes_files:
            return uploads.closed_words(told.gate) if told.gate else ""
        keep = partial(_seal, token=token, told=told)
        if refused := uploads.refusal(file, keep):
            return refused
    return ""


def _seal(upload: files.Upload, *, token: str, told: Telling) -> None:
    if told.gate is not None:
        files.add_to_draft(
            token=token, upload=replace(upload, obtained=told.obtained), gate=told.gate,
            at=timezone.now(),
        )  # fmt: skip


def _after(request: HttpRequest, number: int) -> str:
    """The next question, or the last page when a line of it is being changed."""
    if "fin" not in request.GET:
        return reverse("reports:step", args=[number + 1])
    if number == 4:  # another answer at the gate changes what step 6 asks
        return reverse("reports:step", args=[6]) + "?fin=1"
    return reverse("reports:step", args=[STEPS])


def _question(
    request: HttpRequest, number: int, form: forms.Step, draft: Draft | None, *, status: int = 200
) -> HttpResponse:
    kept = draft or Draft(pk=0, telling=Telling(), saved_at=timezone.now(), pieces=())
    page = pages.question(number=number, draft=kept, skips=form.skips, on=timezone.localdate())
    context = {"page": page, "form": form, **_frame(request, number)}
    return render(request, f"reports/{_template(number, form)}.html", context, status=status)


def _template(number: int, form: forms.Step) -> str:
    if number == 6:
        return "found" if isinstance(form, forms.Found) else "in_words"
    return {3: "where", 4: "gate", 5: "what", 7: "who", 8: "oneself"}.get(number, "step")


def _frame(request: HttpRequest, number: int) -> dict[str, object]:
    before = reverse("reports:step", args=[number - 1]) if number > 1 else reverse("reports:start")
    words = (
        _("Back to step %(number)s") % {"number": number - 1} if number > 1 else _("Back to start")
    )
    return {
        "step": number, "steps": STEPS, "saved": True, "saved_words": _("Draft kept for 7 days"),
        "back": before, "back_words": words, "here": request.get_full_path(), **_exit(request),
    }  # fmt: skip


@cache
def _receipt_address() -> str:
    return reverse("reports:receipt")


def _send(request: HttpRequest) -> HttpResponse:
    """Everything told is sent, once."""
    if not request.POST.get(forms.UNSEEN):
        try:
            token = cookies.draft_token(request)
            submitting.submit(token=token, actor=VISITOR, at=timezone.now())
            return SeeOther(_receipt_address())
        except Unfinished:
            pass  # said in the summary, with a link to each question
        except DraftGone:
            return _gone(request)
    return _last(request, _draft(request), forms.Check(request.POST), failed=True)


def _last(
    request: HttpRequest, draft: Draft | None, form: forms.Check, *, failed: bool
) -> HttpResponse:
    """Everything told, and a way to change each line."""
    if draft is None:
        return _gone(request)
    titles = {n: str(forms.step_form(n, draft.telling).title) for n in range(1, STEPS)}
    page = pages.review(draft=draft, titles=titles, on=timezone.localdate())
    context = {"page": page, "form": form, "failed": failed, **_frame(request, STEPS)}
    return render(request, "reports/check.html", context, status=422 if failed else 200)


def _gone(request: HttpRequest) -> HttpResponse:
    """Nothing here to open: other doors."""
    return render(request, "reports/gone.html", _exit(request), status=404)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """The code; leaving forgets it at once."""
    if request.method == "POST":
        response: HttpResponse = SeeOther(reverse("home:index"))
        cookies.forget_draft(response)
        return response
    sent = _sent(request)
    if sent is None:
        return SeeOther(reverse("reports:code"))
    context = {
        "page": pages.receipt(sent=sent), "address": settings.FRANCJEU.url, **_exit(request),
    }  # fmt: skip
    return render(request, "reports/receipt.html", context)


@public
@require_POST
def take_back(request: HttpRequest, piece: UUID) -> HttpResponse:
    """A file is withdrawn before sending."""
    try:
        token = cookies.draft_token(request)
        files.withdraw_from_draft(token=token, piece=piece, at=timezone.now())
    except (DraftGone, ItemNotFound):
        pass  # already gone: the next page shows what is left
    return SeeOther(reverse("reports:step", args=[6]))


@public
@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    """« Effacer mon brouillon »."""
    drafts.erase(token=cookies.draft_token(request), at=timezone.now())
    response = SeeOther(reverse("home:index"))
    cookies.forget_draft(response)
    return response


@public
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit: away at once; without the cookie nobody opens the draft, unless it was kept."""
    draft = _draft(request)
    response = HttpResponseRedirect(settings.FRANCJEU.exit_url)
    if draft is None or not draft.telling.keeps_draft:
        cookies.forget_draft(response)
    cookies.forget_visit(response)
    return response
