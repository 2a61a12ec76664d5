"""Forms of the rota and of an incident."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PLACES = 4
MOMENT = {
    "required": _("Write a day and an hour, like 2026-11-22 18:30."),
    "invalid": _("Write a day and an hour, like 2026-11-22 18:30."),
}
WORDS = {"required": _("Write at least a few words.")}


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Give a field the choices known only now."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


class Rota(forms.Form):
    """Who is called first, second…; after how many minutes; from when; says who."""

    minutes = forms.IntegerField(
        label=_("Minutes before the next person is called"), min_value=1, max_value=1440,
        error_messages={
            "required": _("Write a number of minutes, from 1 to 1440."),
            "invalid": _("Write a number of minutes, from 1 to 1440."),
            "min_value": _("Write a number of minutes, from 1 to 1440."),
            "max_value": _("Write a number of minutes, from 1 to 1440."),
        },
    )  # fmt: skip
    valid_from = forms.DateTimeField(
        label=_("From when"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"], error_messages=MOMENT,
    )  # fmt: skip
    source = forms.CharField(
        label=_("Where does this come from?"), max_length=300, min_length=3,
        help_text=_("A decision, an agreement, a date."), error_messages=WORDS,
    )  # fmt: skip

    def __init__(self, *given: Any, accounts: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        listed = [("", _("Nobody")), *accounts]
        called = {
            f"place_{n}": forms.ChoiceField(
                label=_("Called in place %(n)s") % {"n": n}, choices=listed, required=n == 1,
                error_messages={"required": _("Choose at least one person.")},
            )
            for n in range(1, PLACES + 1)
        }  # fmt: skip
        self.fields = {**called, **self.fields}

    @property
    def chain(self) -> tuple[str, ...]:
        """The accounts in order, each once."""
        named = (self.cleaned_data[f"place_{n}"] for n in range(1, PLACES + 1))
        return tuple(dict.fromkeys(ref for ref in named if ref))


class Gather(forms.Form):
    """A neutral title."""

    title = forms.CharField(
        label=_("Title of the incident"), max_length=120, error_messages=WORDS,
        help_text=_("Neutral words: never a name, never a quotation."),
    )  # fmt: skip


class AddReport(forms.Form):
    """One report more."""

    report = forms.CharField(
        label=_("Reference of the report"), max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "S-2026-0001", "autocomplete": "off"}),
        error_messages=WORDS,
    )  # fmt: skip


class Author(forms.Form):
    """An account, as it calls itself."""

    handle = forms.CharField(
        label=_("The account, as it calls itself"), max_length=200, error_messages=WORDS,
        help_text=_("Nobody guesses whose it is."),
    )  # fmt: skip


class OfAuthor(forms.Form):
    """Something about one account."""

    author = forms.ChoiceField(
        label=_("Which account?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose an account.")},
    )  # fmt: skip

    def __init__(self, *given: Any, authors: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        offer(self, "author", authors)


class Post(OfAuthor):
    """One post: its link or words, its day."""

    link = forms.CharField(label=_("Link"), required=False, max_length=500)
    words = forms.CharField(
        label=_("In words, without copying it"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    posted_on = forms.DateField(
        label=_("Day"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a date like 2026-11-22.")},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A post is told by its link or in words."""
        told = super().clean() or {}
        if not told.get("link") and not told.get("words"):
            self.add_error("words", _("Give a link, or say it in words."))
        return told


class Answers(OfAuthor):
    """Where the account answers for its posts."""

    case_ref = forms.CharField(
        label=_("Reference of the case"), max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "D-2026-0001", "autocomplete": "off"}),
        error_messages=WORDS,
    )  # fmt: skip
    party = forms.CharField(label=_("Letter of the person in it"), required=False, max_length=3)
