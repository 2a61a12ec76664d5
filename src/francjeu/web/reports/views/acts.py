"""Acts of reception, one page each: the urgency sheet first, then what it opens."""

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from francjeu.kernel.procedure.intake.report import (
    About,
    Answer,
    DangerLeftOpen,
    NoDoorNamed,
    Question,
)
from francjeu.reports.operations.leaving import disposing
from francjeu.reports.operations.leaving.routing import GateUnanswered
from francjeu.reports.operations.triage import checking, reading
from francjeu.reports.queries.sheet import report_for
from francjeu.web.reports.forms import desk as forms
from francjeu.web.reports.pages import report as pages
from francjeu.web.reports.pages.phrases import open_doors
from francjeu.web.reports.views.acting import act_page
from francjeu.web.reports.views.desk import at_reception
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

BOTH = ["GET", "HEAD", "POST"]
NO_DOOR = gettext_lazy("Name at least one other door: a refusal is never a dead end.")
GATE_FIRST = gettext_lazy(
    "Answer the nine questions of the gate first: a refusal never misses who else must act."
)


def _report(ref: str) -> SeeOther:
    return SeeOther(reverse("reports:report", args=[ref]))


@at_reception
@require_http_methods(BOTH)
def urgency(request: StaffRequest, ref: str) -> HttpResponse:
    """Eight questions, doors, what was done: before anything else."""
    found = report_for(actor=request.actor, ref=ref)
    page = pages.urgency_page(found=found, on=timezone.localdate())
    if found.state != "received":
        return _report(ref)
    form = forms.Urgency(
        request.POST if request.method == "POST" else None, others=len(page.others)
    )
    if form.is_valid() and _sign(request, ref, form):
        return _withhold_first(ref, form) or _report(ref)
    if request.method != "POST":
        reading.read(ref=ref, actor=request.actor, at=timezone.now())
    context = {"page": page, "form": form, "tab": "reports"}
    status = 422 if form.errors else 200
    return fragments.render(request, "reports/desk/urgency.html", context, status=status)


def _sign(request: StaffRequest, ref: str, form: forms.Urgency) -> bool:
    """True once signed; else the form says what to do."""
    given = {
        "ref": ref, "answers": form.answers, "outcome": form.ended,
        "done": form.cleaned_data["done"], "actor": request.actor, "at": timezone.now(),
    }  # fmt: skip
    try:
        if form.cleaned_data.get("together"):
            count = checking.check_urgency_together(**given)
        else:
            checking.check_urgency(**given)
            count = 1
    except DangerLeftOpen:
        form.add_error("outcome", _("A safety question is not answered “No”: say what was done."))
        return False
    except checking.NothingDone:
        form.add_error("done", _("Say who was called or asked, and when."))
        return False
    said = ngettext("%(n)s sheet signed.", "%(n)s sheets signed.", count)
    messages.success(request, said % {"n": count})
    return True


def _withhold_first(ref: str, form: forms.Urgency) -> HttpResponse | None:
    """It concerns someone who receives or decides here: say whom, before anything else."""
    if form.answers[Question.CONFLICT] is Answer.NO:
        return None
    return SeeOther(reverse("reports:withhold", args=[ref]))


@at_reception
@require_http_methods(BOTH)
def refuse(request: StaffRequest, ref: str) -> HttpResponse:
    """Not admissible: a listed reason, words, other doors."""
    report_for(actor=request.actor, ref=ref)
    listed = open_doors(timezone.localdate())
    form = forms.Refuse(request.POST if request.method == "POST" else None, listed=listed)
    if form.is_valid():
        try:
            disposing.say_not_admissible(
                ref=ref, reason=form.refusal, words=form.cleaned_data["why"], doors=form.named,
                actor=request.actor, at=timezone.now(),
            )  # fmt: skip
        except NoDoorNamed:
            form.add_error("doors", str(NO_DOOR))
        except GateUnanswered:
            form.add_error(None, str(GATE_FIRST))
        else:
            return _report(ref)
    return act_page(
        request, ref, form, title=_("Say that this policy cannot act"),
        what=_("The person will read the reason and the doors. It does not mean it is false."),
        words=_("Tell the person"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def reroute(request: StaffRequest, ref: str) -> HttpResponse:
    """It belongs to another body: to whom, on what basis, why."""
    report_for(actor=request.actor, ref=ref)
    listed = open_doors(timezone.localdate())
    form = forms.Reroute(request.POST if request.method == "POST" else None, listed=listed)
    if form.is_valid():
        disposing.reroute(
            ref=ref, body=form.cleaned_data["body"], basis=form.agreed,
            words=form.cleaned_data["why"], doors=tuple(d for d in form.named if d),
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
        return _report(ref)
    return act_page(
        request, ref, form, title=_("Send it where it belongs"),
        what=_("With the person’s agreement, or because the law requires it. They will be told."),
        words=_("Record that it was sent"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def again(request: StaffRequest, ref: str) -> HttpResponse:
    """A refusal or a transfer is undone, for a reason."""
    report_for(actor=request.actor, ref=ref)
    form = forms.Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        disposing.take_up_again(
            ref=ref, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )
        return _report(ref)
    return act_page(
        request, ref, form, title=_("Take it up again"),
        what=_("The report waits for an answer again. The reason stays in the history."),
        words=_("Take it up again"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def identity(request: StaffRequest, ref: str) -> HttpResponse:
    """Who wrote: shown once, for a reason which is written down."""
    found = report_for(actor=request.actor, ref=ref)
    form = forms.Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        who = reading.read_identity(
            ref=ref, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )
        context = {"ref": found.ref, "who": who, "tab": "reports"}
        return fragments.render(request, "reports/desk/identity.html", context)
    return act_page(
        request, ref, form, title=_("Read who wrote"),
        what=_("The name is kept apart. This reading is written in the history, with your reason."),
        words=_("Read it"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def location(request: StaffRequest, ref: str) -> HttpResponse:
    """Where a gated image is, in words: shown once, for a reason which is written down."""
    found = report_for(actor=request.actor, ref=ref)
    form = forms.Reason(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words = reading.read_location(
            ref=ref, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )
        context = {"ref": found.ref, "words": words, "tab": "reports"}
        return fragments.render(request, "reports/desk/location.html", context)
    return act_page(
        request, ref, form, title=_("Read where the image is"),
        what=_("Do not open the image. These words are for the police, or to have it removed."),
        words=_("Read it"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def withhold(request: StaffRequest, ref: str) -> HttpResponse:
    """It concerns someone who receives reports: they lose access at once."""
    report_for(actor=request.actor, ref=ref)
    form = forms.Withhold(request.POST if request.method == "POST" else None)
    if form.is_valid():
        checking.withhold(
            ref=ref, about=About(form.cleaned_data["about"]), reason=form.cleaned_data["reason"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
        messages.success(request, _("Done. Someone else receives this report."))
        return SeeOther(reverse("reports:inbox"))
    return act_page(
        request, ref, form, title=_("It concerns someone who receives reports"),
        what=_("This person loses access at once; so may you. Someone else takes over."),
        words=_("Pass it to someone else"),
    )  # fmt: skip


@at_reception
@require_http_methods(BOTH)
def adult(request: StaffRequest, ref: str) -> HttpResponse:
    """A safe adult, chosen by the child."""
    report_for(actor=request.actor, ref=ref)
    form = forms.Reason(request.POST if request.method == "POST" else None)
    form.fields["reason"].label = _("What was done?")
    if form.is_valid():
        checking.record_adult(
            ref=ref, what=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )
        return _report(ref)
    return act_page(
        request, ref, form, title=_("A trusted adult was found"),
        what=_("Chosen by the child: a parent may be the problem. Say how the adult was reached, "
               "or that the child wants none."),
        words=_("Record it"),
    )  # fmt: skip
