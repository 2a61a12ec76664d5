"""Opening an account and inviting its person: by e-mail, or by a link to hand over in person."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from francjeu.kernel.actors import Actor, Role
from francjeu.people.operations import accounts, links
from francjeu.people.operations.links import LinkKind
from francjeu.web.accounts import tasks
from francjeu.web.shell import fragments
from francjeu.web.shell.access import StaffRequest
from francjeu.web.shell.views import SeeOther


def opened(asked: dict[str, Any], actor: Actor) -> Any:
    """Open the account with its first rights: all or nothing. Raises AddressTaken."""
    at = timezone.localtime()
    with transaction.atomic():
        user = accounts.open_account(
            email=asked["email"], name=asked["name"], language=asked["language"], actor=actor, at=at
        )
        for role in asked.get("roles", ()):
            accounts.grant(user=user, role=Role(role), actor=actor, at=at, on=at.date())
    return user


def sent(request: StaffRequest, user: Any) -> HttpResponse:
    """Send the invitation; where no e-mail server is set, show its link once, to hand over."""
    if settings.EMAIL.host:
        tasks.send_invitation.enqueue(str(user.public_id), request.actor.ref)
        messages.success(request, _("The invitation is on its way."))
        return SeeOther(reverse("accounts:account", args=[user.public_id]))
    token = links.make(
        kind=LinkKind.INVITATION, user=user, actor=request.actor, at=timezone.localtime()
    )
    context = {"link": address(token), "name": user.name, "ref": str(user.public_id)}
    return fragments.render(request, "accounts/link.html", context)


def address(token: str) -> str:
    """The link as it is sent or shown."""
    return tasks.address(token)
