"""A form sent by script (steady.js) is told the next address instead of being moved there.

One page is then asked for, not two; and where the answer never comes, the page has not moved.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect


def next_address(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """204 with `X-Next` in place of a redirection, for a request that says `X-Steady`."""

    def told(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if isinstance(response, HttpResponseRedirect) and "HTTP_X_STEADY" in request.META:
            response.status_code = 204
            response.headers["X-Next"] = response.url
            del response.headers["Location"]
        return response

    return told
