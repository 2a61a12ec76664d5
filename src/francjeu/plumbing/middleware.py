"""What every answer carries: private by default, nothing foreign in a page, a chosen language."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]


def private_by_default(answer: Answer) -> Answer:
    """No cache, no index, no permission: pages may be read on a shared computer."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response

    return middleware


def nothing_foreign(answer: Answer) -> Answer:
    """The content security policy of the settings, the same for every page: written once.

    Django's own debug pages go without, in development only: their styles are inline.
    """
    policy = build_policy()

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if not (settings.DEBUG and response.status_code in {404, 500}):
            response.headers.setdefault(HEADER, policy)
        return response

    return middleware


def chosen_language(answer: Answer) -> Answer:
    """French unless the person chose English on the page: the browser's language is no choice."""

    def middleware(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = answer(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Cookie",))
        return response

    return middleware
