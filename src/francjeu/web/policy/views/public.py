"""The policy for everyone: the version in force, an earlier one, what changed, the text itself."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.policy import queries as policy
from francjeu.web.policy import pages
from francjeu.web.policy.views.missing import missing_is_404
from francjeu.web.shell import fragments
from francjeu.web.shell.access import public


@public
@require_safe
@missing_is_404
def read(request: HttpRequest) -> HttpResponse:
    """What is allowed or forbidden, today?"""
    page = pages.in_force(on=timezone.localdate())
    return fragments.render(request, "policy/read.html", {"page": page})


@public
@require_safe
@missing_is_404
def version(request: HttpRequest, number: int) -> HttpResponse:
    """One published version, with the day it took effect."""
    page = pages.reading(of=policy.published_version(number=number), on=timezone.localdate())
    return fragments.render(request, "policy/read.html", {"page": page})


@public
@require_safe
@missing_is_404
def compare(request: HttpRequest, before: int, after: int) -> HttpResponse:
    """What changed between two published versions."""
    page = pages.comparison(
        before=policy.published_version(number=before), after=policy.published_version(number=after)
    )
    return fragments.render(request, "policy/compare.html", {"page": page})


@public
@require_safe
@missing_is_404
def text(request: HttpRequest, number: int) -> HttpResponse:
    """The document as it was read, to keep."""
    kept = policy.document(number=policy.published_version(number=number).number)
    response = HttpResponse(kept.text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="politique-version-{number}.txt"'
    return response
