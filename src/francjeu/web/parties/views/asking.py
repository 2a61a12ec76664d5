"""Asking for more time, and saying which adult comes along."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.hearing import asking
from francjeu.cases.operations.panel import challenging
from francjeu.cases.queries.hearing import parties
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.people import queries as people
from francjeu.web.parties import asking_forms as forms
from francjeu.web.parties import side, visits
from francjeu.web.parties.pages import asking as pages
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def time(request: VisitRequest) -> HttpResponse:
    """Do you need more time? One request at a time; the answer comes by letter."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not found.speaks or found.state != "notified":
        raise Http404
    form = forms.Time(request.POST or None)
    if request.method == "POST" and form.is_valid() and _asked(request, found, form):
        messages.success(request, _("Your request is in the file. We will answer you."))
        return SeeOther(reverse("parties:file"))
    context = {"page": pages.time(found), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/time.html", context, status=status)


def _asked(request: VisitRequest, found: side.Side, form: forms.Time) -> bool:
    party = parties.party_for(public_id=found.party_id)
    told = form.cleaned_data
    try:
        asking.ask_time(
            party=party, until=told["until"], reason=told["reason"], actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except asking.NotLater:
        form.add_error("until", _("Choose a day after the date to answer."))
    except (asking.AlreadyAsked, NotYet):
        form.add_error(None, _("A request waits for its answer already."))
    return form.is_valid()


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def challenge(request: VisitRequest) -> HttpResponse:
    """Should someone of the committee be replaced? Someone else answers, with reasons."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not (found.may_challenge or found.challenged):
        raise Http404
    form = forms.Challenge(request.POST or None, members=found.members)
    if request.method == "POST" and form.is_valid() and _challenged(request, found, form):
        messages.success(request, _("Your request is in the file. We will answer you."))
        return SeeOther(reverse("parties:file"))
    context = {"page": pages.challenge(found), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/panel.html", context, status=status)


def _challenged(request: VisitRequest, found: side.Side, form: forms.Challenge) -> bool:
    party = parties.party_for(public_id=found.party_id)
    try:
        challenging.challenge(
            case=party.case, member=people.user_for(ref=form.cleaned_data["member"]), party=party,
            reasons=form.cleaned_data["reasons"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except (challenging.NotSeated, challenging.AlreadyAsked):
        form.add_error("member", _("This person does not sit any more, or was asked about."))
    except NotYet:
        raise Http404 from None
    return form.is_valid()


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def adult(request: VisitRequest) -> HttpResponse:
    """Which adult is with you? It is your choice, and it can change."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not found.may_answer:
        raise Http404
    form = forms.Adult(request.POST or None)
    if request.method == "POST" and form.is_valid():
        party = parties.party_for(public_id=found.party_id)
        asking.name_companion(
            party=party, **form.cleaned_data, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("Noted. You can change it as often as you like."))
        return SeeOther(reverse("parties:file"))
    context = {"page": pages.adult(found), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/adult.html", context, status=status)
