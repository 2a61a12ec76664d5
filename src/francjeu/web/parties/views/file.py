"""What was written to the person, and what it rests on."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.cases.operations.pieces import showing
from francjeu.cases.queries.hearing import parties
from francjeu.evidence.operations.opening.conversing import NotReadable
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import BlobMissing
from francjeu.kernel.evidence.pieces.kinds import extension_of
from francjeu.notices import queries as notices
from francjeu.notices.operations import sending
from francjeu.web.parties import side, visits
from francjeu.web.parties.pages import file as pages
from francjeu.web.parties.pages import letters as letter_pages
from francjeu.web.parties.pages import pieces as piece_pages
from francjeu.web.parties.visits import VisitRequest
from francjeu.web.shell import fragments, ranges


@visits.visit
@require_safe
def file(request: VisitRequest) -> HttpResponse:
    """Where does it stand, and what can I do?"""
    page = pages.file(bearer=request.bearer, at=timezone.now())
    return fragments.render(request, "parties/file.html", {"page": page})


@visits.visit
@require_safe
def pieces(request: VisitRequest) -> HttpResponse:
    """What is it based on?"""
    page = piece_pages.pieces(bearer=request.bearer, at=timezone.now())
    return fragments.render(request, "parties/pieces.html", {"page": page})


@visits.visit
@require_safe
def copy(request: VisitRequest, number: int) -> HttpResponseBase:
    """The prepared copy of a piece, under a name that tells nothing; opening it is remembered."""
    found = _side(request)
    try:
        opened = showing.open_copy(
            party=parties.party_for(public_id=found.party_id), number=number,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except (showing.NotShown, NotShown, BlobMissing) as missing:
        raise Http404 from missing
    name = f"{found.reference}-P-{number}.{extension_of(opened.media_type)}"
    return ranges.played(
        request, opened.chunks, size=opened.size, media_type=opened.media_type, name=name
    )


@visits.visit
@require_safe
def words(request: VisitRequest, number: int) -> HttpResponse:
    """The words of a masked PDF as text: its sheets are pictures. Reading them is remembered."""
    found = _side(request)
    try:
        sheets = showing.read_copy(
            party=parties.party_for(public_id=found.party_id), number=number,
            actor=request.actor, at=timezone.now(),
        )  # fmt: skip
    except (showing.NotShown, NotShown, NotReadable, BlobMissing) as missing:
        raise Http404 from missing
    context = {"reference": found.reference, "label": f"P-{number}", "sheets": sheets}
    return fragments.render(request, "parties/words.html", context)


@visits.visit
@require_safe
def letter(request: VisitRequest, public_id: UUID) -> HttpResponse:
    """One letter; reading it the first time is remembered."""
    _note_reading(request, public_id)
    page = letter_pages.letter(public_id=public_id, bearer=request.bearer)
    return fragments.render(request, "parties/letter.html", {"page": page})


@visits.visit
@require_safe
def letter_pdf(request: VisitRequest, public_id: UUID) -> HttpResponse:
    """The same letter to keep, under a name that tells nothing."""
    _note_reading(request, public_id)
    data = letter_pages.letter_pdf(public_id=public_id, bearer=request.bearer)
    headers = {"Content-Disposition": f'attachment; filename="{request.bearer.reference}.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def _note_reading(request: VisitRequest, public_id: UUID) -> None:
    who = request.bearer
    try:
        row = notices.letter_to(public_id=str(public_id), subject=who.subject, party=who.party)
    except notices.NoSuchLetter as missing:
        raise Http404 from missing
    sending.mark_opened(letter=row, actor=request.actor, at=timezone.now())


def _side(request: VisitRequest) -> side.Side:
    """Whose side came by this link; not found when the link is about nobody's."""
    found = side.of(bearer=request.bearer, at=timezone.now())
    if found is None:
        raise Http404
    return found
