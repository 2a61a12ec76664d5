"""Forms of who comes back with the code: the code, a message, a file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.plumbing import ids

WRONG_CODE = _("This code does not work. Check the 16 digits.")


class Code(forms.Form):
    """The 16 digits, spaces allowed; the same sentence whatever is wrong with them."""

    code = forms.CharField(
        label=_("Your secret code"),
        help_text=_("16 digits. Spaces are allowed."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}
        ),
        error_messages={"required": WRONG_CODE, "max_length": WRONG_CODE},
    )


class Message(forms.Form):
    """What a reporter adds with the code; `sending` tells one page from another."""

    text = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=10_000,
        error_messages={"required": _("Write at least a few words.")},
    )
    reprisal = forms.BooleanField(
        label=_("Someone is taking revenge because I spoke — We read this first."), required=False
    )
    by = forms.ChoiceField(
        label=_("If it is revenge, who?"),
        help_text=_("Whoever you choose will not know that you wrote this."),
        required=False, initial="someone", widget=forms.RadioSelect,
    )  # fmt: skip
    part = forms.ChoiceField(label=_("About what?"), required=False, widget=forms.RadioSelect)
    sending = forms.CharField(
        required=False, max_length=60, initial=ids.new_token,
        widget=forms.HiddenInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    def __init__(
        self, *given: Any, follower: str = "", parts: Iterable[tuple[str, Any]] = (), **more: Any
    ) -> None:
        super().__init__(*given, **more)
        known = [("follower", follower)] if follower else []
        offered: dict[str, list[tuple[str, Any]]] = {
            "by": [
                ("someone", _("Someone else")), *known,
                ("director", _("The director")), ("chair", _("The chair")),
            ],
            "part": list(parts),
        }  # fmt: skip
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices
        if not offered["part"]:
            del self.fields["part"]


class File(forms.Form):
    """A file added with the code, after a plain *no* at the gate."""

    file = forms.FileField(
        label=_("A file"),
        help_text=_("Photo, video, PDF or screenshot."),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first.")},
    )
