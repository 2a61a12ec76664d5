"""A case that waits for another body, taken up again; letters a person lets leave in silence."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.hearing import staying
from francjeu.kernel.procedure.settings.deadlines import NoCalendar
from francjeu.notices.operations import hushing
from francjeu.web.cases.forms import staying as forms
from francjeu.web.cases.pages import staying as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest

ERRORS: Errors = {
    staying.NoReview: ("review_on", _("Choose a day to come.")),
    staying.AlreadyStayed: (None, _("Someone was faster: read the case again.")),
    NoCalendar: (None, _("No calendar of holidays is known for that year.")),
    hushing.NotHushed: (None, _("No silence stands any more: letters leave as usual.")),
}


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: StaffRequest, ref: str) -> HttpResponse:
    """The case waits; its clocks stand still."""
    case = case_for(request, ref)
    form = forms.Stay(request.POST or None, turn=case.turn, initial=pages.initial(case))

    def act() -> None:
        told = form.cleaned_data
        staying.stay(
            case=case, body=told["body"], reason=told["reason"], review_on=told["review_on"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return acting.play(request, Scene(case=case, verb="stay", form=form, act=act, errors=ERRORS))


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def end_stay(request: StaffRequest, ref: str) -> HttpResponse:
    """The case goes on; its clocks run again with what was left."""
    case = case_for(request, ref)
    form = forms.Reason(request.POST or None, turn=case.turn)

    def act() -> None:
        staying.end_stay(
            case=case, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )

    return acting.play(
        request, Scene(case=case, verb="end_stay", form=form, act=act, errors=ERRORS)
    )


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def let_pass(request: StaffRequest, ref: str) -> HttpResponse:
    """A named person lets the next act write while a silence stands."""
    case = case_for(request, ref)
    form = forms.Reason(request.POST or None, turn=case.turn)

    def act() -> None:
        staying.let_pass(
            case=case, reason=form.cleaned_data["reason"], actor=request.actor, at=timezone.now()
        )

    return acting.play(
        request, Scene(case=case, verb="let_pass", form=form, act=act, errors=ERRORS)
    )
