"""Sends invitations. The link is made when the e-mail leaves, so that no job holds its token."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from francjeu.people import queries
from francjeu.people.operations import links
from francjeu.people.operations.links import LinkKind
from francjeu.plumbing import jobs


def address(token: str) -> str:
    """The link that sets a password once."""
    return str(settings.FRANCJEU.url) + reverse("accounts:accept", args=[token])


@jobs.task
def send_invitation(ref: str, by: str) -> None:
    """Write to the account `ref` on behalf of `by`; sent twice, only the last link works."""
    at = timezone.localtime()
    actor = queries.actor_for(user=queries.user_for(ref=by), on=at.date())
    user = queries.user_for(ref=ref)
    token = links.make(kind=LinkKind.INVITATION, user=user, actor=actor, at=at)
    with translation.override(user.language):
        subject = render_to_string("accounts/email/invitation_subject.txt").strip()
        body = render_to_string("accounts/email/invitation_message.txt", {"link": address(token)})
    EmailMessage(subject, body, to=[user.email]).send()
