"""Adding a piece: from a joined report, in words, or a file handed to staff."""

from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from francjeu.cases.operations.intake import opening
from francjeu.cases.operations.pieces import exhibiting
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.plumbing.uploads import Received
from francjeu.web.cases.forms import pieces as forms
from francjeu.web.cases.pages import exhibits as pages
from francjeu.web.cases.views import acting
from francjeu.web.cases.views.acting import Errors, Scene, at_the_desk, case_for
from francjeu.web.shell.access import StaffRequest

TAKEN = _("This file is a piece already, or its report is not in this case.")
NOT_KEPT = _("The file could not be kept: the server is out of room. Try again later.")
NO_ANSWER = _("The file could not be kept: the store does not answer. Try again later.")
FILE: Errors = {
    TooLarge: ("file", _("This file is too large. Send a shorter version, or describe it.")),
    Empty: ("file", _("This file is empty. Choose it again, or describe it in words.")),
    StoreFull: ("file", NOT_KEPT),
    StoreRefused: ("file", NO_ANSWER),
}


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add_exhibit(request: StaffRequest, ref: str) -> HttpResponse:
    """A testimony in words, and the way to the two other kinds of pieces."""
    case, actor = case_for(request, ref), request.actor
    form = forms.Testimony(request.POST or None, turn=case.turn)

    def act() -> None:
        opening.add_exhibit(
            case=case, description=form.cleaned_data["description"],
            testimony=form.cleaned_data["testimony"], actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="add_exhibit", form=form, act=act, template="cases/exhibit_words.html",
        context={"ways": pages.ways(case, here="words")},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def from_report(request: StaffRequest, ref: str) -> HttpResponse:
    """A sealed file of a joined report becomes a piece."""
    case, actor = case_for(request, ref), request.actor
    form = forms.FromReport(request.POST or None, turn=case.turn, pieces=pages.joinable(case))

    def act() -> None:
        exhibiting.from_report(
            case=case, piece=UUID(form.cleaned_data["piece"]),
            description=form.cleaned_data["description"], actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="add_exhibit", form=form, act=act, template="cases/exhibit_report.html",
        errors={exhibiting.NotAPiece: ("piece", TAKEN)},
        context={"ways": pages.ways(case, here="report")},
    )  # fmt: skip
    return acting.play(request, scene)


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: StaffRequest, ref: str) -> HttpResponse:
    """The question on intimate images first; a *no* alone opens the way to a file."""
    case, actor = case_for(request, ref), request.actor
    gate = forms.Gate(request.GET or None)
    told = request.POST.get("image") or (gate.data.get("image", "") if gate.is_bound else "")
    form = forms.Upload(
        request.POST or None, request.FILES or None, turn=case.turn, initial={"image": told}
    )  # fmt: skip

    def act() -> None:
        exhibiting.upload(
            case=case, file=_file(form), description=form.cleaned_data["description"],
            actor=actor, at=timezone.now(),
        )  # fmt: skip

    scene = Scene(
        case=case, verb="add_exhibit", form=form, act=act, template="cases/exhibit_file.html",
        errors=FILE, context={"ways": pages.ways(case, here="file"), "gate": gate, "image": told},
    )  # fmt: skip
    return acting.play(request, scene)


def _file(form: forms.Upload) -> exhibiting.Upload:
    sent: Received = form.cleaned_data["file"]
    return exhibiting.Upload(
        source=sent, name=sent.name or "", obtained=Access(form.cleaned_data["obtained"])
    )
