"""What persons said of pieces that look alike in two files: one list, for who may know both."""

from functools import partial

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from francjeu.web.evidence import whose
from francjeu.web.evidence.pages import answers as pages
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest


@works_with_files
@require_safe
def answers(request: StaffRequest) -> HttpResponse:
    """Newest first, twenty-five on a page."""
    page = pages.answers(
        places=partial(whose.places_of, request.actor), number=request.GET.get("page", "1")
    )
    return fragments.render(request, "evidence/answers.html", {"page": page, "tab": "cases"})
