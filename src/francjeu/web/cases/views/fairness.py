"""Requests to replace a member, and interim measures."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.measures import interim
from francjeu.cases.operations.panel import challenging
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.measures import interims
from francjeu.cases.queries.panel import panels
from francjeu.cases.queries.reach import Case, CaseNotFound
from francjeu.kernel.procedure.machine import IllegalMove
from francjeu.kernel.procedure.measures.interim import BadMeasure, Ordered, OwnMeasure
from francjeu.kernel.procedure.panel.challenge import OwnChallenge
from francjeu.notices.operations.letters import NamesSomeone, Reproduces
from francjeu.people import queries as people
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms import fairness as forms
from francjeu.web.cases.pages import fairness as pages
from francjeu.web.cases.pages import preparing
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.cases.views.hearing import COPIES, NAMES
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

FORM = require_http_methods(["GET", "HEAD", "POST"])
OWN = gettext_lazy("Someone else answers: you ordered this measure.")
MOVED = gettext_lazy("This changed meanwhile. Read again, then retry.")
RUNS = gettext_lazy("This measure already runs for this person.")
CONTESTED = gettext_lazy("This measure is contested already: it waits for its answer.")
OVER = gettext_lazy("This measure is over: nothing is left to contest.")
ASKED = gettext_lazy("A request about this member waits for its answer.")
MEASURES: Errors = {
    BadMeasure: pages.mend,
    OwnMeasure: (None, OWN),
    IllegalMove: (None, MOVED),
    interim.Running: ("kind", RUNS),
    interim.AlreadyContested: (None, CONTESTED),
    interim.Over: (None, OVER),
    Reproduces: ("reasons", COPIES),
    NamesSomeone: ("reasons", NAMES),
}


@at_the_desk
@FORM
def challenge(request: StaffRequest, ref: str) -> HttpResponse:
    """A party asks that a member be replaced: written down, then answered by someone else."""
    case = case_for(request, ref)
    form = forms.Challenge(
        request.POST or None, turn=case.turn, letters=preparing.letters(case),
        members=panels.members(case),
    )  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        challenging.challenge(
            case=case, member=people.user_for(ref=told["member"]),
            party=parties.party_of(case=case, key=told["party"]), reasons=told["reasons"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    errors: Errors = {challenging.AlreadyAsked: ("member", ASKED)}
    scene = Scene(
        case=case, verb="challenge", form=form, act=act, errors=errors,
        after=reverse("cases:access", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@FORM
def answer_challenge(request: StaffRequest, ref: str) -> HttpResponse:
    """Replaced or not, with reasons; never by the member themselves."""
    case, actor = case_for(request, ref), request.actor
    waits = panels.to_answer(case=case, actor=actor)
    form = forms.Answer(request.POST or None, turn=case.turn)

    def act() -> None:
        if waits is None:
            raise IllegalMove(machine="challenge", state="", verb="answer")
        told = form.cleaned_data
        challenging.answer(
            challenge=waits, is_granted=told["granted"] == "yes", reasons=told["reasons"],
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    errors: Errors = {
        OwnChallenge: (None, MOVED), IllegalMove: (None, MOVED),
        Reproduces: ("reasons", COPIES), NamesSomeone: ("reasons", NAMES),
    }  # fmt: skip
    scene = Scene(
        case=case, verb="answer_challenge", form=form, act=act, errors=errors,
        template="cases/challenge.html", context={"asked": pages.challenges(case)},
        after=reverse("cases:access", args=[ref]),
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_table
@require_safe
def measures(request: StaffRequest, ref: str) -> HttpResponse:
    """Every interim measure of the case, and what may be done about it."""
    case, at = case_for(request, ref), timezone.now()
    page = pages.measures(case=case, actor=request.actor, at=at)
    return fragments.render(request, "cases/interims.html", {"page": page})


@at_the_desk
@FORM
def order(request: StaffRequest, ref: str) -> HttpResponse:
    """Order the lightest measure that is enough."""
    case = case_for(request, ref)
    form = forms.Order(
        request.POST or None, turn=case.turn, kinds=pages.kinds(case),
        letters=preparing.letters(case, role="respondent"),
    )  # fmt: skip

    def act() -> None:
        told = form.cleaned_data
        ordered = Ordered(
            kind=told["kind"], reasons=told["reasons"], ends_at=pages.end_of(told["ends_on"]),
            lesser=form.lesser(),
        )  # fmt: skip
        interim.order(
            case=case, party=parties.party_of(case=case, key=told["party"]), ordered=ordered,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _play(request, case, "order_interim", form, act)


@at_the_desk
@FORM
def renew(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """Review: still needed, until another date."""
    case, form = case_for(request, ref), forms.Renew
    bound = form(request.POST or None, turn=case.turn)

    def act() -> None:
        told = bound.cleaned_data
        interim.renew(
            measure=_measure(case, pk), ends_at=pages.end_of(told["ends_on"]),
            reasons=told["reasons"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _play(request, case, "renew_interim", bound, act, pk)


@at_the_desk
@FORM
def contest(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The person contests, by phone or in person: someone else will answer."""
    case = case_for(request, ref)
    form = forms.Contest(request.POST or None, turn=case.turn, letters=preparing.letters(case))

    def act() -> None:
        told = form.cleaned_data
        interim.contest(
            measure=_measure(case, pk), party=parties.party_of(case=case, key=told["party"]),
            reasons=told["reasons"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _play(request, case, "contest_interim", form, act, pk)


@at_the_table
@FORM
def answer(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """Someone else keeps the measure, lightens it or lifts it, with reasons."""
    case = case_for(request, ref)
    measure = _measure(case, pk)
    form = forms.AnswerMeasure(
        request.POST or None, turn=case.turn, kinds=pages.milder(case, measure)
    )

    def act() -> None:
        told = form.cleaned_data
        said = {"reasons": told["reasons"], "actor": request.actor, "at": timezone.now()}
        if told["answer"] == "lighten":
            until = told["ends_on"]
            interim.lighten(
                measure=measure, kind=told.get("kind") or measure.kind,
                ends_at=pages.end_of(until) if until else measure.ends_at, **said,
            )  # fmt: skip
        else:
            answers = {"keep": interim.keep, "lift": interim.lift}
            answers[told["answer"]](measure=measure, **said)

    return _play(
        request, case, "answer_interim", form, act, template="cases/answer_interim.html",
        context={"asked": pages.asked(case=case, pk=pk)},
    )  # fmt: skip


@at_the_table
@FORM
def lift(request: StaffRequest, ref: str, pk: int) -> HttpResponse:
    """The measure is no longer needed."""
    case = case_for(request, ref)
    form = forms.Reasons(request.POST or None, turn=case.turn)

    def act() -> None:
        interim.lift(
            measure=_measure(case, pk), reasons=form.cleaned_data["reasons"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _play(request, case, "lift_interim", form, act, pk)


def _measure(case: Case, pk: int) -> interims.Interim:
    try:
        return interims.measure_of(case=case, pk=pk)
    except CaseNotFound as missing:
        raise Http404 from missing


def _play(
    request: StaffRequest, case: Case, verb: str, form: base.Act, act: Callable[[], object],
    pk: int | None = None, template: str = "cases/act.html",
    context: dict[str, object] | None = None,
) -> HttpResponse:  # fmt: skip
    if pk is not None:
        _measure(case, pk)
    after = reverse("cases:review_interim", args=[case.ref])
    return acting.play(
        request,
        Scene(
            case=case, verb=verb, form=form, act=act, errors=MEASURES, after=after,
            template=template, context=context or {},
        ),
    )  # fmt: skip
