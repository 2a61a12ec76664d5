"""The person contests an interim measure, then may add files to what they say."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.measures import interim
from francjeu.cases.operations.pieces import bringing
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.measures import interims
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.web.parties import asking_forms as forms
from francjeu.web.parties import side, visits
from francjeu.web.parties.pages import measures as pages
from francjeu.web.parties.side import Side
from francjeu.web.parties.views import uploading
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther


def _found(request: VisitRequest, number: int) -> tuple[Side, pages.Measure]:
    found = side.of(bearer=request.bearer, at=timezone.now())
    page = pages.measure(found, number, at=timezone.now()) if found else None
    if found is None or page is None:
        raise Http404
    return found, page


def _stored(found: Side, number: int) -> interims.Interim:
    row = next(m for m in found.measures if m.number == number)
    case = parties.party_for(public_id=found.party_id).case
    return interims.measure_of(case=case, pk=row.pk)


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: VisitRequest, number: int) -> HttpResponse:
    """What is asked of me meanwhile, and what if I disagree?"""
    found, page = _found(request, number)
    form = forms.Contest(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _contested(request, found, number, form):
            messages.success(request, _("What you say is in the file. Someone else will answer."))
            return SeeOther(reverse("parties:measure", args=[number]))
        found, page = _found(request, number)
    context = {"page": page, "form": form}
    return fragments.render(request, "parties/measure.html", context, status=status)


def _contested(request: VisitRequest, found: Side, number: int, form: forms.Contest) -> bool:
    try:
        interim.contest(
            measure=_stored(found, number), party=parties.party_for(public_id=found.party_id),
            reasons=form.cleaned_data["reasons"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except interim.AlreadyContested:
        form.add_error(None, _("This measure is contested already. Someone else will answer."))
    except interim.TooLate:
        form.add_error(None, _("The date to contest it has passed. Call us: we can still listen."))
    except (interim.Over, NotYet):
        form.add_error(None, _("This measure is over: you do not have to follow it any more."))
    return form.is_valid()


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def pieces(request: VisitRequest, number: int) -> HttpResponse:
    """Something to show with what you say? The question on intimate images comes first."""
    found, page = _found(request, number)
    if not page.waits:
        raise Http404
    contest = interims.contest_of(measure=_stored(found, number))
    here = reverse("parties:measure_pieces", args=[number])
    try:
        return uploading.page(request, found, {"page": page, "here": here}, contest=contest)
    except (NotYet, bringing.Answered):
        raise Http404 from None
