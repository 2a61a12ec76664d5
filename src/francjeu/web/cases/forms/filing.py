"""Asking for a file for counsel: for whom, in which language, and whether it names who reported."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Ask(forms.Form):
    """One copy for one named person."""

    recipient = forms.CharField(
        label=_("For whom?"), max_length=120,
        help_text=_("Their name stands on every page, with the date."),
        error_messages={"required": _("Write the name of the person who will receive it.")},
    )  # fmt: skip
    language = forms.ChoiceField(
        label=_("Language"), choices=[("fr", _("French")), ("en", _("English"))]
    )
    names_reporters = forms.BooleanField(
        label=_("Name who reported and who testified"), required=False,
        help_text=_("Only when a court, the police or the law asks for it."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why name them?"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The reason stands on the first page and in the journal."),
    )  # fmt: skip

    def __init__(self, *args: Any, may_name: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_name:
            del self.fields["names_reporters"], self.fields["reason"]
