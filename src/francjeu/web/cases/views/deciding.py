"""Finding element by element, deciding, announcing, appeals, closing."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import appealing, deciding, ending, rehearsing
from francjeu.cases.queries.decision import grid
from francjeu.cases.queries.decision.voting import deliberates
from francjeu.cases.queries.hearing import parties
from francjeu.kernel.procedure.decision.elements import Element, Result
from francjeu.kernel.procedure.decision.qualifying import BadBasis
from francjeu.kernel.procedure.decision.ruling import BadDecision
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms import deciding as forms
from francjeu.web.cases.pages import deciding as pages
from francjeu.web.cases.pages import preparing, qualifying
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.cases.views.hearing import COPIES, NAMES
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

LETTERS = "cases/letters.html"
SIGNING: Errors = {
    BadDecision: pages.mend,
    Reproduces: ("reasons", COPIES),
    NamesSomeone: ("reasons", NAMES),
}


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: StaffRequest, ref: str, clause: int, element: str) -> HttpResponse:
    """One element of one clause: what is found, on which pieces, why."""
    case, actor = case_for(request, ref), request.actor
    page = pages.element(case=case, clause=clause, element=element, at=timezone.now())
    if page is None:
        raise Http404
    form = forms.Find(
        request.POST or None, turn=case.turn, exhibits=page.choices, initial=page.initial,
        in_part=page.in_part, devoted=page.help.devoted,
    )  # fmt: skip

    def act() -> None:
        told, row = form.cleaned_data, grid.allegation_of(case=case, pk=clause)
        deciding.require_unread(allegation=row, element=Element(element), seen=told["seen"])
        deciding.find(
            allegation=row, element=Element(element), result=Result(told["result"]),
            reasons=told["reasons"], exhibits=tuple(told.get("exhibits", ())),
            quote=told["quote"], why_enough=told.get("why_enough", ""),
            sample=qualifying.sample(told), actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="find", form=form, act=act, template="cases/find.html",
        context={"element": page}, after=page.after, errors={BadBasis: qualifying.mend},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: StaffRequest, ref: str) -> HttpResponse:
    """The decision: its letter is read first, then it is signed and no longer changes."""
    case, actor = case_for(request, ref), request.actor
    if case.members > 1 and deliberates(case=case, actor=actor):
        return SeeOther(reverse("cases:vote", args=[ref]))
    page = pages.decision(case)
    form = forms.Decide(
        request.POST or None, turn=case.turn, ladder=page.ladder,
        possible_reprisal=page.possible_reprisal,
    )  # fmt: skip

    def act() -> None:
        proposed = pages.proposed(form.cleaned_data)
        deciding.decide(case=case, proposed=proposed, actor=actor, at=timezone.now())

    def rehearse() -> tuple[rehearsing.Letter, ...]:
        proposed = pages.proposed(form.cleaned_data)
        return rehearsing.decision(case=case, proposed=proposed, actor=actor, at=timezone.now())

    scene = Scene(
        case=case, verb="decide", form=form, act=act, rehearse=rehearse, errors=SIGNING,
        template="cases/decide.html", context={"decision": page},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def announce(request: StaffRequest, ref: str) -> HttpResponse:
    """Send the decision; its letters are read first."""
    case, actor = case_for(request, ref), request.actor
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        ending.announce(case=case, actor=actor, at=timezone.now())

    scene = Scene(
        case=case, verb="announce", form=form, act=act, template=LETTERS,
        rehearse=lambda: rehearsing.letters(case=case, act=act),
        errors={Reproduces: (None, COPIES), NamesSomeone: (None, NAMES)},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: StaffRequest, ref: str) -> HttpResponse:
    """A request that other people look again, on a ground of the closed list."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Appeal(
        request.POST or None, turn=case.turn, letters=preparing.letters(case),
        grounds=pages.grounds(case),
    )  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        appealing.appeal(
            case=case, party=parties.party_of(case=case, key=told["party"]),
            ground=told.get("ground", ""), text=told["text"], actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(case=case, verb="appeal", form=form, act=act)
    return acting.play(request, scene)


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def decide_appeal(request: StaffRequest, ref: str) -> HttpResponse:
    """Other people uphold, vary or overturn; the letter is read first."""
    case, actor = case_for(request, ref), request.actor
    if case.appeal_members > 1 and deliberates(case=case, actor=actor):
        return SeeOther(reverse("cases:vote", args=[ref]))
    page = pages.decision(case)
    form = forms.DecideAppeal(
        request.POST or None, turn=case.turn, ladder=page.ladder,
        possible_reprisal=page.possible_reprisal,
    )  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        appealing.decide_appeal(
            case=case, result=told["result"], reasons=told["appeal_reasons"],
            proposed=pages.proposed(told) if told["result"] != "uphold" else None, actor=actor,
            at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="decide_appeal", form=form, act=act, errors=SIGNING,
        rehearse=lambda: rehearsing.letters(case=case, act=act), template="cases/decide.html",
        context={"decision": page},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: StaffRequest, ref: str) -> HttpResponse:
    """Close the case once nobody can appeal any more."""
    case, actor = case_for(request, ref), request.actor
    form = base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        ending.close(case=case, actor=actor, at=timezone.now())

    return acting.play(request, Scene(case=case, verb="close", form=form, act=act))
