"""Addresses that show a working copy for a while, to the person who asked and to nobody else."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.core import signing
from django.http import Http404
from django.urls import reverse

from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Look
from francjeu.web.shell.access import StaffRequest

SECONDS = 120
WHILE_MASKING = 900
"""Drawing boxes takes longer than looking."""

_SALT = "evidence.seen"


def address(
    request: StaffRequest, ref: str, piece: UUID, *, look: Look, purpose: str,
    boxes: Iterable[Box] = (), blurred: Iterable[Box] = (), place: int = 0, seconds: int = SECONDS,
    door: str = "seen",
) -> str:  # fmt: skip
    """Where the picture is, until these seconds are over; `door`: where it is heard or played."""
    told = {
        "who": request.actor.ref, "ref": ref, "piece": str(piece), "look": look.value,
        "why": purpose, "boxes": [box.as_json() for box in boxes], "for": seconds,
        "blurred": [box.as_json() for box in blurred], "place": place,
    }  # fmt: skip
    token = signing.dumps(told, salt=_SALT, compress=True)
    return f"{reverse(f'evidence:{door}', args=[ref, piece])}?vue={token}"


def told(request: StaffRequest, ref: str, piece: UUID) -> dict[str, Any]:
    """What the address was made for. Raises Http404 when it is over, or another’s."""
    token = request.GET.get("vue", "")
    try:
        found = cast(dict[str, Any], signing.loads(token, salt=_SALT, max_age=WHILE_MASKING))
        signing.loads(token, salt=_SALT, max_age=found["for"])
    except signing.BadSignature as stale:
        raise Http404 from stale
    if (found["who"], found["ref"], found["piece"]) != (request.actor.ref, ref, str(piece)):
        raise Http404
    return found
