"""What a member of staff must do today."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.today import pages, turns


@staff()
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Safety first, then deadlines; ends with a sentence that allows to stop."""
    at = timezone.localtime()
    actor = request.actor
    page = pages.today(
        tasks=turns.tasks_for(actor=actor, at=at),
        others=turns.waiting_for_others(actor=actor, at=at),
        health=turns.health(actor=actor),
        at=at,
    )
    return fragments.render(request, "today/list.html", {"page": page}, part="tasks")
