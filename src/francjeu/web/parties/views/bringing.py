"""One’s own pieces: the question on intimate images first, then a file, sealed as it is."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from francjeu.kernel.procedure.case.guards import NotYet
from francjeu.web.parties import side, visits
from francjeu.web.parties.pages import asking as pages
from francjeu.web.parties.views import uploading
from francjeu.web.parties.visits import VisitRequest


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: VisitRequest) -> HttpResponse:
    """Do you have something to show? Each file is sealed at once, under a number."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not (found.may_answer or found.brought):
        raise Http404
    context = {"page": pages.brought(found), "here": reverse("parties:brought")}
    try:
        return uploading.page(request, found, context)
    except NotYet:
        raise Http404 from None
