"""One answer for two askers: the whole page, or the part of it that htmx asks for."""

from collections.abc import Mapping

from django import shortcuts
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


def asks_for_part(request: HttpRequest) -> bool:
    """True when htmx swaps a part; going back in history needs the whole page again."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and not headers.get("HX-History-Restore-Request")


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    part: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render `template`, or only its `{% partialdef part %}` when htmx asks for a part."""
    name = f"{template}#{part}" if part and asks_for_part(request) else template
    response = shortcuts.render(request, name, dict(context), status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
