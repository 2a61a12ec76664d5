"""Whether the case can be examined: admissible, dismissed, or handed over."""

from contextlib import suppress

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.intake import gating, opening
from francjeu.cases.queries.intake import gating as gates
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.kernel.procedure.case.moves import Ground
from francjeu.web.cases.forms import admitting as forms
from francjeu.web.cases.pages import preparing as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def answer_gate(request: StaffRequest, ref: str) -> HttpResponse:
    """Nine questions on one page, kept while they are answered."""
    case, actor, at = case_for(request, ref), request.actor, timezone.now()
    form = forms.Gate(request.POST or None, turn=case.turn, initial=gates.typed(case))
    if request.method == "POST" and ("X-Autosave" in request.headers or not form.is_valid()):
        with suppress(NotYet):
            gating.save_typed(case=case, typed=request.POST.dict(), actor=actor, at=at)
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)

    def act() -> None:
        gating.answer_gate(
            case=case, answers=form.answers, words=form.cleaned_data["words"], actor=actor, at=at
        )

    scene = Scene(case=case, verb="answer_gate", form=form, act=act, template="cases/gate.html")
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def declare_admissible(request: StaffRequest, ref: str) -> HttpResponse:
    """The policy may apply."""
    case = case_for(request, ref)
    form = forms.Admit(request.POST or None, turn=case.turn)

    def act() -> None:
        opening.declare_admissible(
            case=case, reasons=form.cleaned_data["reasons"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="declare_admissible", form=form, act=act))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def dismiss(request: StaffRequest, ref: str) -> HttpResponse:
    """The policy cannot apply, on a ground of the list; other doors are named."""
    case = case_for(request, ref)
    form = forms.Dismiss(request.POST or None, turn=case.turn)

    def act() -> None:
        opening.dismiss(
            case=case, ground=Ground(form.cleaned_data["ground"]),
            reasons=form.cleaned_data["reasons"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="dismiss", form=form, act=act, template="cases/dismiss.html",
        context={"doors": pages.other_doors()},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def refer(request: StaffRequest, ref: str) -> HttpResponse:
    """Hand the matter to another body."""
    case = case_for(request, ref)
    form = forms.Refer(request.POST or None, turn=case.turn, doors=pages.doors())

    def act() -> None:
        opening.refer(
            case=case, door=form.cleaned_data["door"], reasons=form.cleaned_data["reasons"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="refer", form=form, act=act))
