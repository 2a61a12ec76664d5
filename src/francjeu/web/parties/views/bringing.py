"""One’s own pieces: the question on intimate images first, then a file, sealed as it is."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations import bringing
from francjeu.cases.operations.exhibiting import Upload
from francjeu.cases.queries import parties
from francjeu.evidence import words as evidence
from francjeu.evidence.intake import Empty, TooLarge
from francjeu.evidence.store import StoreFull, StoreRefused
from francjeu.kernel.evidence.provenance import Access
from francjeu.kernel.procedure.case import NotYet
from francjeu.web.parties import asking_forms as forms
from francjeu.web.parties import asking_pages as pages
from francjeu.web.parties import side, visits
from francjeu.web.parties.side import Side
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther

_MEGABYTE = 1024 * 1024
WORDS: dict[type[Exception], str | Promise] = {
    TooLarge: evidence.TOO_LARGE,
    Empty: evidence.EMPTY,
    StoreFull: evidence.STORE_FULL,
    StoreRefused: evidence.STORE_REFUSED,
}


@visits.visit
@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: VisitRequest) -> HttpResponse:
    """Do you have something to show? Each file is sealed at once, under a number."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None or not (found.may_answer or found.brought):
        raise Http404
    gate = forms.Gate(request.GET or None)
    told = request.POST.get("image") or (gate.data.get("image", "") if gate.is_bound else "")
    form = forms.Piece(request.POST or None, request.FILES or None, initial={"image": told})
    if request.method == "POST" and form.is_valid() and _sealed(request, found, form):
        messages.success(request, _("It is in the file, sealed exactly as you sent it."))
        return SeeOther(reverse("parties:brought"))
    context = {"page": pages.brought(found), "form": form, "gate": gate, "image": told}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/brought.html", context, status=status)


def _sealed(request: VisitRequest, found: Side, form: forms.Piece) -> bool:
    sent, told = form.cleaned_data["file"], form.cleaned_data
    name = {"name": sent.name, "limit": settings.FRANCJEU.upload_limit // _MEGABYTE}
    file = Upload(source=sent, name=sent.name or "", obtained=Access(told["obtained"]))
    try:
        bringing.bring(
            party=parties.party_for(public_id=found.party_id), file=file,
            description=told["description"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except (TooLarge, Empty, StoreFull, StoreRefused) as refused:
        form.add_error("file", str(WORDS[type(refused)]) % name)
    except bringing.TooMany:
        form.add_error("file", _("%(n)s files at most. Call us for more.") % {"n": bringing.MOST})
    except NotYet:
        raise Http404 from None
    return form.is_valid()
