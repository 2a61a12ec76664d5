"""A film or a sound of a report, for a stated reason: still, mute and veiled until it is played."""

from typing import Any, cast
from uuid import UUID

from django.core import signing
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from francjeu.evidence.operations.opening.reading import NotShown
from francjeu.evidence.storage.store import BlobMissing, StoreFull
from francjeu.evidence.workbench import NotMade
from francjeu.kernel.evidence.copies.copying import Family
from francjeu.kernel.evidence.pieces.kinds import extension_of
from francjeu.reports.operations.form import files
from francjeu.web.shell import fragments, ranges
from francjeu.web.shell.access import StaffRequest

SECONDS = 900
_SALT = "reports.piece"


def page(request: StaffRequest, ref: str, piece: UUID, why: str) -> HttpResponse:
    """Where it plays for fifteen minutes; then the report again, with or without script."""
    family = files.recording_of(ref=ref, piece=piece, actor=request.actor)
    told = {"who": request.actor.ref, "piece": str(piece), "why": why}
    url = reverse("reports:play", args=[ref, piece])
    context = {
        "ref": ref, "piece": piece, "tab": "reports", "is_film": family is Family.FILM,
        "played": f"{url}?vue={signing.dumps(told, salt=_SALT)}",
    }  # fmt: skip
    response = fragments.render(request, "reports/desk/playing.html", context)
    response.headers["Refresh"] = f"{SECONDS}; url={reverse('reports:report', args=[ref])}"
    return response


def played(request: StaffRequest, ref: str, piece: UUID) -> HttpResponseBase:
    """The bytes, for who asked less than fifteen minutes ago; each time is written down."""
    why, actor, at = _told(request, piece)["why"], request.actor, timezone.now()
    family = files.recording_of(ref=ref, piece=piece, actor=actor)
    try:
        if family is Family.SOUND:
            sound = files.listen_to(ref=ref, piece=piece, purpose=why, actor=actor, at=at)
            return ranges.played(
                request, [sound.content], size=len(sound.content), media_type=sound.media_type,
                name=f"{ref}.m4a",
            )  # fmt: skip
        opened = files.open_piece(ref=ref, piece=piece, purpose=why, actor=actor, at=at)
    except (NotShown, NotMade, BlobMissing, StoreFull) as gone:
        raise Http404 from gone
    return ranges.played(
        request, opened.chunks, size=opened.size, media_type=opened.media_type,
        name=f"{ref}.{extension_of(opened.media_type)}",
    )  # fmt: skip


def _told(request: StaffRequest, piece: UUID) -> dict[str, Any]:
    try:
        told = signing.loads(request.GET.get("vue", ""), salt=_SALT, max_age=SECONDS)
    except signing.BadSignature as stale:
        raise Http404 from stale
    if (told["who"], told["piece"]) != (request.actor.ref, str(piece)):
        raise Http404
    return cast(dict[str, Any], told)
