"""The act described, its series, school law: one page each."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import qualifying
from francjeu.cases.operations.intake import involving
from francjeu.cases.queries.decision import qualifying as queries
from francjeu.kernel.procedure.decision.qualifying import BadBasis, BadConduct
from francjeu.web.cases.forms import qualifying as forms
from francjeu.web.cases.pages import qualifying as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Scene, at_the_desk, at_the_table, case_for
from francjeu.web.shell.access import StaffRequest


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: StaffRequest, ref: str) -> HttpResponse:
    """What was done, in plain marks; what is off for each clause is then shown."""
    case = case_for(request, ref)
    form = forms.Describe(request.POST or None, turn=case.turn, initial=pages.initial(case))

    def act() -> None:
        told = form.cleaned_data
        qualifying.describe(
            case=case, conduct=pages.conduct(told), other_words=told["other_words"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="describe", form=form, act=act, errors={BadConduct: pages.mend},
        template="cases/describe.html", context={"fits": pages.fits(case)},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def date_item(request: StaffRequest, ref: str) -> HttpResponse:
    """One dated item more; the series is shown as a time line."""
    case = case_for(request, ref)
    choices = pages.exhibits(case)
    form = forms.DateItem(request.POST or None, turn=case.turn, exhibits=choices)

    def act() -> None:
        told = form.cleaned_data
        qualifying.date_item(
            case=case, on=told["on"], words=told["words"], exhibit=told.get("exhibit"),
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="date_item", form=form, act=act, errors={BadBasis: pages.mend},
        template="cases/series.html",
        context={"series": pages.series(case), "series_says": pages.series_says(case)},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def hand_to_employer(request: StaffRequest, ref: str) -> HttpResponse:
    """The employer’s own path, for each respondent who is there as an employee."""
    case = case_for(request, ref)
    form = forms.Employer(request.POST or None, turn=case.turn)

    def act() -> None:
        told, at = form.cleaned_data, timezone.now()
        for track in queries.employer_tracks(case):
            involving.hand_to_employer(
                track=track, to=told["to"], words=told["words"], actor=request.actor, at=at
            )

    return acting.play(request, Scene(case=case, verb="hand_to_employer", form=form, act=act))


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def qualify_school(request: StaffRequest, ref: str) -> HttpResponse:
    """A second qualification, apart from the policy’s."""
    case = case_for(request, ref)
    initial = pages.school_initial(case)
    form = forms.School(request.POST or None, turn=case.turn, initial=initial)

    def act() -> None:
        qualifying.qualify_school(
            case=case, found=pages.school(form.cleaned_data), actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="qualify_school", form=form, act=act, template="cases/series.html",
        context={"series": pages.series(case), "series_says": pages.series_says(case)},
    )  # fmt: skip
    return acting.play(request, scene)
