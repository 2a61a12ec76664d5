"""Pages for what went wrong: plain words, and always another door."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

_SECRET = frozenset({"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return render(request, "shell/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What a person may not see does not exist for them."""
    return not_found(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or its cookie is gone."""
    return render(request, "shell/errors/csrf.html", status=403)


def session_over(request: HttpRequest) -> HttpResponse:
    """410: who typed is no longer signed in; the sentences that were sent are given back."""
    typed = [
        words
        for name in request.POST
        if name not in _SECRET
        for words in request.POST.getlist(name)
        if " " in words.strip()
    ]
    context = {"typed": typed, "files": bool(request.FILES), "next": _above(request.path)}
    return render(request, "shell/errors/session.html", context, status=410)


def _above(path: str) -> str:
    """The nearest page that leads to this one: what only receives cannot be opened again."""
    while path != "/":
        path = path.rstrip("/").rpartition("/")[0] + "/"
        try:
            resolve(path)
        except Resolver404:
            continue
        break
    return path


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
