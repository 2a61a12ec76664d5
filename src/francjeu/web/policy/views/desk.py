"""The policy for staff: import, review, publish; the settings that complete it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.kernel.actors import Role
from francjeu.policy import operations
from francjeu.policy import queries as policy
from francjeu.policy import words_reading as reading
from francjeu.web.policy import desk_pages as pages
from francjeu.web.policy import forms, reviewing
from francjeu.web.policy.views import settings
from francjeu.web.policy.views.missing import missing_is_404
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff

READS_AND_WRITES = require_http_methods(["GET", "HEAD", "POST"])
KINDS = {"profil": "profile", "portes": "doors"}


@staff()
@require_safe
def versions(request: StaffRequest) -> HttpResponse:
    """Which rule holds, and since when?"""
    page = pages.versions(on=timezone.localdate(), actor=request.actor)
    return fragments.render(request, "policy/versions.html", {"page": page})


@staff(Role.ADMINISTRATOR)
@READS_AND_WRITES
def import_(request: StaffRequest) -> HttpResponse:
    """Read a document and keep the proposal as a draft."""
    form = forms.Import(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        draft = operations.import_version(**form.proposed(), actor=request.actor, at=timezone.now())
        for doubt in reading.doubts(form.document):
            messages.warning(request, doubt)
        return HttpResponseRedirect(reverse("policy:review", args=[draft.number]))
    return _form(request, "policy/import.html", form)


@staff(Role.ADMINISTRATOR)
@READS_AND_WRITES
@missing_is_404
def review(request: StaffRequest, number: int) -> HttpResponse:
    """Correct what the rules proposed, clause by clause."""
    row = policy.draft_row(number=number)
    form = reviewing.Review(request.POST or None, document=policy.document(number=number))
    if request.method == "POST" and form.is_valid():
        operations.correct(version=row, **form.corrected(), actor=request.actor, at=timezone.now())
        return HttpResponseRedirect(reverse("policy:publish", args=[number]))
    return _form(request, "policy/review.html", form, page=pages.review(number=number))


@staff(Role.ADMINISTRATOR)
@READS_AND_WRITES
@missing_is_404
def publish(request: StaffRequest, number: int) -> HttpResponse:
    """Put a reviewed draft in force from a day."""
    row = policy.draft_row(number=number)
    form = forms.Publish(
        request.POST or None, reviewed=policy.version(number=number).reviewed,
        today=timezone.localdate(), replaces=bool(policy.published()),
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            operations.publish(
                version=row, in_force_on=form.cleaned_data["in_force_on"],
                actor=request.actor, at=timezone.now(),
            )  # fmt: skip
        except operations.DayTaken:
            form.add_error("in_force_on", _("Another version already takes effect that day."))
        else:
            messages.success(request, _("The policy is published."))
            return HttpResponseRedirect(reverse("policy:versions"))
    return _form(request, "policy/publish.html", form, page=pages.review(number=number))


@staff(Role.ADMINISTRATOR)
@require_POST
@missing_is_404
def discard(request: StaffRequest, number: int) -> HttpResponse:
    """Throw a draft away."""
    operations.discard(
        version=policy.draft_row(number=number), actor=request.actor, at=timezone.now()
    )
    messages.success(request, _("The draft was thrown away."))
    return HttpResponseRedirect(reverse("policy:versions"))


@staff()
@READS_AND_WRITES
def settings_(request: StaffRequest, kind: str) -> HttpResponse:
    """The procedure profile or the outside doors: each value, its source, its date of check."""
    if kind not in KINDS:
        raise Http404
    page = pages.settings(kind=KINDS[kind], on=timezone.localdate(), actor=request.actor)
    form = forms.Settings(request.POST or None, kind=KINDS[kind], on=timezone.localdate())
    if request.method == "POST" and not page.may_write:
        raise Http404
    if request.method == "POST" and form.is_valid():
        return settings.previewed(request, kind, form)
    return _form(request, f"policy/{KINDS[kind]}.html", form, page=page)


def _form(request: HttpRequest, template: str, form: forms.Form, **context: object) -> HttpResponse:
    refused = form.is_bound and bool(form.errors or getattr(form, "problems", []))
    status = 422 if refused else 200
    return fragments.render(request, template, {"form": form, **context}, status=status)
