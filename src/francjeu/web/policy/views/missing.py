"""A version that is not there is a page that is not there."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from francjeu.policy import queries as policy

View = Callable[..., HttpResponse]


def missing_is_404(view: View) -> View:
    """Answer 404 when the version asked for does not exist, or not in that state."""

    @functools.wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except policy.NoSuchVersion as error:
            raise Http404 from error

    return answered
