"""A measure carried out: who applies it, games, proofs, its suspension or its withdrawal."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.decision import rehearsing
from francjeu.cases.operations.measures import carrying_out
from francjeu.cases.queries.file import turn
from francjeu.cases.queries.measures import carrying_out as queries
from francjeu.cases.queries.reach import Case, CaseNotFound
from francjeu.kernel.procedure.measures.measure import BadTerms
from francjeu.notices.operations.letters import NamesSomeone
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms import measures as forms
from francjeu.web.cases.pages import acts
from francjeu.web.cases.pages import measures as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, at_the_table, case_for
from francjeu.web.cases.views.hearing import NAMES
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

LETTERS = "cases/letters.html"
MOVED = _("Someone wrote on this measure meanwhile. Read it again, then retry.")
WHY = _("Write the reason. One sentence is enough.")
ERRORS: Errors = {
    carrying_out.MeasureMoved: (None, MOVED),
    carrying_out.NoReason: ("reason", WHY),
    BadTerms: pages.mend,
    NamesSomeone: ("name", NAMES),
}


@at_the_table
@require_safe
def measures(request: StaffRequest, ref: str) -> HttpResponse:
    """Every measure of the case, and what was done about it."""
    case, actor, at = case_for(request, ref), request.actor, timezone.now()
    blocked = acts.blocked(case=case, verb="carry_out", actor=actor, at=at)
    may_act = "carry_out" in turn.beside(case=case, actor=actor, at=at)
    page = acts.act(case=case, verb="carry_out", blocked=None, moved="")
    cards = pages.cards(case, may_act=may_act)
    context = {"page": page, "cards": cards, "blocked": blocked if not cards else None}
    return fragments.render(request, "cases/measures.html", context)


def _measure(case: Case, key: UUID) -> queries.Measure:
    try:
        return queries.measure_of(case=case, key=key)
    except CaseNotFound as missing:
        raise Http404 from missing


def _played(
    request: StaffRequest, case: Case, verb: str, form: base.Act, act: Callable[[], object],
    template: str = "cases/act.html",
) -> HttpResponse:  # fmt: skip
    """One act on a measure; then the measures."""

    def rehearse() -> tuple[rehearsing.Letter, ...]:
        return rehearsing.letters(case=case, act=act)

    scene = Scene(
        case=case, verb=verb, form=form, act=act, errors=ERRORS, template=template,
        after=reverse("cases:carry_out", args=[case.ref]),
        rehearse=rehearse if template == LETTERS else None,
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """Who must apply it; the letter is read first, then sent."""
    case = case_for(request, ref)
    measure, form = _measure(case, key), forms.Tell(request.POST or None, turn=case.turn)

    def act() -> None:
        told = form.cleaned_data
        carrying_out.tell(
            measure=measure, name=told["name"], email=told["email"], quality=told["quality"],
            language=told["language"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _played(request, case, "tell_applier", form, act, LETTERS)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """How someone confirmed that they apply the measure."""
    case = case_for(request, ref)
    form = forms.Said(request.POST or None, turn=case.turn)
    try:
        applier = queries.applier_of(case=case, key=key)
    except CaseNotFound as missing:
        raise Http404 from missing

    def act() -> None:
        how, at = form.cleaned_data["words"], timezone.now()
        carrying_out.confirm(applier=applier, how=how, actor=request.actor, at=at)

    return _played(request, case, "confirm_applier", form, act)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def serve(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """One game served."""
    case = case_for(request, ref)
    measure, form = _measure(case, key), forms.Serve(request.POST or None, turn=case.turn)

    def act() -> None:
        told = form.cleaned_data
        carrying_out.serve(
            measure=measure, on=told["on"], words=told["words"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip

    return _played(request, case, "serve_match", form, act)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def prove(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """One proof that the measure was carried out."""
    case = case_for(request, ref)
    measure, form = _measure(case, key), forms.Prove(request.POST or None, turn=case.turn)

    def act() -> None:
        told = form.cleaned_data
        carrying_out.prove(
            measure=measure, on=told["on"], way=told["way"], words=told["words"],
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip

    return _played(request, case, "prove_measure", form, act)


Interrupts = Callable[..., queries.Measure]


def _interrupt(
    request: StaffRequest, ref: str, key: UUID, verb: str, operation: Interrupts
) -> HttpResponse:
    """Suspend or withdraw, with a reason; letters, where someone applies it, are read first."""
    case = case_for(request, ref)
    measure, form = _measure(case, key), forms.Reason(request.POST or None, turn=case.turn)

    def act() -> None:
        reason, at = form.cleaned_data["reason"], timezone.now()
        operation(measure=measure, reason=reason, actor=request.actor, at=at)

    return _played(request, case, verb, form, act, _template(measure))


def _template(measure: queries.Measure) -> str:
    """With letters to read where somebody was told; without, the act alone."""
    return LETTERS if queries.is_applied(measure) else "cases/act.html"


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def suspend(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """Suspend the measure for now."""
    return _interrupt(request, ref, key, "suspend_measure", carrying_out.suspend)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """Take the measure back."""
    return _interrupt(request, ref, key, "withdraw_measure", carrying_out.withdraw)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: StaffRequest, ref: str, key: UUID) -> HttpResponse:
    """Let it run again."""
    case = case_for(request, ref)
    measure, form = _measure(case, key), base.Plain(request.POST or None, turn=case.turn)

    def act() -> None:
        carrying_out.resume(measure=measure, actor=request.actor, at=timezone.now())

    return _played(request, case, "resume_measure", form, act, _template(measure))
