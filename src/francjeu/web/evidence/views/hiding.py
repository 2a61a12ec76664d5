"""Choosing what is hidden in a film, a sound or a PDF; waiting for the copy."""

from collections.abc import Iterable
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from francjeu.evidence import words
from francjeu.evidence.operations.copies import masking
from francjeu.evidence.operations.opening import viewing
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.queries import Item, maskings
from francjeu.evidence.storage.store import StoreFull, StoreRefused
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Family, Look, family_of
from francjeu.kernel.evidence.copies.masks import (
    BadBox,
    BadSheet,
    BadSpan,
    How,
    NoBox,
    Recording,
    Sheets,
    TooManyBoxes,
)
from francjeu.web.evidence import showing, whose
from francjeu.web.evidence.forms.hiding import Hide, initial_of
from francjeu.web.evidence.pages import hiding as pages
from francjeu.web.evidence.views import pieces
from francjeu.web.evidence.whose import File
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther

SECONDS = "3"
"""Between two looks at a copy under way; the page comes back by itself, script or not."""


def hide(request: StaffRequest, file: File, item: Item) -> HttpResponse:
    """The rows, what is looked at meanwhile, and asking for the copy."""
    asked, family = maskings.asked_of(item), family_of(item.media_type) or Family.FILM
    waiting = reverse("evidence:mask_progress", args=[file.ref, item.public_id])
    if asked is not None and asked.trouble is None:
        return SeeOther(waiting)
    before = initial_of(asked.plan, family=family, reason=asked.reason) if asked else {}
    form = Hide(request.POST or None, family=family, initial=before)
    is_kept = "keep" in request.POST
    if is_kept and form.is_valid() and _asked(request, file, item, form):
        return SeeOther(waiting)
    if not is_kept:
        form.errors.pop("reason", None)  # asked when the copy is kept, not while looking
    page = _looked(request, file, item, form, asked)
    context = {"page": page, "form": form, "tab": whose.tab(file.ref)}
    status = 422 if request.method == "POST" and form.errors else 200
    return fragments.render(request, "evidence/hide.html", context, status=status)


@pieces.at_the_desk
@require_safe
def progress(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """How far the copy is; back to the piece once it is made, to the rows once it failed."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    asked = maskings.asked_of(item)
    if asked is None:
        return SeeOther(reverse("evidence:piece", args=[ref, piece]) + "#h-copies")
    if asked.trouble is not None:
        return SeeOther(reverse("evidence:mask", args=[ref, piece]))
    context = {"page": pages.waiting(file, item, asked), "tab": whose.tab(ref)}
    response = fragments.render(request, "evidence/hiding.html", context)
    response.headers["Refresh"] = SECONDS
    return response


def _asked(request: StaffRequest, file: File, item: Item, form: Hide) -> bool:
    """Whether it was asked for; else the form says why not, and keeps what was typed."""
    try:
        masking.ask(
            item=item, plan=form.plan(), reason=form.cleaned_data["reason"], facts=file.facts,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except masking.UnderWay:
        return True
    except NoBox:
        form.add_error(None, _("Hide at least one place or one moment: nothing is hidden yet."))
    except TooManyBoxes:
        form.add_error(None, _("Forty boxes at most: withhold the piece, or hide larger places."))
    except BadBox as bad:
        row = form.used()[bad.number - 1]
        form.add_error(f"{bad.field}{row}", _("This box hides nothing or lies outside."))
    except BadSheet as bad:
        form.add_error(f"sheet{form.used()[bad.number - 1]}", _("Write 1 or more."))
    except BadSpan as bad:
        rows = form.silent() if bad.is_sound else form.used()
        name = "silent_to" if bad.is_sound else "to"
        form.add_error(f"{name}{rows[bad.number - 1]}", _("The end comes after the beginning."))
    except (NotMade, NotShown) as trouble:
        form.add_error(None, pieces.said(trouble))
    else:
        return True
    return False


def _looked(
    request: StaffRequest, file: File, item: Item, form: Hide, asked: maskings.Asked | None
) -> pages.Page:
    """What is looked at or heard meanwhile; each time is written down, a veil is not."""
    sent, place = request.POST, form.moment()
    shown = preview = heard = ""
    if "hear" in sent:
        heard = _address(request, file, item, door="heard")
    is_shown = "see" in sent or (sent.get("shown") == "1" and "veil" not in sent)
    veiled, trouble = None, ""
    if form.family is not Family.SOUND:
        veiled, trouble = _veiled(request, file, item, place)
    if trouble and sent:
        form.add_error("place", trouble)
    elif veiled and is_shown:
        shown = _address(request, file, item, place=place)
        preview = _preview(request, file, item, form) if "preview" in sent else ""
    last = words.TROUBLES[asked.trouble] if asked and asked.trouble and not sent else ""
    return pages.page(
        file, item, place=place, shown=shown, preview=preview, heard=heard, veiled=veiled,
        trouble=str(last) or ("" if sent else trouble), is_kept=bool(last),
    )  # fmt: skip


def _veiled(
    request: StaffRequest, file: File, item: Item, place: int
) -> tuple[viewing.Looked | None, str]:
    """What is known of the file while nobody is shown, or why it cannot be looked at."""
    try:
        looked = viewing.look_at(
            actor=request.actor, item=item, facts=file.facts, look=Look.VEILED, place=place,
            at=timezone.now(),
        )  # fmt: skip
    except (NotMade, NotShown, StoreFull, StoreRefused) as trouble:
        return None, pieces.said(trouble)
    return looked, ""


def _preview(request: StaffRequest, file: File, item: Item, form: Hide) -> str:
    """This picture or sheet as the copy would be; empty while a row is not understood."""
    if form.errors:
        return ""
    plan, place = form.plan(), form.moment()
    if isinstance(plan, Sheets):
        boxes = [box for sheet, box in plan.boxes if sheet == place]
        return _address(request, file, item, place=place, boxes=boxes)
    here = [it for it in plan.covers if it.span.holds(place)] if isinstance(plan, Recording) else []
    return _address(
        request, file, item, place=place,
        boxes=[it.box for it in here if it.how is How.BLACK],
        blurred=[it.box for it in here if it.how is How.BLUR],
    )  # fmt: skip


def _address(
    request: StaffRequest, file: File, item: Item, *, door: str = "seen", place: int = 0,
    boxes: Iterable[Box] = (), blurred: Iterable[Box] = (),
) -> str:  # fmt: skip
    return showing.address(
        request, file.ref, item.public_id, look=Look.GREY, purpose="disclose", boxes=boxes,
        blurred=blurred, place=place, seconds=showing.WHILE_MASKING, door=door,
    )  # fmt: skip
