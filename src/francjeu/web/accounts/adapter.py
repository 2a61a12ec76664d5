"""What we ask of allauth: nobody signs up, every sign-in leaves a trace, e-mails say nothing."""

import logging
import smtplib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from francjeu.people import queries
from francjeu.people.operations import accounts

LOG = logging.getLogger(__name__)


class StaffOnly(DefaultAccountAdapter):
    """Refuses sign-up; the address book of staff is people.User."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This e-mail and this password do not go together."),
        "incorrect_password": _("This is not your current password."),
        "enter_current_password": _("This is not your current password."),
        "too_many_login_attempts": _("Too many tries. Wait 5 minutes, then try again."),
        "rate_limited": _("Too many tries. Wait a little, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        at = timezone.localtime()
        actor = queries.actor_for(user=user, on=at.date())
        accounts.note_sign_in(user=user, actor=actor, at=at)

    def get_login_redirect_url(self, request: Any) -> str:
        """The daily list; one’s own account when it holds no right."""
        actor = queries.actor_for(user=request.user, on=timezone.localdate())
        if not actor.roles:
            return reverse("accounts:mine")
        return str(super().get_login_redirect_url(request))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Note that what guards the account changed, and say only that much by e-mail."""
        at = timezone.localtime()
        actor = queries.actor_for(user=user, on=at.date())
        what = template_prefix.rpartition("/")[2]
        accounts.note_security(user=user, what=what, actor=actor, at=at)
        with translation.override(user.language):
            self.send_mail("accounts/email/security", user.email, {})

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        with translation.override(user.language):
            self.send_mail("accounts/email/password_reset", email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """An e-mail that does not leave is logged: it never fails the act."""
        try:
            self.render_mail(template_prefix, email, context).send()
        except (OSError, smtplib.SMTPException):
            LOG.exception("an e-mail about an account did not leave")

    def format_email_subject(self, subject: str) -> str:
        return subject


class SecondFactor(DefaultMFAAdapter):
    """Two-factor in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code does not work. Wait for the next one, then type it."),
    }

    def get_totp_issuer(self) -> str:
        return queries.organisation().name or "francjeu"
