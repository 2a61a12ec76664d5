"""What the house itself asks of who sets it up: without a policy in force no case opens."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from francjeu.kernel.actors import Actor, Role
from francjeu.policy import queries as policy
from francjeu.web.today.pages import Kind, Task


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """Publish the policy, for who may; nothing once a version is in force, or is to be."""
    on = timezone.localdate(at)
    if not actor.has(Role.ADMINISTRATOR) or policy.in_force(on=on):
        return ()
    known = policy.versions()
    if any(one.state == "published" for one in known):
        return ()
    draft = next((one for one in known if one.state == "draft"), None)
    why = _("Reports already arrive, but no case opens while no policy is in force.")
    if draft is None:
        what, act, url = _("Import the policy"), pgettext("act", "Import"), reverse("policy:import")
    else:
        what, act = _("Read again and publish the policy"), pgettext("act", "Read")
        url = reverse("policy:review", args=[draft.number])
    return (Task(kind=Kind.DEADLINE, what=what, ref="", url=url, act=act, why=why, minutes=20),)
