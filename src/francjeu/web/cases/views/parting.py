"""One case for each person concerned, and one for all who report the same facts."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.intake import joining, parting
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.reports.operations.file.moving import ReportMoved
from francjeu.web.cases.forms import base, opening
from francjeu.web.cases.pages import joining as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest

FORM = require_http_methods(["GET", "HEAD", "POST"])
ALONE = gettext_lazy("This case is about one person already.")
MOVED = gettext_lazy("One of these reports changed meanwhile. Read the list again.")
SHUT = gettext_lazy("One of these cases takes no report any more. Read the list again.")
ERRORS: Errors = {parting.NobodyToPart: (None, ALONE)}


@at_the_desk
@FORM
def part(request: StaffRequest, ref: str) -> HttpResponse:
    """Several persons are concerned: each gets a case of their own."""
    case, actor = case_for(request, ref), request.actor
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        parting.part(case=case, actor=actor, at=timezone.now())

    return acting.play(request, Scene(case=case, verb="part", form=form, act=act, errors=ERRORS))


@at_the_desk
@FORM
def join_report(request: StaffRequest, ref: str) -> HttpResponse:
    """Reports on the same facts that came since: those named in the address are ticked."""
    case, actor = case_for(request, ref), request.actor
    page = pages.page(case, named=request.GET.getlist("rapport"), actor=actor)
    also = page.ticked or ((opening.NONE,) if page.named else ())
    form = opening.Join(
        request.POST or None, turn=case.turn, reports=page.reports, beside=page.beside,
        initial={"reports": page.named, "also": also},
    )  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        joining.join(
            case=case, refs=tuple(told["reports"]), also=tuple(told.get("also", ())),
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    errors: Errors = {
        joining.NotToJoin: ("reports", MOVED), ReportMoved: ("reports", MOVED),
        IllegalMove: ("reports", MOVED),
        joining.NotBeside: ("also", SHUT),
    }  # fmt: skip
    scene = Scene(
        case=case, verb="join_report", form=form, act=act, errors=errors,
        context={"shut": page.shut}, template="cases/join_report.html",
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@FORM
def open_beside(request: StaffRequest, ref: str) -> HttpResponse:
    """Another person of the same matter is found: a case beside this one."""
    case, actor = case_for(request, ref), request.actor
    form = base.Plain(request.POST or None, turn=case.turn)
    opened: list[str] = []

    def act() -> None:
        opened.append(parting.open_beside(case=case, actor=actor, at=timezone.now()).ref)

    scene = Scene(case=case, verb="open_beside", form=form, act=act)
    done = acting.play(request, scene)
    if opened and done.status_code == 303:
        done["Location"] = reverse("cases:case", args=opened)
    return done
