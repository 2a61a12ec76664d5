"""Hearing a recording without what travelled with it; playing or reading a masked copy whole."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from francjeu.evidence.operations.opening import reading, viewing
from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.queries import copies
from francjeu.evidence.storage.store import BlobMissing, StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.actors import Role
from francjeu.kernel.evidence.copies.copying import Kind, Look
from francjeu.kernel.evidence.pieces.kinds import extension_of
from francjeu.web.evidence import showing, whose
from francjeu.web.shell import ranges
from francjeu.web.shell.access import StaffRequest, staff

at_the_table = staff(Role.CASE_MANAGER, Role.CHAIR, Role.DECIDER, Role.COUNSEL)


@dataclass(frozen=True, slots=True)
class Shown:
    """Where the working copy is for a while, or the opening of a tie; `plays`: what plays it."""

    url: str = ""
    plays: str = ""
    salt: str = ""
    sha256: str = ""


def shown(request: StaffRequest, ref: str, piece: UUID, purpose: str, plays: str) -> Shown:
    """A sound is heard, a masked copy played, for fifteen minutes: a film takes longer to see."""
    _file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    made = copies.copy_of(item.pk)
    door = "played" if made and made.kind is Kind.REDACTION else "heard"
    url = showing.address(
        request, ref, piece, look=Look.COLOUR, purpose=purpose, door=door,
        seconds=showing.WHILE_MASKING,
    )  # fmt: skip
    return Shown(url=url, plays=plays)


@at_the_table
@require_safe
@never_cache
def heard(request: StaffRequest, ref: str, piece: UUID) -> HttpResponseBase:
    """The sound alone, for who asked and as long as they asked for; written down each time."""
    told = showing.told(request, ref, piece)
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    try:
        sound = viewing.listen_to(
            actor=request.actor, item=item, facts=file.facts, purpose=told["why"],
            at=timezone.now(),
        )  # fmt: skip
    except (NotMade, NotShown, StoreFull) as trouble:
        raise Http404 from trouble
    return ranges.played(
        request, [sound.content], size=len(sound.content), media_type=sound.media_type,
        name=f"{ref}.m4a",
    )  # fmt: skip


@at_the_table
@require_safe
@never_cache
def played(request: StaffRequest, ref: str, piece: UUID) -> HttpResponseBase:
    """A copy masked here, whole; an original is never played as it is received."""
    told = showing.told(request, ref, piece)
    file, item = whose.piece_for(actor=request.actor, ref=ref, piece=piece)
    made = copies.copy_of(item.pk)
    if made is None or made.kind is not Kind.REDACTION:
        raise Http404
    try:
        opened = reading.read_for(
            actor=request.actor, item=item, facts=file.facts, purpose=told["why"],
            at=timezone.now(),
        )  # fmt: skip
    except (NotShown, BlobMissing) as gone:
        raise Http404 from gone
    name = f"{ref}.{extension_of(opened.media_type)}"
    return ranges.played(
        request, opened.chunks, size=opened.size, media_type=opened.media_type, name=name
    )
