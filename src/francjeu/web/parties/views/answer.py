"""The person's answer: typed, kept, checked, sent."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.file.moving import CaseMoved
from francjeu.cases.operations.hearing import hearing
from francjeu.cases.queries.hearing import parties
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.web.parties import forms, saying, side, visits
from francjeu.web.parties.pages import answering as pages
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther

SENT = gettext_lazy("Your answer is in the file, exactly as you wrote it.")


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: VisitRequest) -> HttpResponse:
    """What do you want to tell us? Kept at each step and two seconds after typing stops."""
    found = _answering(request)
    form = forms.Response(request.POST or None, initial=side.draft(party_id=found.party_id))
    if request.method == "POST":
        _keep(request, found, form)
        if request.headers.get("X-Autosave"):
            return HttpResponse(status=204)
        if "save" in request.POST:
            messages.success(request, _("Draft kept. You can come back until the date."))
            return SeeOther(reverse("parties:answer"))
        if form.is_valid():
            return SeeOther(reverse("parties:answer_check"))
    context = {"page": pages.answer(found), "form": form}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/answer.html", context, status=status)


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: VisitRequest) -> HttpResponse:
    """Is this what you want to say? Sending is the last step."""
    found = _answering(request)
    form = forms.Response(side.draft(party_id=found.party_id))
    if not form.is_valid():
        sent_twice = request.method == "POST" and found.answered_at is not None
        if sent_twice:  # the answer to the first press was lost on the way
            saying.once(request, SENT)
        return SeeOther(reverse("parties:file" if sent_twice else "parties:answer"))
    if request.method == "POST":
        return _sent(request, found, form)
    context = {"page": pages.answer(found), "lines": form.lines()}
    return fragments.render(request, "parties/answer_check.html", context)


def _answering(request: VisitRequest) -> side.Side:
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not found.may_answer:
        raise Http404
    return found


def _sent(request: VisitRequest, found: side.Side, form: forms.Response) -> HttpResponse:
    party = parties.party_for(public_id=found.party_id)
    try:
        hearing.receive_response(
            case=party.case, party=party, **form.cleaned_data, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except hearing.AlreadySent:
        saying.once(request, SENT)
    except (NotYet, CaseMoved):
        messages.warning(
            request, _("The case moved while you were writing. Nothing is lost: read, then retry.")
        )
    else:
        saying.once(request, SENT)
    return SeeOther(reverse("parties:file"))


def _keep(request: VisitRequest, found: side.Side, form: forms.Response) -> None:
    hearing.save_draft(
        party=parties.party_for(public_id=found.party_id),
        answers=form.typed(),
        actor=request.actor,
        at=timezone.now(),
    )
