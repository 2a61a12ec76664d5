"""A panel at work: propose a draft, sign one’s vote, close the vote."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import appealing, deciding, voting
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.queries.decision import voting as queries
from francjeu.cases.queries.reach import Case
from francjeu.kernel.procedure.decision.ruling import BadDecision
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms import deciding as forms
from francjeu.web.cases.pages import deciding as ruling
from francjeu.web.cases.pages import voting as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_table, case_for
from francjeu.web.cases.views.fairness import MOVED
from francjeu.web.cases.views.hearing import COPIES, NAMES
from francjeu.web.shell.access import StaffRequest

FORM = require_http_methods(["GET", "HEAD", "POST"])
ERRORS: Errors = {
    BadDecision: ruling.mend,
    Reproduces: ("reasons", COPIES),
    NamesSomeone: ("reasons", NAMES),
    appealing.NothingToDecide: (None, MOVED),
    deciding.ReasonMissing: ("reasons", gettext_lazy("Say why you dissent.")),
}


def _panel_for(request: StaffRequest, ref: str) -> Case:
    """The case, for who sits in the panel whose turn it is; for others there is no such page."""
    case = case_for(request, ref)
    if not queries.deliberates(case=case, actor=request.actor):
        raise Http404
    return case


@at_the_table
@FORM
def propose(request: StaffRequest, ref: str) -> HttpResponse:
    """A draft for the panel; the one it changes loses its votes."""
    case, actor, at = _panel_for(request, ref), request.actor, timezone.now()
    form = pages.form(case=case, data=request.POST or None, actor=actor)

    def act() -> None:
        told = form.cleaned_data
        voting.propose(
            case=case, body=pages.body(case=case, told=told), over=told["over"], actor=actor, at=at
        )

    scene = Scene(
        case=case, verb="propose", form=form, act=act, errors=ERRORS,
        template="cases/propose.html", context={"decision": ruling.decision(case)},
        after=reverse("cases:vote", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_table
@FORM
def vote(request: StaffRequest, ref: str) -> HttpResponse:
    """The draft before the panel, who has voted, and one’s own vote."""
    case, actor = _panel_for(request, ref), request.actor
    draft = queries.current(case)
    form = forms.Vote(
        request.POST or None, turn=case.turn, initial={"draft": draft.number if draft else 0}
    )

    def act() -> None:
        told = form.cleaned_data
        if draft is None or draft.number != told["draft"]:
            raise CaseMoved(state=case.state)
        draft.case = case
        voting.vote(
            draft=draft, position=Position(told["position"]), reasons=told["reasons"],
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="vote", form=form, act=act, errors=ERRORS, template="cases/vote.html",
        context={"ballot": pages.ballot(case=case, actor=actor)},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_table
@FORM
def close(request: StaffRequest, ref: str) -> HttpResponse:
    """A majority is reached though someone has not voted: a member closes the vote."""
    case, actor = _panel_for(request, ref), request.actor
    draft = queries.current(case)
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        if draft is None:
            raise CaseMoved(state=case.state)
        draft.case = case
        voting.close(draft=draft, actor=actor, at=timezone.now())

    scene = Scene(
        case=case, verb="close_vote", form=form, act=act, errors=ERRORS,
        template="cases/vote.html", context={"ballot": pages.ballot(case=case, actor=actor)},
    )  # fmt: skip
    return acting.play(request, scene)
