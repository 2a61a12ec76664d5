"""The meeting: when and how, an answer to the invitation, the notes read back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.hearing import asking
from francjeu.cases.queries.hearing import parties
from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.web.parties import asking_forms as forms
from francjeu.web.parties import side, visits
from francjeu.web.parties.pages import asking as pages
from francjeu.web.parties.side import Side
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther


def _found(request: VisitRequest) -> tuple[Side, pages.Meeting]:
    found = side.of(bearer=request.bearer, at=timezone.now())
    page = pages.meeting(found) if found else None
    if found is None or page is None:
        raise Http404
    return found, page


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def meeting(request: VisitRequest) -> HttpResponse:
    """When and how? Come, ask another time, or give it up."""
    found, page = _found(request)
    form = forms.Reply(request.POST or None) if page.may_reply else None
    if request.method == "POST" and form and form.is_valid():
        try:
            asking.reply(
                party=parties.party_for(public_id=found.party_id), **form.cleaned_data,
                actor=request.actor, at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Your answer is in the file."))
        except (NotYet, asking.NoHearing):
            messages.warning(request, _("The case moved meanwhile. Read where it stands."))
        return SeeOther(reverse("parties:file"))
    return _page(request, page, form)


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: VisitRequest) -> HttpResponse:
    """Are the notes faithful? Said once, kept for good."""
    found, page = _found(request)
    if not page.minutes:
        raise Http404
    form = forms.Minutes(request.POST or None) if page.may_read else None
    if request.method == "POST" and form and form.is_valid():
        try:
            asking.read_minutes(
                party=parties.party_for(public_id=found.party_id),
                is_faithful=form.cleaned_data["faithful"] == "yes",
                remarks=form.cleaned_data["remarks"], actor=request.actor, at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Signed. Thank you for reading."))
        except (NotYet, asking.AlreadyRead):
            messages.warning(request, _("The case moved meanwhile. Read where it stands."))
        return SeeOther(reverse("parties:file"))
    return _page(request, page, form)


def _page(
    request: VisitRequest, page: pages.Meeting, form: forms.Reply | forms.Minutes | None
) -> HttpResponse:
    template = "parties/minutes.html" if page.minutes else "parties/meeting.html"
    if page.may_read and form is None:
        form = forms.Minutes()
    status = 422 if form and form.errors else 200
    return fragments.render(request, template, {"page": page, "form": form}, status=status)
