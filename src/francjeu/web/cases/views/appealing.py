"""What an appeal asks besides its answer: let in late, refused late, stayed, withdrawn."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import appealing
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.web.cases.forms import fairness as forms
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.cases.views.fairness import MOVED
from francjeu.web.cases.views.hearing import COPIES, NAMES
from francjeu.web.shell.access import StaffRequest

FORM = require_http_methods(["GET", "HEAD", "POST"])
ERRORS: Errors = {
    Reproduces: ("reasons", COPIES),
    NamesSomeone: ("reasons", NAMES),
    appealing.NothingToDecide: (None, MOVED),
}


@at_the_table
@FORM
def admit_late(request: StaffRequest, ref: str) -> HttpResponse:
    """The request came late: other eyes let it in, with reasons."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Reasons(request.POST or None, turn=case.turn)

    def act() -> None:
        appealing.admit_late(
            case=case, reasons=form.cleaned_data["reasons"], actor=actor, at=timezone.now()
        )

    scene = Scene(case=case, verb="admit_late", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)


@at_the_table
@FORM
def refuse_late(request: StaffRequest, ref: str) -> HttpResponse:
    """The request came too late: other eyes say so, with reasons."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Reasons(request.POST or None, turn=case.turn)

    def act() -> None:
        appealing.refuse_late(
            case=case, reasons=form.cleaned_data["reasons"], actor=actor, at=timezone.now()
        )

    scene = Scene(case=case, verb="refuse_late", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)


@at_the_table
@FORM
def stay_sanction(request: StaffRequest, ref: str) -> HttpResponse:
    """Does the sanction wait for the appeal?"""
    case, actor = case_for(request, ref), request.actor
    form = forms.Stay(request.POST or None, turn=case.turn)

    def act() -> None:
        told = form.cleaned_data
        appealing.stay_sanction(
            case=case, is_granted=told["granted"] == "yes", reasons=told["reasons"],
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    return acting.play(
        request, Scene(case=case, verb="stay_sanction", form=form, act=act, errors=ERRORS)
    )


@at_the_desk
@FORM
def withdraw(request: StaffRequest, ref: str) -> HttpResponse:
    """Who asked takes the request back: written down, with what they said."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Reasons(request.POST or None, turn=case.turn)

    def act() -> None:
        appealing.withdraw(
            case=case, reasons=form.cleaned_data["reasons"], actor=actor, at=timezone.now()
        )

    scene = Scene(case=case, verb="withdraw_appeal", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)
