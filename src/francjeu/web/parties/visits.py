"""A visit: who came in by a link, for how long, and what is kept when the time is over.

The cookie holds the link's number, signed; the right itself is asked again at each page, so that
closing a link ends its visits at once.
"""

import functools
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone, translation

from francjeu.kernel.actors import Actor, Kind
from francjeu.notices import queries as notices
from francjeu.notices.queries import Bearer
from francjeu.web.shell import fragments
from francjeu.web.shell.access import View, by_link

COOKIE = "fj_visite"
PATH = "/p/"
GIVEN_BACK = ("version", "context", "witnesses", "text", "reason", "reasons", "words", "remarks")
IDLE = timedelta(hours=2)
_SALT = "francjeu.parties.visit"

Answer = TypeVar("Answer", bound=HttpResponseBase)


class VisitRequest(HttpRequest):
    """The request behind `visit`: it knows who reads, and which file."""

    bearer: Bearer
    actor: Actor


def begin(response: Answer, *, link_id: int) -> Answer:
    """Let the person in until two hours after their last page."""
    response.set_signed_cookie(
        COOKIE, str(link_id), salt=_SALT, path=PATH, httponly=True, samesite="Lax",
        secure=settings.HTTPS, max_age=int(notices.LONGEST_VISIT.total_seconds()),
    )  # fmt: skip
    return response


def end(response: HttpResponse) -> HttpResponse:
    """Close the visit on this device."""
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def link_id(request: HttpRequest, *, idle: timedelta | None = IDLE) -> int | None:
    """The link this device came in by, unless it was idle too long (None: however long)."""
    try:
        value = request.get_signed_cookie(COOKIE, salt=_SALT, max_age=idle)
    except (KeyError, signing.BadSignature):
        return None
    return int(value) if value else None


def bearer(request: HttpRequest, *, at: datetime) -> Bearer | None:
    """Who reads, if the visit still holds."""
    number = link_id(request)
    return notices.bearer(link_id=number, at=at) if number is not None else None


def visit(view: Callable[..., HttpResponseBase]) -> View:
    """Behind a link that was opened: sets `request.bearer` and `request.actor`."""

    @functools.wraps(view)
    def visited(request: VisitRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = bearer(request, at=timezone.now())  # noqa: TID251  the views’ own door
        if found is None:
            return _over(request)
        request.bearer = found
        request.actor = Actor(kind=Kind.PARTY, ref=found.party)
        speak(request, language=found.language)
        return begin(view(request, *args, **kwargs), link_id=found.link_id)

    return by_link(visited)


def _over(request: HttpRequest) -> HttpResponse:
    """The visit is over: what was being sent is given back, so that nothing typed is lost."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("parties:ended"))
    typed = [request.POST[name] for name in request.POST if name in GIVEN_BACK]
    known = link_id(request, idle=None) is not None
    context = {"known": known, "typed": [words for words in typed if words.strip()]}
    return fragments.render(request, "parties/ended.html", context, status=410)


def speak(request: HttpRequest, *, language: str) -> None:
    """The letter's language, unless the person chose one on the page."""
    if language and settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(language)
        request.LANGUAGE_CODE = language
