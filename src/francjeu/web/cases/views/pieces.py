"""One piece: described first; opened for a stated purpose, each time written down."""

from typing import Any, cast

from django.core import signing
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from francjeu.cases.operations.file import reading
from francjeu.cases.queries.reach import Case
from francjeu.evidence import words
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import BlobMissing, StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.evidence.pieces.kinds import Showing
from francjeu.web.cases.forms.pieces import See
from francjeu.web.cases.pages import disclosing
from francjeu.web.cases.pages import exhibits as pages
from francjeu.web.cases.pages.pieces import Whole
from francjeu.web.cases.views.acting import at_the_table, case_for
from francjeu.web.shell import fragments, ranges
from francjeu.web.shell.access import StaffRequest

SECONDS = 120
WHILE_PLAYING = 900
"""A film takes longer to see than a picture."""
INLINE = (Showing.IMAGE, Showing.PLAYER)


@at_the_table
@require_http_methods(["GET", "HEAD", "POST"])
def piece(request: StaffRequest, ref: str, number: int) -> HttpResponse:
    """What the piece is and whether it can be trusted; its content once a purpose was given."""
    case, form = case_for(request, ref), See(request.POST or None)
    page = pages.piece(case=case, number=number)
    if page is None:
        raise Http404
    shown = pages.Shown()
    if form.is_valid() and not page.obstacle:
        shown = _shown(request, case, page, form.cleaned_data["purpose"])
    told = disclosing.disclosed(case=case, number=number, told=page.disclosed, actor=request.actor)
    evidence = disclosing.evidence_page(case=case, number=number)
    context = {"page": page, "form": form, "shown": shown, "told": told, "evidence": evidence,
               "provenance": disclosing.provenance_page(case=case, number=number)}  # fmt: skip
    status = 422 if form.errors or shown.trouble else 200
    response = fragments.render(request, "cases/piece.html", context, status=status)
    if shown.url or shown.text:  # veiled again in time, with or without script
        response.headers["Refresh"] = f"{_seconds(page)}; url={request.path}"
    return response


def _seconds(page: Whole) -> int:
    return WHILE_PLAYING if page.plays else SECONDS


def _shown(request: StaffRequest, case: Case, page: Whole, purpose: str) -> pages.Shown:
    """The words, or where the picture is for a while."""
    actor, at = request.actor, timezone.now()
    if page.showing == "testimony":
        text = reading.read_testimony(
            case=case, number=page.number, purpose=purpose, actor=actor, at=at
        )
        return pages.Shown(text=text)
    if page.showing == Showing.TEXT:
        return _text(case, page.number, purpose, request)
    original = _address(case, page, purpose, request, whole=True) if _is_copied(page) else ""
    if page.showing == Showing.IMAGE and (trouble := _trouble(case, page.number, request)):
        return pages.Shown(trouble=trouble, original=original)
    return pages.Shown(url=_address(case, page, purpose, request), original=original)


def _is_copied(page: Whole) -> bool:
    """Whether what is shown was made on the spot: the file itself can then be had too."""
    return page.is_converted or page.plays == "audio"


def _address(
    case: Case, page: Whole, purpose: str, request: StaffRequest, *, whole: bool = False
) -> str:
    """Where the content is for a while; `whole`: the file as received."""
    told = {
        "ref": case.ref, "number": page.number, "who": request.actor.ref, "why": purpose,
        "whole": whole, "for": _seconds(page),
    }  # fmt: skip
    url = reverse("cases:piece_content", args=[case.ref, page.number])
    return f"{url}?vue={signing.dumps(told, salt='cases.piece')}"


def _trouble(case: Case, number: int, request: StaffRequest) -> str:
    """Why the picture cannot be shown, in words; empty when it can."""
    try:
        found = reading.trouble_with(
            case=case, number=number, actor=request.actor, at=timezone.now()
        )
    except (NotShown, StoreFull):
        return _("This piece cannot be opened now.")
    return str(words.TROUBLES[found]) if found else ""


def _text(case: Case, number: int, purpose: str, request: StaffRequest) -> pages.Shown:
    """The characters of a text, never its page."""
    actor, at = request.actor, timezone.now()
    try:
        opened = reading.open_piece(case=case, number=number, purpose=purpose, actor=actor, at=at)
    except (NotShown, BlobMissing):
        return pages.Shown(trouble=_("This piece cannot be opened now."))
    return pages.Shown(text=pages.characters(opened))


@at_the_table
@require_safe
def piece_content(request: StaffRequest, ref: str, number: int) -> HttpResponseBase:
    """The bytes, of a picture or a sound those of a copy, for who asked just before."""
    case, actor = case_for(request, ref), request.actor
    told = _told(request)
    if (told["ref"], told["number"], told["who"]) != (ref, number, actor.ref):
        raise Http404
    page = pages.piece(case=case, number=number)
    try:
        if page is not None and page.showing == Showing.IMAGE and not told["whole"]:
            looked = reading.see_piece(
                case=case, number=number, purpose=told["why"], actor=actor, at=timezone.now()
            )
            return HttpResponse(looked.content, content_type=looked.media_type)
        if page is not None and page.plays == "audio" and not told["whole"]:
            return _heard(request, case, number, told["why"])
        opened = reading.open_piece(
            case=case, number=number, purpose=told["why"], actor=actor, at=timezone.now()
        )
    except (reading.NoSuchPiece, NotShown, NotMade, BlobMissing, StoreFull) as gone:
        raise Http404 from gone
    inline = opened.showing in INLINE and not told["whole"]
    name = f"{ref}-P-{number}{pages.ending(opened)}"
    if inline:
        return ranges.played(
            request, opened.chunks, size=opened.size, media_type=opened.media_type, name=name
        )
    return StreamingHttpResponse(
        opened.chunks,
        content_type="application/octet-stream",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _heard(request: StaffRequest, case: Case, number: int, purpose: str) -> HttpResponseBase:
    """The sound without what travelled with it: place, device, author."""
    sound = reading.hear_piece(
        case=case, number=number, purpose=purpose, actor=request.actor, at=timezone.now()
    )
    return ranges.played(
        request, [sound.content], size=len(sound.content), media_type=sound.media_type,
        name=f"{case.ref}-P-{number}.m4a",
    )  # fmt: skip


def _told(request: StaffRequest) -> dict[str, Any]:
    token = request.GET.get("vue", "")
    try:
        told = signing.loads(token, salt="cases.piece", max_age=WHILE_PLAYING)
        signing.loads(token, salt="cases.piece", max_age=told["for"])
        return cast(dict[str, Any], told)
    except signing.BadSignature as stale:
        raise Http404 from stale
