"""One piece on its page of evidence: veiled, seen for two minutes, converted, tied."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from francjeu.evidence import words
from francjeu.evidence.operations.copies import deriving, transcribing
from francjeu.evidence.operations.isolation.shutting import NotSealed
from francjeu.evidence.operations.opening import viewing
from francjeu.evidence.operations.opening.conversing import NotReadable
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Look, Trouble
from francjeu.web.evidence import showing, whose
from francjeu.web.evidence.forms.pieces import Convert, See
from francjeu.web.evidence.pages import pieces as pages
from francjeu.web.evidence.views import playing
from francjeu.web.evidence.views.playing import Shown
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther

at_the_table = playing.at_the_table
at_the_desk = staff(Role.CASE_MANAGER, Role.CHAIR)


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """What it is and what was made of it; a working copy once a purpose was given."""
    plays = _plays(request, ref, piece)
    form, shown = See(request.POST or None, plays=bool(plays)), Shown()
    if form.is_valid() and plays:
        shown = playing.shown(request, ref, piece, form.cleaned_data["purpose"], plays)
    elif form.is_valid():
        look, purpose = Look(form.cleaned_data["look"]), form.cleaned_data["purpose"]
        if trouble := trouble_with(request, ref, piece):
            form.add_error(None, trouble)
        else:
            shown = Shown(url=showing.address(request, ref, piece, look=look, purpose=purpose))
    return render(request, ref, piece, see=form, shown=shown)


def _plays(request: StaffRequest, ref: str, piece: UUID) -> str:
    return pages.page(*whose.piece_for(actor=request.actor, ref=ref, piece=piece)).plays


def trouble_with(request: StaffRequest, ref: str, piece: UUID, *, place: int = 0) -> str:
    """Why no working copy can be shown, in words; empty when one can."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    try:
        found = viewing.trouble_with(
            actor=request.actor, item=item, facts=file.facts, place=place, at=timezone.now()
        )
    except (NotShown, StoreFull) as trouble:
        return said(trouble)
    return str(words.TROUBLES[found]) if found else ""


def render(
    request: StaffRequest, ref: str, piece: UUID, *, see: See | None = None,
    convert: Convert | None = None, shown: Shown | None = None, unread: str = "",
) -> HttpResponse:  # fmt: skip
    """The page; veiled again after two minutes, with or without script."""
    page = pages.page(*whose.piece_for(actor=request.actor, ref=ref, piece=piece))
    see, shown = see or See(plays=bool(page.plays)), shown or Shown()
    convert = convert or Convert(targets=page.targets, sheets=page.is_pdf)
    tab = "cases" if ref.startswith("D-") else "reports"
    context = {"page": page, "see": see, "convert": convert, "shown": shown, "tab": tab,
               "unread": unread}  # fmt: skip
    status = 422 if see.errors or convert.errors or unread else 200
    response = fragments.render(request, "evidence/piece.html", context, status=status)
    if shown.url or shown.salt:
        seconds = showing.WHILE_MASKING if shown.plays else showing.SECONDS
        url = reverse("evidence:piece", args=[ref, piece])
        response.headers["Refresh"] = f"{seconds}; url={url}"
    return response


@at_the_table
@require_safe
@never_cache
def veiled(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """Twenty-four dots of grey: shapes, nobody."""
    told = request.GET.get("place", "")
    place = int(told) if told.isdecimal() and len(told) < 9 else 0
    return _picture(request, ref, piece, look=Look.VEILED, place=place)


@at_the_table
@require_safe
@never_cache
def seen(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """The working copy, for who asked and as long as they asked for; each time is written down."""
    told = showing.told(request, ref, piece)
    return _picture(
        request, ref, piece, look=Look(told["look"]), purpose=told["why"], place=told["place"],
        boxes=tuple(Box(*it) for it in told["boxes"]),
        blurred=tuple(Box(*it) for it in told["blurred"]),
    )  # fmt: skip


def _picture(
    request: StaffRequest, ref: str, piece: UUID, *, look: Look, purpose: str = "",
    boxes: tuple[Box, ...] = (), blurred: tuple[Box, ...] = (), place: int = 0,
) -> HttpResponse:  # fmt: skip
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    try:
        looked = viewing.look_at(
            actor=request.actor, item=item, facts=file.facts, look=look, purpose=purpose,
            boxes=boxes, blurred=blurred, place=place, at=timezone.now(),
        )  # fmt: skip
    except (NotMade, NotShown, StoreFull) as trouble:
        raise Http404 from trouble
    return HttpResponse(looked.content, content_type=looked.media_type)


@at_the_desk
@require_POST
def convert(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """The piece in a format that opens elsewhere; the original stays."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    page = pages.page(file, item)
    form = Convert(request.POST, targets=page.targets, sheets=page.is_pdf)
    if not form.is_valid():
        return render(request, ref, piece, convert=form)
    try:
        made = deriving.convert(
            item=item, target=form.cleaned_data["target"],
            sheet=form.cleaned_data.get("sheet") or 1, facts=file.facts, actor=request.actor,
            at=timezone.now(),
        )  # fmt: skip
    except (NotMade, NotShown, NotSealed, StoreFull) as trouble:
        form.add_error(None, said(trouble))
        return render(request, ref, piece, convert=form)
    messages.success(request, _("The copy is made, beside its original."))
    return SeeOther(reverse("evidence:piece", args=[ref, made.public_id]))


@at_the_desk
@require_POST
def transcribe(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """An exported conversation as a text, sealed beside it; its gaps are told with it."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    try:
        made = transcribing.transcribe(
            item=item, facts=file.facts, actor=request.actor, at=timezone.now()
        )
    except (NotReadable, NotShown, NotSealed, StoreFull) as trouble:
        return render(request, ref, piece, unread=_unread(trouble))
    messages.success(request, _("The transcript is sealed, beside the export."))
    return SeeOther(reverse("evidence:piece", args=[ref, made.public_id]))


def _unread(trouble: Exception) -> str:
    if not isinstance(trouble, NotReadable):
        return said(trouble)
    if trouble.reason:
        return _("The tool that reads it is not installed here: ask whoever runs the server.")
    return _("It is no conversation exported in a known form. Open it as a file.")


@at_the_desk
@require_POST
def tie(request: StaffRequest, ref: str, piece: UUID) -> HttpResponse:
    """The salt that ties a copy to its original: written down, shown for two minutes."""
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    try:
        opening = deriving.open_commitment(
            item=item, facts=file.facts, actor=request.actor, at=timezone.now()
        )
    except deriving.NoCopy as missing:
        raise Http404 from missing
    return render(request, ref, piece, shown=Shown(salt=opening.salt, sha256=opening.sha256))


def said(trouble: Exception) -> str:
    """Why no copy was made, in words."""
    if isinstance(trouble, NotMade):
        return str(words.TROUBLES[trouble.trouble])
    if isinstance(trouble, StoreFull):
        return _("The server is out of room: nothing was made. Try again later.")
    return str(words.TROUBLES[Trouble.UNREADABLE])
