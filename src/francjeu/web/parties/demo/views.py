"""The demonstration’s letter box; it does not exist elsewhere."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from francjeu.web.parties.demo import pages
from francjeu.web.shell import fragments
from francjeu.web.shell.access import public


@public
@require_safe
def mail(request: HttpRequest) -> HttpResponse:
    """Every e-mail that left, newest first, with its link."""
    if not settings.FRANCJEU.demo:
        raise Http404
    page = pages.mail(folder=settings.FRANCJEU.data_dir / "courriels")
    return fragments.render(request, "parties/demo_mail.html", {"page": page})
