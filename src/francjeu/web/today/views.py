"""What a member of staff must do today."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.web.shell import fragments
from francjeu.web.shell.access import staff
from francjeu.web.today import pages


@staff()
@require_safe
def list_(request: HttpRequest) -> HttpResponse:
    """Safety first, then deadlines; ends with a sentence that allows to stop."""
    page = pages.today(tasks=(), at=timezone.localtime())
    return fragments.render(request, "today/list.html", {"page": page}, part="tasks")
