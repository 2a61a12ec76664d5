"""What is hidden in a film, a sound or a PDF: places in percent, moments in seconds, sheets."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.copies.boxes import MOST, Box
from francjeu.kernel.evidence.copies.copying import MOST_SHEETS, Family
from francjeu.kernel.evidence.copies.masks import Cover, How, Plan, Recording, Sheets, Span
from francjeu.web.evidence.forms.pieces import NUMBER, REQUIRED, SIDES

FEW = 4
"""Rows at first; as many again each time more are asked for."""
_SECOND = {
    **NUMBER,
    "max_value": _("Write at most 7200 seconds."),
    "max_digits": _("Write at most 7200 seconds."),
}
_WHEN = {"from": _("From (s)"), "to": _("To (s)")}


class Hide(forms.Form):
    """Rows of boxes and of silences, as many as are asked for, and why."""

    rows = forms.IntegerField(widget=forms.HiddenInput, required=False)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    mute = forms.BooleanField(label=_("Take the whole sound away"), required=False)
    reason = forms.CharField(
        label=_("What is hidden, and why"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: another child. It is kept with the copy, not written on it."),
        error_messages={"required": _("Write why. One sentence is enough.")},
    )  # fmt: skip

    def __init__(self, *args: Any, family: Family, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.family, self.count = family, self._asked()
        if family is not Family.FILM:
            del self.fields["mute"]
        if family is Family.FILM:
            self.fields["place"] = _number(
                _("Second to look at"), most=7200, errors=_SECOND, widget=_entry("")
            )
        elif family is Family.SHEETS:
            self.fields["place"] = _whole(_("Sheet to look at"), "")
        for row in range(1, self.count + 1):
            for name, field in self._row().items():
                self.fields[f"{name}{row}"] = field

    def clean(self) -> dict[str, Any]:
        """A row begun is finished."""
        told: dict[str, Any] = super().clean() or {}
        for row in range(1, self.count + 1):
            sides = {side: told.get(f"{side}{row}") for side in SIDES}
            names = [*SIDES, *(["sheet"] if self.family is Family.SHEETS else [])]
            begun = any(it is not None for it in sides.values()) or any(
                told.get(f"{name}{row}") is not None for name in ("sheet", "from", "to")
            )
            for name in names if begun and self.family is not Family.SOUND else ():
                if told.get(f"{name}{row}") is None and f"{name}{row}" not in self.errors:
                    self.add_error(f"{name}{row}", _("Fill in every number of this row."))
        return told

    def plan(self) -> Plan:
        """What the rows say. Incomplete ones, while one only looks, say nothing yet."""
        if self.family is Family.SHEETS:
            return Sheets(
                tuple((int(self._of("sheet", row) or 1), self._box(row)) for row in self.used())
            )
        covers = tuple(
            Cover(self._box(row), self._span("from", "to", row), How(self._how(row)))
            for row in self.used()
        )
        silences = tuple(self._span("silent_from", "silent_to", row) for row in self.silent())
        return Recording(
            covers=covers, silences=silences, is_mute=bool(self.cleaned_data.get("mute"))
        )

    def used(self) -> list[int]:
        """The rows that make a box."""
        return [
            row for row in range(1, self.count + 1)
            if self.family is not Family.SOUND
            and all(self._of(side, row) is not None for side in SIDES)
        ]  # fmt: skip

    def silent(self) -> list[int]:
        """The rows that make a silence: one end is enough, the other is that of the recording."""
        return [
            row for row in range(1, self.count + 1)
            if any(self._of(name, row) is not None for name in ("silent_from", "silent_to"))
        ]  # fmt: skip

    def moment(self) -> int:
        """The sheet, or the moment in milliseconds, that is looked at."""
        told = getattr(self, "cleaned_data", {}).get("place")
        if self.family is Family.SHEETS:
            return int(told or 1)
        return int((told or 0) * 1000)

    def boxes(self) -> list[list[forms.BoundField]]:
        """The fields of boxes as rows of a table."""
        names = [it for it in self._row() if not it.startswith("silent")]
        return [[self[f"{name}{row}"] for name in names] for row in range(1, self.count + 1)]

    def silences(self) -> list[list[forms.BoundField]]:
        """The fields of silences as rows of a table."""
        names = ("silent_from", "silent_to")
        return [[self[f"{name}{row}"] for name in names] for row in range(1, self.count + 1)]

    def _asked(self) -> int:
        told = str(self.data.get("rows", "") or self.initial.get("rows", ""))
        asked = int(told) if told.isdecimal() and len(told) < 4 else FEW
        return max(1, min(asked + (FEW if "more" in self.data else 0), MOST))

    def _row(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        if self.family is Family.SHEETS:
            fields["sheet"] = _whole(_("Sheet"), "sheet")
        if self.family is not Family.SOUND:
            fields |= {
                side: _number(label, most=100, errors=NUMBER, widget=_entry(side))
                for side, label in SIDES.items()
            }
        if self.family is Family.FILM:
            fields |= {
                name: _number(label, most=7200, errors=_SECOND, widget=_entry(name))
                for name, label in _WHEN.items()
            }
            fields["how"] = forms.ChoiceField(
                label=_("Cover"), required=False, error_messages=REQUIRED,
                choices=((How.BLACK.value, _("Black")), (How.BLUR.value, _("Blur"))),
            )  # fmt: skip
        if self.family is not Family.SHEETS:
            fields |= {
                f"silent_{name}": _number(label, most=7200, errors=_SECOND, widget=_entry(""))
                for name, label in _WHEN.items()
            }
        return fields

    def _of(self, name: str, row: int) -> Decimal | None:
        value: Decimal | None = self.cleaned_data.get(f"{name}{row}")
        return value

    def _how(self, row: int) -> str:
        return str(self.cleaned_data.get(f"how{row}") or How.BLACK.value)

    def _box(self, row: int) -> Box:
        return Box(*(int((self._of(side, row) or 0) * 100) for side in SIDES))

    def _span(self, start: str, end: str, row: int) -> Span:
        return Span(*(int((self._of(name, row) or 0) * 1000) for name in (start, end)))


def initial_of(plan: Mapping[str, Any], *, family: Family, reason: str) -> dict[str, Any]:
    """The fields of what was asked before, to be mended and asked again."""
    told: dict[str, Any] = {"reason": reason, "mute": plan.get("mute", False)}
    boxes, silences = plan.get("boxes", []), plan.get("silences", [])
    for row, numbers in enumerate(boxes, start=1):
        sides = numbers[1:5] if family is Family.SHEETS else numbers[:4]
        told |= {f"{side}{row}": Decimal(it) / 100 for side, it in zip(SIDES, sides, strict=True)}
        if family is Family.SHEETS:
            told[f"sheet{row}"] = numbers[0]
        else:
            told |= _span_of("", numbers[4:6], row) | {f"how{row}": numbers[6]}
    for row, numbers in enumerate(silences, start=1):
        told |= _span_of("silent_", numbers, row)
    return {**told, "rows": max(len(boxes), len(silences), FEW)}


def _span_of(what: str, numbers: list[int], row: int) -> dict[str, Decimal]:
    told = {f"{what}from{row}": Decimal(numbers[0]) / 1000}
    return told | ({f"{what}to{row}": Decimal(numbers[1]) / 1000} if numbers[1] else {})


def _number(
    label: Any, *, most: int, errors: dict[str, Any], widget: forms.Widget
) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, required=False, min_value=0, max_value=most, max_digits=6, decimal_places=2,
        error_messages=errors, localize=True, widget=widget,
    )  # fmt: skip


def _whole(label: Any, part: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=1, max_value=MOST_SHEETS,
        error_messages={
            "invalid": _("Write a number, in digits."),
            "min_value": _("Write 1 or more."), "max_value": _("Write at most 300."),
        },
        widget=_entry(part, decimal=False),
    )  # fmt: skip


def _entry(part: str, *, decimal: bool = True) -> forms.TextInput:
    return forms.TextInput(attrs={
        "inputmode": "decimal" if decimal else "numeric", "size": "5", "autocomplete": "off",
        "part": part,
    })  # fmt: skip
