"""Three cookies: for a draft, for a visit with the code, for a call. Their names tell nothing."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

DRAFT, VISIT, CALL = "fj_page", "fj_lien", "fj_note"
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


def call_token(request: HttpRequest) -> str:
    """The call this browser just recorded, or nothing."""
    return request.COOKIES.get(CALL, "")


def keep_call(response: HttpResponse, token: str) -> None:
    """The code of a caller may be shown for ten minutes."""
    _keep(response, CALL, token, 10 * 60, "/equipe/reception/")


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
