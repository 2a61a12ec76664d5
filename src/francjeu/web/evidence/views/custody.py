"""The custody log as it stands: its checkpoints, and what outside authorities said of them."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from francjeu.web.evidence.pages import custody as pages
from francjeu.web.evidence.views.around import works_with_files
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest


@works_with_files
@require_safe
def custody(request: StaffRequest) -> HttpResponse:
    """Sizes, times and verdicts: nothing about anyone."""
    return fragments.render(request, "evidence/custody.html", {"page": pages.custody()})
