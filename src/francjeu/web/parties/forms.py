"""What a person types at the door, words checked here, answers checked by the operation."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.plumbing.figures import grouped

BORN = _("Your year of birth")
CODE = _("Your code")


class Answer(forms.Form):
    """The answer to the door’s question."""

    answer = forms.CharField(
        max_length=20,
        error_messages={"required": _("Write your answer to open the document.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": 8}),
    )

    def __init__(self, *args: object, question: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        field = self.fields["answer"]
        if question == "none":
            del self.fields["answer"]
        elif question == "code":
            field.label, field.help_text = CODE, _("6 digits, given to you apart from the e-mail.")
        else:
            field.label, field.help_text = BORN, _("4 digits. It only checks that it is you.")


WISHES = [
    ("written", _("In writing: what I wrote here is enough")),
    ("phone", _("By phone")),
    ("video", _("By video")),
    ("in_person", _("In person")),
    ("silent", _("I would rather not answer — Silence is not a confession.")),
]
LONGEST = 20_000


TOO_LONG = _(
    "This is too long (%(show_value)s characters, %(limit_value)s at most). Keep the main points; "
    "you can add more later."
)


class Words(forms.CharField):
    """A text of one's own; nothing is cut on the way, what is too long is said."""

    widget = forms.Textarea

    def __init__(self, *, rows: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs = {"rows": rows}

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > LONGEST:
            figures = {"show_value": grouped(len(value)), "limit_value": grouped(LONGEST)}
            raise forms.ValidationError(TOO_LONG, code="max_length", params=figures)


class Response(forms.Form):
    """The person's answer. Saying nothing is an answer, when it is chosen."""

    version = Words(
        label=_("Your version"),
        help_text=_("In your own words. You can say it is false, explain, or correct."),
        rows=8,
        required=False,
    )
    context = Words(
        label=_("What we should know"),
        help_text=_(
            "What came before, another message, something that changes the meaning. Messages or "
            "images to show? Add them from your file’s page. Never send an intimate image."
        ),
        rows=4,
        required=False,
    )
    witnesses = Words(
        label=_("Who saw it"),
        help_text=_("Names and how to reach them. Ask them first if you can."),
        rows=3,
        required=False,
    )
    wish = forms.ChoiceField(
        label=_("How do you want to be heard?"),
        choices=WISHES,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, str]:
        """Something is said, or a way of saying it is chosen."""
        said = super().clean() or {}
        if not self.errors and not said.get("version") and not said.get("wish"):
            self.add_error(
                "version", _("Write your version, or choose below how you want to be heard.")
            )
        return said

    def typed(self) -> str:
        """Everything typed, checked or not, as the draft keeps it."""
        return json.dumps({name: self.data.get(name, "")[: 2 * LONGEST] for name in self.fields})

    def lines(self) -> list[tuple[object, str]]:
        """Question and answer, for reading again before sending."""
        wish = str(dict(WISHES).get(self.cleaned_data["wish"], ""))
        said = {**self.cleaned_data, "wish": wish.partition(" — ")[0]}
        return [(self[name].label, str(said[name])) for name in self.fields if said[name]]


class Appeal(forms.Form):
    """Why other people should look again."""

    ground = forms.ChoiceField(
        label=_("Why?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the reason that comes closest.")},
    )
    text = Words(
        label=_("Explain in a few words"),
        help_text=_("What should have been seen, heard or done differently?"),
        rows=6,
        error_messages={"required": _("Write at least one sentence.")},
    )

    def __init__(
        self, *args: object, grounds: tuple[tuple[str, str], ...], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own signature
        ground = self.fields["ground"]
        if isinstance(ground, forms.ChoiceField):
            ground.choices = grounds
        if not grounds:
            self.fields["ground"] = forms.CharField(required=False, widget=forms.HiddenInput)
