"""What a person types at the door, words checked here, answers checked by the operation."""

from django import forms
from django.utils.translation import gettext_lazy as _

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
