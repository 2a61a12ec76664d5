"""A list from another program: sent, looked at, answered, then imported whole."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from francjeu.kernel.belonging import Role
from francjeu.kernel.figures import MEGABYTE
from francjeu.people.operations import imports
from francjeu.people.roster import checking, matching, reading
from francjeu.people.roster.dates import Order
from francjeu.plumbing.figures import grouped
from francjeu.web.people import forms, pages, words
from francjeu.web.people.views.persons import KEEPERS, form_page
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

PREFIX = "q-"


@staff(*KEEPERS)
@form_page
def send(request: StaffRequest) -> HttpResponse:
    """Which list do you import?"""
    form = forms.File(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            draft = imports.keep_draft(
                content=_content(file), filename=file.name,
                actor=request.actor, at=timezone.localtime(),
            )  # fmt: skip
            return SeeOther(reverse("people:import", args=[draft.public_id]))
        except reading.Unreadable as refused:
            form.add_error("file", words.of_file(refused))
    status = 422 if form.errors else 200
    return fragments.render(request, "people/send_list.html", {"form": form}, status=status)


def _content(file: Any) -> bytes:
    """The bytes received; the handler of uploads keeps none of a file that is too large."""
    if getattr(file, "is_too_large", False) or file.size > reading.MOST_BYTES:
        raise reading.Unreadable("too_big", str(reading.MOST_BYTES // MEGABYTE))
    return bytes(file.read())


@staff(*KEEPERS)
@form_page
def look(request: StaffRequest, ref: str) -> HttpResponse:
    """What does this list hold?"""
    try:
        draft = imports.draft_for(actor=request.actor, ref=ref, at=timezone.localtime())
        return _looked(request, draft)
    except imports.DraftGone:
        return fragments.render(request, "people/list_gone.html", {}, status=410)


def _looked(request: StaffRequest, draft: Any) -> HttpResponse:
    form = forms.Rules(request.POST or None)
    answers = _answers(request, form)
    if request.POST.get("do") == "import" and not form.errors:
        try:
            return _imported(request, draft, answers)
        except imports.NotSettled:
            messages.error(request, _("Nothing was imported: something is still to answer."))
    preview = imports.preview(draft=draft, answers=answers)
    page = pages.import_(preview=preview, answers=answers)
    context = {"page": page, "form": form, "draft": draft}
    status = 422 if request.method == "POST" and not page.is_ready else 200
    return fragments.render(request, "people/look_at_list.html", context, status=status)


def _answers(request: StaffRequest, form: forms.Rules) -> imports.Answers:
    asked: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    rules = checking.Rules(
        today=timezone.localdate(),
        role=Role(asked["role"]) if asked.get("role") else None,
        starts_on=asked.get("starts_on"), ends_on=asked.get("ends_on"),
        order=Order(asked["order"]) if asked.get("order") else None,
    )  # fmt: skip
    seen = request.POST.get("faults", "") if "leave_out" in request.POST else ""
    return imports.Answers(
        rules=rules,
        answers={k.removeprefix(PREFIX): str(v) for k, v in request.POST.items()
                 if k.startswith(PREFIX)},
        bulk=matching.Bulk(asked["bulk"]) if asked.get("bulk") else None,
        seen_faults=int(seen) if seen.isdecimal() else 0,
    )  # fmt: skip


def _imported(request: StaffRequest, draft: Any, answers: imports.Answers) -> HttpResponse:
    done = imports.import_draft(
        draft=draft, answers=answers, actor=request.actor, at=timezone.localtime()
    )
    added = ngettext("%(n)s person was added", "%(n)s persons were added", done.persons)
    roles = ngettext("%(n)s role was noted", "%(n)s roles were noted", done.roles)
    words_ = f"{added % {'n': grouped(done.persons)}}; {roles % {'n': grouped(done.roles)}}."
    messages.success(request, words_)
    return SeeOther(reverse("people:list"))


@staff(*KEEPERS)
@require_POST
def drop(request: StaffRequest, ref: str) -> HttpResponse:
    """Forget this list."""
    try:
        draft = imports.draft_for(actor=request.actor, ref=ref, at=timezone.localtime())
        imports.drop(draft=draft, actor=request.actor, at=timezone.localtime())
        messages.success(request, _("The list is forgotten. Nothing was imported."))
    except imports.DraftGone:
        messages.info(request, _("The list was gone already."))
    return SeeOther(reverse("people:list"))
