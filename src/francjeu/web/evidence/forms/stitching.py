"""Which screenshots follow each other; whose conversation it is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.copies.stitching import MOST
from francjeu.web.evidence.forms.captures import REQUIRED

_BAD = {
    "invalid": _("Write a number: 1 for the first."),
    "min_value": _("Write a number: 1 for the first."),
    "max_value": _("At most 30 screenshots in one picture."),
}


class Join(forms.Form):
    """A place for each screenshot; those without one are left out."""

    contact = forms.ChoiceField(
        label=_("Does one of them show the contact’s name and number?"),
        choices=(("yes", _("Yes")), ("no", _("No"))), widget=forms.RadioSelect,
        error_messages=REQUIRED,
        help_text=_("Without it, whose conversation it is rests on words alone."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pieces: Sequence[UUID]) -> None:
        super().__init__(data)
        self._pieces = tuple(pieces)
        for number, piece in enumerate(self._pieces, start=1):
            self.fields[f"place-{piece}"] = forms.IntegerField(
                label=_("Place of screenshot %(n)s") % {"n": number}, required=False,
                min_value=1, max_value=MOST, error_messages=_BAD,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """At least two, each at a place of its own."""
        cleaned = super().clean() or {}
        places = [cleaned.get(f"place-{it}") for it in self._pieces]
        given = [it for it in places if it is not None]
        if len(given) != len(set(given)):
            self.add_error(None, _("Two screenshots have the same place."))
        elif len(given) < 2 and not self.errors:
            self.add_error(None, _("Give a place to two screenshots at least."))
        return cleaned

    def chosen(self) -> list[UUID]:
        """The screenshots in the order given."""
        placed = [(self.cleaned_data.get(f"place-{it}"), it) for it in self._pieces]
        return [it for _place, it in sorted((place, it) for place, it in placed if place)]

    @property
    def places(self) -> list[tuple[UUID, forms.BoundField]]:
        """Each screenshot with its field, as the page prints them."""
        return [(it, self[f"place-{it}"]) for it in self._pieces]
