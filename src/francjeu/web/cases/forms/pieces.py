"""Adding a piece and opening one."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases.labels import procedure as labels
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.plumbing.uploads import Received
from francjeu.web.cases.forms import base

Choices = Iterable[tuple[str, Any]]
OBTAINED = [
    (Access.PUBLIC.value, _("Public, visible without an account")),
    (Access.MEMBER.value, _("Seen as a member of the group")),
    (Access.RECIPIENT.value, _("Received directly")),
    (Access.SHOWN.value, _("Shown by someone who received it")),
    (Access.OTHER.value, _("Another way")),
]


def description() -> forms.CharField:
    """The words that go before any picture."""
    return base.words(
        label=_("Description"), rows=3,
        help_text=_("What it shows, in neutral words, without quoting. The parties may read it."),
    )  # fmt: skip


class FromReport(base.Act):
    """A sealed file of a joined report."""

    piece = base.choice(label=_("Piece of a report"), choices=[])
    description = description()

    def __init__(self, *args: Any, pieces: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "piece", pieces)


class Testimony(base.Act):
    """What someone saw, in words: the content may be gone, the case goes on (C-SUPP)."""

    description = description()
    testimony = base.words(
        label=_("The testimony"), rows=6,
        help_text=_("As it was told. It is read by a separate act, never copied in a letter."),
    )  # fmt: skip


class Gate(forms.Form):
    """The question that comes before any file."""

    image = base.choice(
        label=_("Does it show someone under 18, naked or in an intimate situation?"),
        choices=[
            ("no", _("No")),
            ("yes", _("Yes")),
            ("unsure", _("I don’t know — We act as if it were yes.")),
        ],
    )  # fmt: skip


class Upload(base.Act):
    """A file someone handed to staff; only after a *no* at the gate."""

    image = forms.CharField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=_("File"),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose it again, or describe it in words."),
        },
        help_text=_("It is kept exactly as it is, sealed at once."),
    )  # fmt: skip
    obtained = base.choice(label=_("How was it obtained?"), choices=OBTAINED)
    description = description()

    def clean_image(self) -> str:
        """A file comes in only after a *no* (mission 2.8)."""
        told: str = self.cleaned_data["image"]
        if told != "no":
            raise forms.ValidationError(_("Files are closed here. Describe it in words."))
        return told

    def clean_file(self) -> Received:
        """A file within the bound, that could be kept while it came in."""
        sent: Received = self.cleaned_data["file"]
        if sent.is_too_large:
            raise forms.ValidationError(
                _("This file is too large. Send a shorter version, or describe it.")
            )
        if sent.is_unkept:
            raise forms.ValidationError(
                _("The file could not be kept: the server is out of room. Try again later.")
            )
        return sent


class See(forms.Form):
    """Why someone opens a piece: asked each time, written down."""

    purpose = base.choice(label=_("Why do you open it?"), choices=list(labels.PURPOSES.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(
            self, "purpose", [(key, labels.word(labels.PURPOSES, key)) for key in labels.PURPOSES]
        )
