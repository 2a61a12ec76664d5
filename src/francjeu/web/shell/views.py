"""What the shell itself answers: the choice of a language, and the gallery."""

from urllib.parse import unquote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from francjeu.web.shell import fragments
from francjeu.web.shell.access import public
from francjeu.web.shell.gallery import samples

YEAR = 365 * 24 * 3600


class SeeOther(HttpResponseRedirect):
    """303: after a POST, the next page is asked for with GET."""

    status_code = 303


def _back(request: HttpRequest) -> str:
    """The page the person came from, if it is one of ours."""
    wanted = unquote(request.POST.get("next", "/"))
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if ours else "/"


@public
@csrf_exempt  # a preference: forging it harms nobody, and public pages stay free of cookies
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the chosen language in a cookie that says nothing else."""
    response = SeeOther(_back(request))
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=YEAR,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


def _developers_only() -> None:
    if not (settings.DEBUG or settings.FRANCJEU.demo):
        raise Http404


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every public component in every state; for developers and demonstrations only."""
    _developers_only()
    return fragments.render(request, "shell/gallery.html", samples.public_samples())


@public
@require_safe
def gallery_desk(request: HttpRequest) -> HttpResponse:
    """Every staff component in every state, in the staff frame."""
    _developers_only()
    return fragments.render(request, "shell/gallery_desk.html", samples.desk_samples())
