"""Public pages: read by anyone, without account or cookie."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.web.home import pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import public


def _today() -> date:
    return timezone.localdate()


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """A message or an image is hurting you?"""
    return fragments.render(request, "home/index.html", {"page": pages.home(on=_today())})


@public
@require_safe
def help_(request: HttpRequest) -> HttpResponse:
    """Who else can help?"""
    return fragments.render(request, "home/help.html", {"page": pages.help_(on=_today())})


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What do you do with what I tell you?"""
    return fragments.render(request, "home/privacy.html", {"page": pages.privacy(on=_today())})


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Can I use this site?"""
    return fragments.render(request, "home/accessibility.html", {"page": pages.accessibility()})


@public
@require_safe
def stop(request: HttpRequest) -> HttpResponse:
    """How to stop appearing on our pages, today."""
    return fragments.render(request, "home/stop.html", {"page": pages.contact()})


@public
@require_safe
def notice(request: HttpRequest) -> HttpResponse:
    """How do I open the notice I received?"""
    return fragments.render(request, "home/notice.html", {"page": pages.notice()})
