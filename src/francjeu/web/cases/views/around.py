"""Around the hearing: more time refused, a name withheld or told, a person now of age."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.hearing import asking, coming_of_age, identifying
from francjeu.cases.queries.hearing import parties
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.web.cases.forms import hearing as forms
from francjeu.web.cases.pages import hearing as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.cases.views.hearing import COPIES, NAMES
from francjeu.web.shell.access import StaffRequest

TIME: Errors = {
    asking.NothingAsked: (None, _("Nobody asks for more time now.")),
    NamesSomeone: ("reasons", NAMES),
    Reproduces: ("reasons", COPIES),
}
NAME: Errors = {
    identifying.NobodyComplains: (
        "is_told",
        _("Nobody is in the case as complainant. Who only reported is never named."),
    )
}
MINOR: Errors = {
    coming_of_age.StillAMinor: ("party", _("From the year noted, this person is still under 18."))
}


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_time(request: StaffRequest, ref: str) -> HttpResponse:
    """More time is refused, with reasons; granting it is giving more time."""
    case = case_for(request, ref)
    form = forms.Refuse(request.POST or None, turn=case.turn)

    def act() -> None:
        asking.refuse_time(
            case=case, reasons=form.cleaned_data["reasons"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="answer_time", form=form, act=act, errors=TIME)
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def rule_on_identity(request: StaffRequest, ref: str) -> HttpResponse:
    """The name of who reported or complains: withheld or told, for written reasons."""
    case = case_for(request, ref)
    form = forms.Identity(request.POST or None, turn=case.turn)

    def act() -> None:
        identifying.rule(
            case=case, is_told=form.cleaned_data["is_told"] == "yes",
            reasons=form.cleaned_data["reasons"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="rule_on_identity", form=form, act=act, errors=NAME)
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def come_of_age(request: StaffRequest, ref: str) -> HttpResponse:
    """Letters go to a person who turned 18."""
    case = case_for(request, ref)
    young = pages.represented(case)
    form = forms.OfAge(request.POST or None, turn=case.turn, letters=young)

    def act() -> None:
        coming_of_age.note(
            case=case, party=parties.party_of(case=case, key=form.cleaned_data["party"]),
            keeps=form.cleaned_data["keeps"] == "yes", actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="come_of_age", form=form, act=act, errors=MINOR)
    return acting.play(request, scene)
