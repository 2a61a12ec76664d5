"""A file of one’s own: the question on intimate images first, then the file, sealed as it is."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from francjeu.cases.operations.pieces import bringing
from francjeu.cases.operations.pieces.exhibiting import Upload
from francjeu.cases.queries.hearing import parties
from francjeu.cases.queries.measures.interims import Contest
from francjeu.evidence import words as evidence
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.figures import MEGABYTE
from francjeu.web.parties import asking_forms as forms
from francjeu.web.parties.side import Side
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments
from francjeu.web.shell.views import SeeOther

WORDS: dict[type[Exception], str | Promise] = {
    TooLarge: evidence.TOO_LARGE,
    Empty: evidence.EMPTY,
    StoreFull: evidence.STORE_FULL,
    StoreRefused: evidence.STORE_REFUSED,
}


def page(
    request: VisitRequest, found: Side, context: Mapping[str, object],
    *, contest: Contest | None = None,
) -> HttpResponse:  # fmt: skip
    """The gate, the form, the file sealed. Raises what bringing raises once it is too late."""
    gate = forms.Gate(request.GET or None)
    told = request.POST.get("image") or (gate.data.get("image", "") if gate.is_bound else "")
    form = forms.Piece(request.POST or None, request.FILES or None, initial={"image": told})
    if request.method == "POST" and form.is_valid() and _sealed(request, found, form, contest):
        messages.success(request, _("It is in the file, sealed exactly as you sent it."))
        return SeeOther(str(context["here"]))
    shown = {**context, "form": form, "gate": gate, "image": told}
    status = 422 if form.errors else 200
    return fragments.render(request, "parties/brought.html", shown, status=status)


def _sealed(request: VisitRequest, found: Side, form: forms.Piece, contest: Contest | None) -> bool:
    sent, told = form.cleaned_data["file"], form.cleaned_data
    name = {"name": sent.name, "limit": settings.FRANCJEU.upload_limit // MEGABYTE}
    file = Upload(source=sent, name=sent.name or "", obtained=Access(told["obtained"]))
    try:
        bringing.bring(
            party=parties.party_for(public_id=found.party_id), file=file, contest=contest,
            description=told["description"], actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except (TooLarge, Empty, StoreFull, StoreRefused) as refused:
        form.add_error("file", str(WORDS[type(refused)]) % name)
    except bringing.TooMany:
        form.add_error("file", _("%(n)s files at most. Call us for more.") % {"n": bringing.MOST})
    return form.is_valid()
