"""Which page to capture, and what proves that it is the right one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.capture.page_state import SHORTEST
from francjeu.kernel.procedure.intake.report import Answer

REQUIRED = {"required": _("Answer this question.")}
GATE = (
    (Answer.NO.value, _("No")),
    (Answer.YES.value, _("Yes")),
    (Answer.UNSURE.value, _("I don’t know — We act as if it were yes.")),
)


class Capture(forms.Form):
    """The question on intimate images is asked again each time: a page may change."""

    gate = forms.ChoiceField(
        label=_("Does the page show someone under 18, naked or in an intimate situation?"),
        choices=GATE, widget=forms.RadioSelect, error_messages=REQUIRED,
        help_text=_("Answered yes or unsure, nothing is opened and nothing is copied."),
    )  # fmt: skip
    address = forms.CharField(
        label=_("Address of the page"), max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none",
                                      "spellcheck": "false"}),
        help_text=_("A public page, which opens without an account."),
        error_messages={"required": _("Paste the address of the page.")},
    )  # fmt: skip
    author = forms.CharField(
        label=_("Author, as the page shows it"), max_length=200, required=False,
        help_text=_("A name or a handle, for example @nom."),
    )  # fmt: skip
    fragment = forms.CharField(
        label=_("Some words that must be on it"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A few words copied exactly: they prove that the page is the right one."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Without anything to look for, no capture could be told from a wall."""
        told: dict[str, Any] = super().clean() or {}
        given = [told.get("author", "").lstrip("@"), told.get("fragment", "")]
        if not self.errors and all(len(it.strip()) < SHORTEST for it in given):
            self.add_error(
                "fragment",
                _("Write the author or some words: without them nothing proves what was seen."),
            )
        return told
