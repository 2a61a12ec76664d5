"""Requests to platforms: what was asked, what became of it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.pieces import taking_down
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.measures import carrying_out as queries
from francjeu.cases.queries.reach import CaseNotFound
from francjeu.kernel.procedure.pieces.takedown import TAKEDOWN, Basis
from francjeu.web.cases.forms import measures as forms
from francjeu.web.cases.pages import acts, qualifying
from francjeu.web.cases.pages import measures as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Scene, at_the_desk, case_for
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

MOVED = _("Someone wrote on this request meanwhile. Read it again, then retry.")


@at_the_desk
@require_safe
def takedowns(request: StaffRequest, ref: str) -> HttpResponse:
    """Every request of the case, and whether something looks for what comes back."""
    case, actor, at = case_for(request, ref), request.actor, timezone.now()
    may_act = "take_down" in turn.beside(case=case, actor=actor, at=at)
    context = {
        "page": acts.act(case=case, verb="take_down", blocked=None, moved=""),
        "cards": pages.requests(case, may_act=may_act), "watch": pages.watch_says(),
        "ask_url": reverse("cases:ask_takedown", args=[ref]) if may_act else "",
    }  # fmt: skip
    return fragments.render(request, "cases/takedowns.html", context)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: StaffRequest, ref: str) -> HttpResponse:
    """A request that a person sent to a platform."""
    case = case_for(request, ref)
    initial = {"asked_on": timezone.localdate()}
    form = forms.Ask(
        request.POST or None, turn=case.turn, exhibits=qualifying.exhibits(case), initial=initial
    )

    def act() -> None:
        told = form.cleaned_data
        asked = taking_down.Asked(
            network=told["network"], address=told["address"], basis=Basis(told["basis"]),
            asked_on=told["asked_on"], ticket=told["ticket"], exhibit=told.get("exhibit"),
            look_again_on=told["look_again_on"],
        )  # fmt: skip
        taking_down.ask(case=case, asked=asked, actor=request.actor, at=timezone.now())

    scene = Scene(
        case=case, verb="ask_takedown", form=form, act=act,
        errors={taking_down.BadRequest: pages.mend},
        after=reverse("cases:take_down", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """What became of one request."""
    case = case_for(request, ref)
    try:
        takedown = queries.takedown_of(case=case, key=key)
    except CaseNotFound as missing:
        raise Http404 from missing
    verbs = [move.verb for move in TAKEDOWN.leaving(takedown.state)]
    form = forms.Note(request.POST or None, turn=case.turn, verbs=verbs)

    def act() -> None:
        told = form.cleaned_data
        taking_down.note(
            takedown=takedown, verb=told["verb"], words=told["words"], ticket=told["ticket"],
            look_again_on=told["look_again_on"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="look_again", form=form, act=act,
        errors={taking_down.TakedownMoved: (None, MOVED)},
        after=reverse("cases:take_down", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)
