"""Drawing boxes over a picture: shown first, then burnt in; numbers do without script."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from francjeu.evidence.operations.copies import deriving
from francjeu.evidence.operations.isolation.shutting import NotSealed
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.queries import Item
from francjeu.evidence.storage.store import StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.evidence.copies.boxes import BadBox, NoBox
from francjeu.kernel.evidence.copies.copying import Family, Look, family_of
from francjeu.web.evidence import showing, whose
from francjeu.web.evidence.forms.pieces import Mask
from francjeu.web.evidence.pages import pieces as pages
from francjeu.web.evidence.views import hiding
from francjeu.web.evidence.views.pieces import at_the_desk, said, trouble_with
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


@at_the_desk
@require_http_methods(["GET", "HEAD", "POST"])
def mask(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """The picture once asked for, its boxes, and the copy that is kept."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    page = pages.page(file, item)
    if not page.can_mask:
        raise Http404
    if family_of(item.media_type) is not Family.PICTURE:
        return hiding.hide(request, file, item)
    form, plain, preview = Mask(request.POST or None), "", ""
    if request.method == "POST":
        trouble = trouble_with(request, ref, piece)
        plain = "" if trouble else _seen(request, ref, piece)
        if trouble:
            form.add_error(None, trouble)
        elif "keep" in request.POST and form.is_valid() and _kept(request, file, item, form):
            return SeeOther(page_of(ref, piece))
        preview = "" if trouble else _preview(request, ref, piece, form)
    failed = "keep" in request.POST or bool(set(form.errors) - {"reason"})
    if "keep" not in request.POST:
        form.errors.pop("reason", None)  # asked when the copy is kept, not while looking
    tab = whose.tab(ref)
    context = {"page": page, "form": form, "plain": plain, "preview": preview, "tab": tab}
    status = 422 if request.method == "POST" and failed else 200
    return fragments.render(request, "evidence/mask.html", context, status=status)


def page_of(ref: str, piece: UUID) -> str:
    """Back to the piece, where its copies are listed."""
    return reverse("evidence:piece", args=[ref, piece]) + "#h-copies"


def _kept(request: StaffRequest, file: whose.File, item: Item, form: Mask) -> bool:
    try:
        deriving.redact(
            item=item, boxes=form.boxes(), reason=form.cleaned_data["reason"], facts=file.facts,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except NoBox:
        form.add_error(None, _("Draw at least one box: nothing is hidden yet."))
    except BadBox as bad:
        form.add_error(f"{bad.field}{bad.number}", _("This box hides nothing or lies outside."))
    except (NotMade, NotShown, NotSealed, StoreFull) as trouble:
        form.add_error(None, said(trouble))
    else:
        messages.success(request, _("The masked copy is made and sealed. Look at it before use."))
        return True
    return False


def _seen(request: StaffRequest, ref: str, piece: UUID) -> str:
    return showing.address(
        request, ref, piece, look=Look.COLOUR, purpose="disclose", seconds=showing.WHILE_MASKING
    )


def _preview(request: StaffRequest, ref: str, piece: UUID, form: Mask) -> str:
    """The picture as the copy would be; empty while no row makes a box."""
    if "preview" not in request.POST or (not form.is_valid() and set(form.errors) != {"reason"}):
        return ""
    boxes = form.boxes()
    if not boxes:
        return ""
    return showing.address(
        request, ref, piece, look=Look.COLOUR, purpose="disclose", boxes=boxes,
        seconds=showing.WHILE_MASKING,
    )  # fmt: skip
