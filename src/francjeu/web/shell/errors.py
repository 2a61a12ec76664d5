"""Pages for what went wrong: plain words, and always another door."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import REASON_NO_CSRF_COOKIE
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field
_SECRET = frozenset({"password", "password1", "password2", "oldpassword"})


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: what was sent could not be read."""
    return render(request, "shell/errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What a person may not see does not exist for them."""
    return not_found(request, exception)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: someone signed in in another tab, or the cookie is gone; what was sent is given back.

    Only to a page of ours: what another site sends is neither shown nor offered to be sent again.
    """
    is_foreign = reason.startswith(("Origin", "Referer"))
    is_ours = "Origin" in request.headers and not is_foreign
    rule = getattr(request.resolver_match and request.resolver_match.func, "rule", None)
    context = {
        "foreign": is_foreign, "cookieless": reason == REASON_NO_CSRF_COOKIE,
        "typed": _typed(request) if is_ours else [],
        "again": _sent_again(request) if is_ours else [],
        "files": is_ours and bool(request.FILES),
        "signs": rule is not None and rule.door in {"staff", "signed_in"},
        "here": request.get_full_path(), "form_page": _form_page(request),
    }  # fmt: skip
    return render(request, "shell/errors/csrf.html", context, status=403)


def session_over(request: HttpRequest) -> HttpResponse:
    """410: who typed is no longer signed in; the sentences that were sent are given back."""
    context = {
        "typed": _typed(request), "files": bool(request.FILES), "next": _above(request.path),
    }  # fmt: skip
    return render(request, "shell/errors/session.html", context, status=410)


def _typed(request: HttpRequest) -> list[str]:
    """The sentences of a form, in their order."""
    return [
        words for name, words in _fields(request) if name not in _SECRET and " " in words.strip()
    ]


def _sent_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Every answer of a form that one button can send again; none with a password or a file."""
    if request.FILES or not _SECRET.isdisjoint(request.POST):
        return []
    return [*_fields(request)]


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    fields = ((name, words) for name, all_of in request.POST.lists() for words in all_of)
    return (field for field in fields if field[0] != _TOKEN)


def _form_page(request: HttpRequest) -> str:
    """The page of ours where the form was, or the nearest one that leads to it."""
    page = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(page, allowed_hosts={request.get_host()})
    return page if ours else _above(request.path)


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
