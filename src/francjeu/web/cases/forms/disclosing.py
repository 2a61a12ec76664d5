"""What the person concerned sees of a piece: words with holes, a prepared copy, or a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.plumbing.uploads import Received
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.pieces import Choices, Upload

LOOKED = _(
    "I, %(name)s, looked at this picture: no name, no photo of the person who reports or "
    "testifies — Software does not read pictures. Your name and this sentence are kept."
)

LOOKED_WHOLE = _(
    "I, %(name)s, looked at or listened to this copy, whole: no name, no photo, no voice of the "
    "person who reports or testifies — Software does neither. Your name and this sentence are kept."
)


def until() -> forms.DateTimeField:
    """The new time to answer, once the notice has left."""
    return base.moment(
        label=_("Until when can the person speak about it?"), required=False,
        help_text=_(
            "After the notice only. Empty: as long as to answer a notice. Nothing can rest on the "
            "piece before this moment, or before they answer."
        ),
    )  # fmt: skip


class Words(base.Act):
    """The text that is read, and the passages hidden in it."""

    text = base.words(
        label=_("What the person reads"), rows=8,
        help_text=_("The text of the piece, or a quotation of it. The original stays sealed."),
    )  # fmt: skip
    hide = base.words(
        label=_("Passages to hide"), rows=5, required=False,
        help_text=_(
            "One per line, exactly as in the text: names, accounts, places, anything that tells "
            "who reported. Some are proposed; you choose."
        ),
    )  # fmt: skip

    answer_by = until()

    def passages(self) -> tuple[str, ...]:
        """One passage a line."""
        lines: str = self.cleaned_data["hide"]
        return tuple(line.strip() for line in lines.splitlines() if line.strip())


class Copy(base.Act):
    """A picture prepared apart from the original; only after a *no* at the gate."""

    image = forms.CharField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=_("Prepared copy"),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose it again, or describe it in words."),
        },
        help_text=_(
            "A JPEG or PNG where you hid faces, names and accounts. What travels with the picture "
            "(place, device, author, file name) is taken away here."
        ),
    )  # fmt: skip

    answer_by = until()
    looked = forms.BooleanField(
        error_messages={
            "required": _("Look at the picture, then tick the box: no software can do it for you.")
        }
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["looked"].label = LOOKED % {"name": name}

    clean_image = Upload.clean_image
    clean_file: Any = Upload.clean_file

    def received(self) -> Received:
        """The file that came in."""
        sent: Received = self.cleaned_data["file"]
        return sent


class Redaction(base.Act):
    """One of the masked copies made here."""

    copy = base.choice(label=_("Masked copy"), choices=[])
    looked = forms.BooleanField(
        error_messages={
            "required": _(
                "Look at the copy or listen to it, then tick the box: no software does it for you."
            )
        }
    )

    def __init__(self, *args: Any, name: str, copies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "copy", copies)
        self.fields["looked"].label = LOOKED_WHOLE % {"name": name}


class Withhold(base.Act):
    """Why a piece cannot be shown, in words the person reads."""

    reason = base.words(
        label=_("Reason"), error_messages=base.REASON, rows=3,
        help_text=_("The person reads it, beside the number of the piece."),
    )  # fmt: skip
    summary = base.words(
        label=_("What it says, in substance"), required=False, rows=4,
        help_text=_(
            "The person reads it. Without a summary, no finding may rest on this piece; with one, "
            "it may, once they could answer."
        ),
    )  # fmt: skip
    answer_by = until()
