"""When the store of sealed pieces does not answer: a page that says so, whatever view asked."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from francjeu.evidence.storage.store import StoreRefused


class StoreDoesNotAnswer:
    """503 in plain words instead of an error; nothing was lost, and coming back is enough."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, StoreRefused):
            return None
        page = render(request, "shell/errors/503.html", status=503)
        page["Retry-After"] = "120"
        return page
