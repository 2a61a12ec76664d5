"""Forms of the urgent lane: one line of the guided sheet, the reason that lifts a silence."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.intake.urgent import CALLS, BadLine, Done, Line, Step
from francjeu.reports import words_urgent as words
from francjeu.web.reports.forms.fields import Choice

MISSING = {
    "body": _("Say who was called."),
    "called_at": _("Say at what time."),
    "words": _("Write at least a few words."),
}


class Note(forms.Form):
    """One line: what came of it; for a call, who, when, the file number."""

    done = Choice(words.DONE, required=True, label=_("What came of it?"))
    body = forms.CharField(label=_("Who was called"), required=False, max_length=200)
    called_at = forms.DateTimeField(
        label=_("At what time"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%d %H h %M"],
        error_messages={"invalid": _("Write a day and an hour, like 2026-11-22 18:30.")},
    )
    spoke_with = forms.CharField(label=_("Who answered"), required=False, max_length=200)
    file_number = forms.CharField(label=_("File number they gave"), required=False, max_length=100)
    words = forms.CharField(
        label=_("In words"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def __init__(self, *given: Any, step: Step, **more: Any) -> None:
        super().__init__(*given, **{"prefix": step.value, **more})
        self.step = step
        if step not in CALLS:
            for name in ("body", "called_at", "spoke_with", "file_number"):
                del self.fields[name]

    @property
    def line(self) -> Line:
        """The line of a valid form."""
        told = {name: self.cleaned_data[name] for name in self.fields if name != "done"}
        return Line(step=self.step, done=Done(self.cleaned_data["done"]), **told)

    def typed(self) -> dict[str, str]:
        """What is typed so far, whether it can be understood or not."""
        return {name: self.data.get(self.add_prefix(name), "") for name in self.fields}

    def refuse(self, refused: BadLine) -> None:
        """Say beside the field what is missing."""
        self.add_error(refused.field, str(MISSING[refused.field]))


class Lift(forms.Form):
    """Why the person concerned may be told again."""

    reason = forms.CharField(
        label=_("Who says that the person may be told, and in which words?"),
        help_text=_("For example: the officer’s name, the file number, what they said."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        error_messages={"required": _("Write the reason. It is kept in the history.")},
    )
