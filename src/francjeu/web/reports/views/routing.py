"""The gate at the door and what leaves by it: nine questions, halves, support, hand-overs."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.kernel.procedure.intake.handover import BadHandOver
from francjeu.reports import words_routing as words
from francjeu.reports.operations.leaving import handing, routing
from francjeu.reports.operations.triage import reprisals
from francjeu.reports.queries import following
from francjeu.reports.queries import routing as routes
from francjeu.reports.queries.sheet import report_for
from francjeu.web.reports.forms import routing as forms
from francjeu.web.reports.pages import routing as pages
from francjeu.web.reports.views.acting import act_page
from francjeu.web.reports.views.desk import at_reception
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

BOTH = ["GET", "HEAD", "POST"]
Words = str | Promise
Play = Callable[[dict[str, Any], dict[str, Any]], object]
# verb → its form, what the page says, and the operation
ACTS: dict[str, tuple[type[django_forms.Form], Words, Play]] = {
    "ask": (
        forms.Nothing,
        gettext_lazy("The person reads in their file what would leave and to whom, and answers."),
        lambda told, who: handing.ask(**who),
    ),
    "answer": (
        forms.Answered,
        gettext_lazy("By phone or in person: their words count as much as the button."),
        lambda told, who: handing.note_answer(
            agrees=told["agrees"] == "yes", how=told["how"], **who
        ),
    ),
    "send": (
        forms.Sent,
        gettext_lazy("Once it has really left. The person who reported will read it."),
        lambda told, who: handing.send(
            how=told["how"], their_ref=told["their_ref"], stays=not told["leaves"], **who
        ),
    ),
    "acknowledge": (
        forms.Taken,
        gettext_lazy("They answered that the matter is theirs."),
        lambda told, who: handing.acknowledge(their_ref=told["their_ref"], **who),
    ),
    "give_back": (
        forms.GivenBack,
        gettext_lazy("A report that had left waits here for an answer again."),
        lambda told, who: handing.give_back(answer=told["answer"], **who),
    ),
    "finish": (
        forms.Finished,
        gettext_lazy("Their own file stays with them: write only what they tell you."),
        lambda told, who: handing.finish(answer=told["answer"], **who),
    ),
    "withdraw": (
        forms.Nothing,
        gettext_lazy("Nothing leaves. What was decided stays in the history."),
        lambda told, who: handing.withdraw(**who),
    ),
}


def _report(ref: str) -> SeeOther:
    return SeeOther(reverse("reports:report", args=[ref]) + "#routes")


@at_reception
@require_http_methods(BOTH)
def gate(request: StaffRequest, ref: str) -> HttpResponse:
    """Nine plain questions; the answers propose, a person chooses."""
    found, at = report_for(actor=request.actor, ref=ref), timezone.now()
    form = forms.Gate(
        request.POST if request.method == "POST" else None, initial=routes.typed_on(ref=ref),
        same=pages.unanswered_neighbours(found),
    )  # fmt: skip
    keeps = "X-Autosave" in request.headers
    if request.method == "POST" and (keeps or not form.is_valid()):
        routing.save_typed(ref=ref, typed=request.POST.dict(), actor=request.actor, at=at)
    if keeps:
        return HttpResponse(status=204)
    if form.is_valid():
        routing.answer_gate(
            ref=ref, answers=form.answers, words=form.cleaned_data["words"], also=form.also,
            actor=request.actor, at=at,
        )  # fmt: skip
        return _report(ref)
    context = {"form": form, "ref": ref, "what": found.what, "tab": "reports"}
    status = 422 if form.errors else 200
    return fragments.render(request, "reports/desk/gate.html", context, status=status)


@at_reception
@require_http_methods(BOTH)
def split(request: StaffRequest, ref: str) -> HttpResponse:
    """A mixed report becomes two under one code."""
    report_for(actor=request.actor, ref=ref)
    form = forms.Split(request.POST if request.method == "POST" else None)
    if form.is_valid():
        half = routing.split(ref=ref, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(ref)s tells the other part.") % {"ref": half.ref})
        return _report(half.ref)
    return act_page(
        request, ref, form, title=_("What goes another way?"),
        what=_("One part stays, one leaves. The person follows both with the same code."),
        words=_("Split in two"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def support(request: StaffRequest, ref: str) -> HttpResponse:
    """What was done for the person it happened to."""
    report_for(actor=request.actor, ref=ref)
    form = forms.Support(request.POST if request.method == "POST" else None)
    if form.is_valid():
        routing.give_support(
            ref=ref, what=form.cleaned_data["what"], actor=request.actor, at=timezone.now()
        )
        return _report(ref)
    return act_page(
        request, ref, form, title=_("What was done for the person?"),
        what=_("Even where this policy cannot act: support does not wait for a case."),
        words=_("Record it"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def reprisal(request: StaffRequest, ref: str) -> HttpResponse:
    """After what this report tells of a reprisal."""
    report_for(actor=request.actor, ref=ref)
    form = forms.After(request.POST if request.method == "POST" else None)
    if form.is_valid():
        after = form.cleaned_data["after"].strip().upper()
        try:
            reprisals.link(ref=ref, after=after, actor=request.actor, at=timezone.now())
        except reprisals.NothingBefore:
            form.add_error("after", _("There is no such report or case here."))
        else:
            return _report(ref)
    return act_page(
        request, ref, form, title=_("Does it tell of a reprisal?"),
        what=_("It will be read before all others. If it tells of someone here, pass it on too."),
        words=_("Link it"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def keep_away(request: StaffRequest, ref: str) -> HttpResponse:
    """It tells of someone who receives: for them it no longer exists."""
    report_for(actor=request.actor, ref=ref)
    at = timezone.now()
    data = request.POST if request.method == "POST" else None
    form = forms.KeepAway(data, accounts=following.receivers(at=at))
    if form.is_valid():
        try:
            reprisals.keep_away(ref=ref, actor=request.actor, at=at, **form.cleaned_data)
        except reprisals.NobodyLeft:
            form.add_error("account", _("Nobody else could read it. Name another person first."))
        else:
            messages.success(request, _("Done. This person no longer knows of it."))
            return SeeOther(reverse("reports:inbox"))
    return act_page(
        request, ref, form, title=_("It tells of someone who receives reports"),
        what=_("For this person it no longer exists, not even as a line. You may step aside too."),
        words=_("Keep this person away"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def hand_over(request: StaffRequest, ref: str) -> HttpResponse:
    """Decide what leaves, to whom, on what basis; nothing has left yet."""
    found = report_for(actor=request.actor, ref=ref)
    start = pages.proposed(found, request.GET.get("vers", ""))
    form = forms.HandOver(request.POST if request.method == "POST" else None, initial=start)
    if form.is_valid():
        try:
            handing.prepare(ref=ref, actor=request.actor, at=timezone.now(), **form.told)
        except BadHandOver as refused:
            form.refuse(refused)
        else:
            return _report(ref)
    return act_page(
        request, ref, form, title=_("What leaves, and to whom?"),
        what=_("You decide, in your name. It leaves only when you record that it did."),
        words=_("Decide this hand-over"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def hand_act(request: StaffRequest, ref: str, handover: UUID, verb: str) -> HttpResponse:
    """One step of a hand-over, in order."""
    report_for(actor=request.actor, ref=ref)
    if verb not in ACTS:
        raise Http404
    kind, what, play = ACTS[verb]
    form = kind(request.POST if request.method == "POST" else None)
    if form.is_valid():
        who = {"handover": handover, "ref": ref, "actor": request.actor, "at": timezone.now()}
        try:
            play(form.cleaned_data, who)
        except BadHandOver as refused:
            form.add_error(None, str(words.REFUSED[refused.why]))
        except handing.HandOverMoved:
            messages.warning(request, _("Someone else moved it meanwhile. Read it again."))
            return _report(ref)
        else:
            return _report(ref)
    title = pages.VERBS[verb]
    return act_page(request, ref, form, title=title, what=what, words=title)
