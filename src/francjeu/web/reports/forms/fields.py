"""Fields the forms of this room share: answers as cards, a line or a block of text."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.reports import words

CHOOSE = _("Choose an answer. “I don’t know” is an answer.")


LONGEST_LINE = 500


class Choice(forms.ChoiceField):
    """Answers as cards; a note after " — " is printed in small."""

    def __init__(self, said: Mapping[Any, words.Words], *, required: bool = False, **more: Any):
        stop = more.pop("stop", ())
        more.setdefault("widget", Cards(stop=stop))
        choices = [(key.value, text) for key, text in said.items()]
        super().__init__(choices=choices, required=required, **more)
        self.error_messages["required"] = self.error_messages["invalid_choice"] = CHOOSE


class Cards(forms.RadioSelect):
    """Radio cards, of which some open the block beside them (`data-stop`, a comfort only)."""

    def __init__(self, *, stop: Iterable[str] = (), **more: Any) -> None:
        super().__init__(**more)
        self.stop = frozenset(stop)

    def create_option(self, name: str, value: Any, *args: Any, **more: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **more)
        if str(value) in self.stop:
            option["attrs"]["data-stop"] = True
        return option


def text(label: Any, *, rows: int = 0, longest: int = LONGEST_LINE, **more: Any) -> Any:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, required=False, max_length=longest, widget=widget, strip=True, **more
    )


def enum(kind: Any, value: str) -> Any:
    return kind(value) if value else None
