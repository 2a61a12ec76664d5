"""What the police said about an isolated piece; who tends them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.pieces.isolating import Instruction, Word
from francjeu.web.shell import dates

REQUIRED = {"required": _("The police give it to you; ask for it.")}
CHOOSE = {"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")}
INSTRUCTIONS = {
    Instruction.KEEP: _("Keep it as it is"),
    Instruction.HAND_OVER: _("Hand it over to them"),
    Instruction.DESTROY: _("Destroy it"),
}


class Told(forms.Form):
    """Who said what, under which number, and when."""

    instruction = forms.ChoiceField(
        label=_("What did the police say to do?"), widget=forms.RadioSelect, error_messages=CHOOSE,
        choices=lambda: [(key.value, words) for key, words in INSTRUCTIONS.items()],
    )  # fmt: skip
    body = forms.CharField(label=_("Police service"), max_length=200, error_messages=REQUIRED)
    spoke_with = forms.CharField(
        label=_("Name or badge number of who you spoke with"), max_length=200,
        error_messages=REQUIRED,
    )  # fmt: skip
    file_number = forms.CharField(
        label=_("Police file number"), max_length=100, error_messages=REQUIRED
    )
    told_at = forms.DateTimeField(
        label=_("When"), input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[dates.has_calendar],
        error_messages={
            "required": _("Give a date."), "invalid": _("Write a date like 2026-11-22 14:30."),
        },
    )  # fmt: skip

    def word(self) -> Word:
        """The instruction as received."""
        told = self.cleaned_data
        return Word(
            instruction=Instruction(told["instruction"]), body=told["body"],
            spoke_with=told["spoke_with"], file_number=told["file_number"],
            told_at=told["told_at"],
        )  # fmt: skip


class Who(forms.Form):
    """The one account that tends isolated pieces."""

    account = forms.ChoiceField(label=_("Designated person"), error_messages=CHOOSE)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["account"]
        field.choices = people


class Sure(forms.Form):
    """Destroying cannot be undone."""

    sure = forms.BooleanField(
        label=_("The police said to destroy it; I destroy it now."),
        error_messages={"required": _("Tick the box: it cannot be undone.")},
    )
