"""What is asked when an account is opened, given a right, or chooses its first password."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.actors import Role
from francjeu.people import words
from francjeu.people.operations.organisation import Details, PrivacyOfficer

LANGUAGES = [("fr", "Français"), ("en", "English")]


def rights(roles: Iterable[Role]) -> list[tuple[str, str]]:
    """The rights as choices, each with what it allows."""
    return [(r.value, f"{words.RIGHTS[r]} — {words.RIGHTS_EXPLAINED[r]}") for r in roles]


class Opening(forms.Form):
    """A new account: who, where to write, and the rights that the giver holds."""

    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("The invitation goes there. It is also used to sign in.")
    )
    language = forms.ChoiceField(
        label=_("Language of e-mails"), choices=LANGUAGES, widget=forms.RadioSelect, initial="fr"
    )

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"] = forms.MultipleChoiceField(
            label=_("Rights"),
            help_text=_("You can give only the rights you hold."),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            choices=rights(roles),
        )


class Giving(forms.Form):
    """One right to give."""

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"] = forms.ChoiceField(
            label=_("Right to give"), widget=forms.RadioSelect, choices=rights(roles)
        )


class FirstPassword(forms.Form):
    """The password an invited person chooses, twice."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters. Four words nobody would put together work well."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("New password, again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
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


class Recognised(forms.Form):
    """Which person of the register the account’s holder is."""

    def __init__(self, *args: Any, found: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"] = forms.ChoiceField(
            label=_("Who is it?"),
            required=False,
            widget=forms.RadioSelect,
            choices=[*found, ("", _("Nobody in the register"))],
        )


class Organisation(forms.Form):
    """How the public reaches the organisation, and who answers for personal information."""

    name = forms.CharField(label=_("Name of the organisation"), max_length=200)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    address = forms.CharField(
        label=_("Postal address"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    website = forms.URLField(
        label=_("Web site"), required=False, assume_scheme="https", widget=forms.TextInput
    )
    privacy_officer = forms.CharField(label=_("The privacy officer"), max_length=200)
    privacy_title = forms.CharField(label=_("Title"), max_length=200)
    privacy_contact = forms.CharField(
        label=_("How to reach this person"),
        max_length=200,
        help_text=_("An e-mail or a phone number. It is shown to everyone."),
    )

    @property
    def details(self) -> Details:
        """How the public reaches the organisation."""
        return Details(**{name: self.cleaned_data[name] for name in Details.__slots__})

    @property
    def officer(self) -> PrivacyOfficer:
        """Who answers for personal information."""
        asked = self.cleaned_data
        return PrivacyOfficer(
            asked["privacy_officer"], asked["privacy_title"], asked["privacy_contact"]
        )
