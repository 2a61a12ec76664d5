"""Why a piece is seen and how; what is hidden in a copy; to which kind of file it is converted."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases.labels import procedure as labels
from francjeu.kernel.evidence.copies.boxes import Box
from francjeu.kernel.evidence.copies.copying import Look

REQUIRED = {"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")}
ROWS = 12
NUMBER = {
    "invalid": _("Write a number, for example 12 or 12.5."),
    "max_value": _("Write at most 100."),
    "min_value": _("Write 0 or more."),
    "max_decimal_places": _("Two decimals are enough."),
    "max_digits": _("Two decimals are enough."),
}
SIDES = {
    "x": _("From the left"), "y": _("From the top"),
    "width": _("Width"), "height": _("Height"),
}  # fmt: skip


class See(forms.Form):
    """Why someone looks: asked each time, written down."""

    purpose = forms.ChoiceField(
        label=_("Why do you open it?"), widget=forms.RadioSelect, error_messages=REQUIRED,
        choices=lambda: [(key, labels.word(labels.PURPOSES, key)) for key in labels.PURPOSES],
    )  # fmt: skip
    look = forms.ChoiceField(
        label=_("How?"), widget=forms.RadioSelect, initial=Look.GREY.value,
        choices=((Look.GREY.value, _("In grey")), (Look.COLOUR.value, _("In full colour"))),
        error_messages=REQUIRED,
    )  # fmt: skip

    def __init__(self, *args: Any, plays: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if plays:  # heard or played whole, there is nothing to choose
            del self.fields["look"]


class Convert(forms.Form):
    """The kind of file, and of a PDF which sheet."""

    target = forms.ChoiceField(label=_("Convert to"), error_messages=REQUIRED)
    sheet = forms.IntegerField(
        label=_("Sheet"), min_value=1, max_value=5000, initial=1, required=False,
        error_messages={"invalid": _("Write a number, in digits.")},
    )  # fmt: skip

    def __init__(self, *args: Any, targets: tuple[str, ...], sheets: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["target"]
        field.choices = [(it, it.partition("/")[2].upper()) for it in targets]
        if not sheets:
            del self.fields["sheet"]


class Mask(forms.Form):
    """Rectangles in percent of the picture, one a row; and why they are there."""

    reason = forms.CharField(
        label=_("What is hidden, and why"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: another child. It is kept with the copy, not written on it."),
        error_messages={"required": _("Write why. One sentence is enough.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in range(1, ROWS + 1):
            for side, label in SIDES.items():
                self.fields[f"{side}{row}"] = forms.DecimalField(
                    label=label, required=False, min_value=0, max_value=100, max_digits=5,
                    decimal_places=2, error_messages=NUMBER, localize=True,
                    widget=forms.TextInput(attrs={
                        "inputmode": "decimal", "size": "5", "autocomplete": "off",
                        "part": side,
                    }),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A row begun is finished."""
        told: dict[str, Any] = super().clean() or {}
        for row in range(1, ROWS + 1):
            given = {side: told.get(f"{side}{row}") for side in SIDES}
            if not any(it is not None for it in given.values()):
                continue
            for side, value in given.items():
                if value is None and f"{side}{row}" not in self.errors:
                    self.add_error(f"{side}{row}", _("Fill in the four numbers of this row."))
        return told

    def boxes(self) -> tuple[Box, ...]:
        """The rows that are filled in, in hundredths of a percent."""
        return tuple(
            Box(*(int(value * 100) for value in row)) for row in self._rows() if None not in row
        )

    def _rows(self) -> Iterator[list[Any]]:
        for row in range(1, ROWS + 1):
            yield [self._whole(f"{side}{row}") for side in SIDES]

    def _whole(self, name: str) -> Decimal | None:
        value: Decimal | None = self.cleaned_data.get(name)
        return value

    def table(self) -> list[list[forms.BoundField]]:
        """The fields as rows, to be printed as a table."""
        return [[self[f"{side}{row}"] for side in SIDES] for row in range(1, ROWS + 1)]
