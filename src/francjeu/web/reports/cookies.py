"""Two cookies: one opens a draft, one opens a visit with the code. Their names tell nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DRAFT, VISIT = "fj_page", "fj_lien"
WEEK = 7 * 24 * 3600
HALF_HOUR = 30 * 60


def draft_token(request: HttpRequest) -> str:
    """The draft this browser is writing, or nothing."""
    return request.COOKIES.get(DRAFT, "")


def visit_token(request: HttpRequest) -> str:
    """The visit this browser opened with a code, or nothing."""
    return request.COOKIES.get(VISIT, "")


def keep_draft(response: HttpResponse, token: str) -> None:
    """The browser keeps the only key to the draft, for seven days."""
    _keep(response, DRAFT, token, WEEK, "/")


def keep_visit(response: HttpResponse, token: str) -> None:
    """The browser may read the report for half an hour."""
    _keep(response, VISIT, token, HALF_HOUR, "/suivi/")


def forget_draft(response: HttpResponse) -> None:
    """Nobody can open the draft any more."""
    response.delete_cookie(DRAFT, path="/", samesite="Lax")


def forget_visit(response: HttpResponse) -> None:
    """The code is asked again."""
    response.delete_cookie(VISIT, path="/suivi/", samesite="Lax")


def _keep(response: HttpResponse, name: str, token: str, age: int, path: str) -> None:
    response.set_cookie(
        name, token, max_age=age, path=path, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
