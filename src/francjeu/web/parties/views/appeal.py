"""Asking that other people look again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.decision import appealing
from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.queries.hearing import parties
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.web.parties import forms, saying, side, visits
from francjeu.web.parties.pages import answering as pages
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther

SENT = gettext_lazy("Your request is in the file. Other people will look at it.")


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: VisitRequest) -> HttpResponse:
    """Why should other people look again? A late request is kept, and said to be late."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None:
        raise Http404
    if not found.may_appeal:
        return _sent_before(request, found)
    form = forms.Appeal(request.POST or None, grounds=found.grounds)
    if request.method == "POST" and form.is_valid():
        return _sent(request, found, form)
    context = {"page": pages.appeal(found, at=timezone.now()), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/appeal.html", context, status=status)


def _sent_before(request: VisitRequest, found: side.Side) -> HttpResponse:
    """A second press, because the answer to the first was lost on the way: the request is there."""
    if request.method != "POST" or not parties.has_appealed(public_id=found.party_id):
        raise Http404
    saying.once(request, SENT)
    return SeeOther(reverse("parties:file"))


def _sent(request: VisitRequest, found: side.Side, form: forms.Appeal) -> HttpResponse:
    party = parties.party_for(public_id=found.party_id)
    try:
        appealing.appeal(
            case=party.case, party=party, **form.cleaned_data, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except (NotYet, CaseMoved):
        messages.warning(
            request, _("The case moved while you were writing. Nothing is lost: read, then retry.")
        )
    else:
        saying.once(request, SENT)
    return SeeOther(reverse("parties:file"))
