"""The forms of allauth in our words: labels above, no placeholder, help where it helps."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as keys
from django import forms
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, Any] = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password, again"),
    "code": _("Code"),
    "name": _("Name of this key"),
    "passwordless": _("Sign in with this key alone — It then asks for your finger, face or PIN."),
}
HELP: dict[str, Any] = {
    "password1": _("At least 12 characters. Four words nobody would put together work well."),
    "code": _("6 digits from your application, or one of your recovery codes."),
    "name": _("For example: my phone, the office key."),
}


class InOurWords(forms.Form):
    """Gives each field its label and help, and takes placeholders away."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HELP.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class SignIn(InOurWords, account.LoginForm):
    """E-mail and password."""


class PasswordForgotten(InOurWords, account.ResetPasswordForm):
    """Where to send the link."""


class NewPassword(InOurWords, account.ResetPasswordKeyForm):
    """The new password, twice."""


class ChangePassword(InOurWords, account.ChangePasswordForm):
    """The old password, the new one twice."""


class ConfirmPassword(InOurWords, account.ReauthenticateForm):
    """The password again, before touching what guards the account."""


class SecondStep(InOurWords, mfa.AuthenticateForm):
    """A code, when signing in."""


class ConfirmCode(InOurWords, mfa.ReauthenticateForm):
    """A code, before touching what guards the account."""


class AddApplication(InOurWords, totp.ActivateTOTPForm):
    """The first code of an application."""


class AddKey(InOurWords, keys.AddWebAuthnForm):
    """A key or passkey, with a name."""


class RenameKey(InOurWords, keys.EditWebAuthnForm):
    """Another name for a key."""
