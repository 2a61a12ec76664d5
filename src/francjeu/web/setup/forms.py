"""What is asked at the first run, one subject a page."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.actors import Role
from francjeu.people import words
from francjeu.people.operations.first_run import Holder

OTHERS = tuple(role for role in Role if role is not Role.ADMINISTRATOR)


def rights(roles: tuple[Role, ...]) -> list[tuple[str, str]]:
    """Rights as choices, each with what it allows."""
    return [(r.value, f"{words.RIGHTS[r]} — {words.RIGHTS_EXPLAINED[r]}") for r in roles]


class Organisation(forms.Form):
    """How the public reaches the organisation."""

    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=200,
        help_text=_("It stands on every page and every letter."),
    )
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    website = forms.URLField(
        label=_("Web site"), required=False, assume_scheme="https", widget=forms.TextInput
    )


class PrivacyOfficer(forms.Form):
    """Who answers for personal information; published."""

    name = forms.CharField(label=_("Name"), max_length=200)
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("For example: executive director.")
    )
    contact = forms.CharField(
        label=_("How to reach this person"),
        max_length=200,
        help_text=_("An e-mail or a phone number. It is shown to everyone."),
    )


class Administrator(forms.Form):
    """The first account. Its password is chosen here: none exists before."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), help_text=_("It is also used to sign in."))
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=_("At least 12 characters. Four words nobody would put together work well."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password, again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    roles = forms.MultipleChoiceField(
        label=_("What else may this person do?"),
        help_text=_("Later, a right is given only by someone who holds it."),
        required=False,
        choices=rights(OTHERS),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "password" in cleaned and cleaned.get("again") != cleaned["password"]:
            self.add_error("again", _("The two passwords differ. Type the same one twice."))
        return cleaned

    @property
    def holder(self) -> Holder:
        """The person, as the operation takes it."""
        asked = self.cleaned_data
        roles = frozenset(Role(role) for role in asked["roles"])
        return Holder(asked["name"], asked["email"], roles, asked["password"])


class Other(forms.Form):
    """Someone else who holds rights from the first day."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), help_text=_("It is also used to sign in."))
    roles = forms.MultipleChoiceField(
        label=_("Rights"), choices=rights(tuple(Role)), widget=forms.CheckboxSelectMultiple
    )

    @property
    def holder(self) -> Holder:
        """The person, as the operation takes it."""
        asked = self.cleaned_data
        return Holder(asked["name"], asked["email"], frozenset(Role(r) for r in asked["roles"]))


class Policy(forms.Form):
    """The organisation's own document, and the proposed settings that complete it."""

    document = forms.FileField(
        label=_("Your policy"),
        required=False,
        help_text=_("Word, PDF, web page or text. It is kept as a draft that you will review."),
    )
    proposed = forms.BooleanField(
        label=_(
            "Start from the proposed delays and outside help — Each value says its source; you "
            "can change them all."
        ),
        required=False,
        initial=True,
    )
