"""A mail, a conversation or a masked PDF read as characters, for a purpose, for two minutes."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from francjeu.cases.labels import procedure as labels
from francjeu.evidence.operations.opening import conversing
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import BlobMissing
from francjeu.web.evidence import whose
from francjeu.web.evidence.pages import reading as pages
from francjeu.web.evidence.pages.trail import Here, trail
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest

SECONDS = 120


class See(forms.Form):
    """Why someone opens it: asked each time, written down."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Why do you open it?"), widget=forms.RadioSelect,
        choices=lambda: [(key, labels.word(labels.PURPOSES, key)) for key in labels.PURPOSES],
        error_messages={"required": gettext_lazy("Choose an answer.")},
    )  # fmt: skip


@works_with_files
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """Nothing of it until a purpose is given; then its words, never its page, no picture."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    if not conversing.can_be_read(item):
        raise Http404
    form, trouble, shown = See(request.POST if request.method == "POST" else None), "", None
    if form.is_valid():
        try:
            shown = pages.shown(conversing.open_for(
                item=item, purpose=form.cleaned_data["purpose"], facts=file.facts,
                actor=request.actor, at=timezone.now(),
            ))  # fmt: skip
        except conversing.NotReadable as error:
            trouble = _unread(error.reason)
        except (NotShown, BlobMissing):
            trouble = _("This piece cannot be opened now.")
    context = {"ref": ref, "piece": piece, "form": form, "shown": shown, "trouble": trouble,
               "trail": trail(file, item, here=Here.READ),
               "tab": whose.tab(ref)}  # fmt: skip
    status = 422 if form.errors or trouble else 200
    response = fragments.render(request, "evidence/reading.html", context, status=status)
    if shown:  # veiled again after two minutes, with or without script
        response.headers["Refresh"] = f"{SECONDS}; url={request.path}"
    return response


def _unread(reason: str) -> str:
    if reason:
        return _("The tool that reads it is not installed here: ask whoever runs the server.")
    return _("It is neither an e-mail nor an export of a known form. Open it as a file.")
