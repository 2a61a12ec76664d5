"""What is asked when an account is opened, given a right, or chooses its first password."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.actors import Role
from francjeu.people import words

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
