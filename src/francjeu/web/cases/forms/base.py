"""What every act form carries: the turn the case had when it was read."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from francjeu.web.shell import dates

CHOOSE = {"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")}
REASON = {"required": _("Write the reason. One sentence is enough; the parties will read it.")}
WORDS = {"required": _("Write at least a few words.")}
DAY = {
    "required": _("Give a date."),
    "invalid": _("Write a date like 2026-11-22."),
}


class Act(forms.Form):
    """An act on a case. `turn` tells whether someone else moved it meanwhile."""

    turn = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, turn: int, **kwargs: Any) -> None:
        kwargs["initial"] = {**kwargs.get("initial", {}), "turn": turn}
        super().__init__(*args, **kwargs)
        # the turn is not the person’s to mend: an absent one is an old one
        self.fields["turn"].required = False

    def clean_turn(self) -> int:
        """The turn that was read; none is never the present one."""
        turn: int | None = self.cleaned_data["turn"]
        return -1 if turn is None else turn

    def renew(self, *, turn: int) -> None:
        """The case was read again: what was typed stays, under the turn of now."""
        data = cast(QueryDict, self.data).copy()
        data["turn"] = str(turn)
        self.data = data


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Give a field the choices known only now; one that is optional and has none goes."""
    field, listed = cast(forms.ChoiceField, form.fields[name]), list(choices)
    field.choices = listed
    if not listed and not field.required:
        del form.fields[name]


def words(*, label: Any, help_text: Any = "", rows: int = 4, **kwargs: Any) -> forms.CharField:
    """A field for sentences."""
    kwargs.setdefault("error_messages", WORDS)
    return forms.CharField(
        label=label, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}), **kwargs
    )


def day(*, label: Any, help_text: Any = "", **kwargs: Any) -> forms.DateField:
    """A field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=widget,
        error_messages=DAY,
        validators=[dates.has_calendar],
        **kwargs,
    )


def moment(*, label: Any, help_text: Any = "", **kwargs: Any) -> forms.DateTimeField:
    """A field for a day and an hour."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(
        label=label, help_text=help_text, widget=widget, error_messages=DAY,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], validators=[dates.has_calendar],
        **kwargs,
    )  # fmt: skip


def number(*, label: Any, help_text: Any = "") -> forms.IntegerField:
    """A count, where one is known."""
    return forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=0, max_value=100_000,
        error_messages={"invalid": _("Write a number, in digits.")},
    )  # fmt: skip


def choice(*, label: Any, choices: Any, help_text: Any = "", **kwargs: Any) -> forms.ChoiceField:
    """One answer, as cards."""
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=choices, widget=forms.RadioSelect,
        error_messages=CHOOSE, **kwargs,
    )  # fmt: skip


class Plain(Act):
    """An act that asks nothing more than to be confirmed."""
