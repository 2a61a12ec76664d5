"""Pages for what went wrong: plain words, and always another door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return render(request, "shell/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What a person may not see does not exist for them."""
    return not_found(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or its cookie is gone."""
    return render(request, "shell/errors/csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: same words whether the page never was or may not be seen."""
    return render(request, "shell/errors/404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """500: printed without the database, which may be what broke."""
    language = getattr(request, "LANGUAGE_CODE", "fr")
    locale = {"fr": "fr-CA", "en": "en-CA"}.get(language, "fr-CA")
    shell = {"locale": locale, "language": language}
    page = render_to_string("shell/errors/500.html", {"shell": shell})
    return HttpResponse(page, status=500)
