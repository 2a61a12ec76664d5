"""Stopping a clock and letting it run again."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.hearing import timing
from francjeu.kernel.procedure.settings.deadlines import NoCalendar
from francjeu.web.cases.forms import timing as forms
from francjeu.web.cases.pages import timing as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest

ERRORS: Errors = {
    timing.NoSuchClock: ("clock", _("This clock changed meanwhile. Choose again.")),
    timing.TooLate: ("clock", _("This time is over already: stopping it changes nothing.")),
    NoCalendar: (None, _("No calendar of holidays is known for that year.")),
}


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: StaffRequest, ref: str) -> HttpResponse:
    """A clock stands still, for a reason that is kept."""
    case = case_for(request, ref)
    clocks = pages.clocks(case, paused=False)
    form = forms.Pause(request.POST or None, turn=case.turn, clocks=clocks)

    def act() -> None:
        timing.pause(
            case=case, key=form.cleaned_data["clock"], reason=form.cleaned_data["reason"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="pause_clock", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: StaffRequest, ref: str) -> HttpResponse:
    """What was left when it stopped is left."""
    case = case_for(request, ref)
    clocks = pages.clocks(case, paused=True)
    form = forms.Resume(request.POST or None, turn=case.turn, clocks=clocks)

    def act() -> None:
        key = form.cleaned_data["clock"]
        timing.resume(case=case, key=key, actor=request.actor, at=timezone.now())

    scene = Scene(case=case, verb="resume_clock", form=form, act=act, errors=ERRORS)
    return acting.play(request, scene)
