"""The demonstration’s invented social network; it does not exist elsewhere."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from francjeu.web.shell.access import public

COMMENTS = (
    ("jo.gagnon", "Haha, trop vrai"),
    ("m_tremblay", "C’est pas drôle. Enlève ça."),
    ("gardien31", "On est une équipe, ou pas?"),
    ("capi_12", "Le coach va voir ça."),
)


@public
@require_safe
def post(request: HttpRequest) -> HttpResponse:
    """A post that hurts, and its comments: all invented."""
    return _page(request, {"comments": COMMENTS * 5})


@public
@require_safe
def taken_away(request: HttpRequest) -> HttpResponse:
    """What such a network shows afterwards: a page that answers 200 and holds nothing."""
    return _page(request, {"is_gone": True})


def _page(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    if not settings.FRANCJEU.demo:
        raise Http404
    return render(request, "evidence/demo_post.html", context)
