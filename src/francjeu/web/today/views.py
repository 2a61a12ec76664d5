"""What a member of staff must do today."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from francjeu.kernel.actors import Role
from francjeu.people.operations import upkeep
from francjeu.plumbing import jobs
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest, staff
from francjeu.web.shell.views import SeeOther
from francjeu.web.today import house, pages, stopped, turns


@staff()
@require_safe
def list_(request: StaffRequest) -> HttpResponse:
    """Safety first, then deadlines; ends with a sentence that allows to stop."""
    at = timezone.localtime()
    actor = request.actor
    page = pages.today(
        tasks=(*turns.tasks_for(actor=actor, at=at), *house.tasks_for(actor=actor, at=at)),
        others=turns.waiting_for_others(actor=actor, at=at),
        health=turns.health(actor=actor),
        health_url=turns.health_url(actor=actor),
        takes_calls=actor.has(Role.CASE_MANAGER, Role.CHAIR),
        at=at,
    )
    return fragments.render(request, "today/list.html", {"page": page}, part="tasks")


@staff(Role.ADMINISTRATOR)
@require_safe
def stuck(request: StaffRequest) -> HttpResponse:
    """Background tasks that stopped: what, since when, why; nothing of whom they concern."""
    return fragments.render(request, "today/stuck.html", {"page": stopped.page()})


@staff(Role.ADMINISTRATOR)
@require_POST
def retry(request: StaffRequest, job: UUID) -> HttpResponse:
    """Start one of them again."""
    try:
        upkeep.retry_job(job_id=str(job), actor=request.actor, at=timezone.now())
    except jobs.NotStuck:
        messages.info(request, _("This task is no longer stopped."))
    else:
        messages.success(request, _("The task was started again."))
    return SeeOther(reverse("today:stuck"))
