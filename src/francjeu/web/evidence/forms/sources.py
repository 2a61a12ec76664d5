"""A source that agrees with a piece; a capture that a member of the staff made with a tool."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.evidence import words
from francjeu.kernel.evidence.origin.corroboration import ADDED_BY_HAND
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.plumbing.uploads import Received
from francjeu.web.evidence.forms.captures import GATE, REQUIRED

RIGHTS = (
    (Access.PUBLIC.value, _("Public: anyone sees it without an account")),
    (Access.MEMBER.value, _("As a member of the group, under my own name")),
    (Access.FRIEND.value, _("As a contact of the author, under my own name")),
    (Access.RECIPIENT.value, _("It was sent to me")),
)


class Agreement(forms.Form):
    """Which source, and what shows that it agrees."""

    kind = forms.ChoiceField(
        label=_("Which source agrees?"), widget=forms.RadioSelect, error_messages=REQUIRED,
        choices=[(it.value, words.AGREEMENTS[it]) for it in ADDED_BY_HAND],
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What shows it?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence: where, when. It is kept with your name."),
        error_messages={"required": _("Write what shows it. One sentence is enough.")},
    )  # fmt: skip


class Tooled(forms.Form):
    """The capture, its tool, and by what right it was seen; only after a *no*."""

    gate = forms.ChoiceField(
        label=_("Does it show someone under 18, naked or in an intimate situation?"),
        choices=GATE, widget=forms.RadioSelect, error_messages=REQUIRED,
        help_text=_("Answered yes or unsure, no file is received."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("Capture"),
        help_text=_("As the tool wrote it: web archive (.wacz), saved page, PDF, recording."),
        error_messages={"required": _("Choose a file."), "empty": _("This file is empty.")},
    )  # fmt: skip
    tool = forms.CharField(
        label=_("Tool and version"), max_length=100,
        help_text=_("For example ArchiveWeb.page 0.15, SingleFile 1.22."),
        error_messages={"required": _("Write which tool made it.")},
    )  # fmt: skip
    address = forms.CharField(label=_("Address that was opened"), max_length=2000, required=False)
    taken_at = forms.DateTimeField(
        label=_("When was it made?"), input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"],
        widget=forms.TextInput(attrs={"placeholder": "2026-11-22 14:30"}),
        error_messages={
            "required": _("Write when."), "invalid": _("Write it like 2026-11-22 14:30."),
        },
    )  # fmt: skip
    obtained = forms.ChoiceField(
        label=_("By what right do you see it?"), choices=RIGHTS, widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )  # fmt: skip
    right = forms.CharField(
        label=_("Say it in one sentence"), max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: I coach this team and I am in its group under my own name."),
        error_messages={"required": _("Write by what right. One sentence is enough.")},
    )  # fmt: skip
    trained = forms.BooleanField(
        label=_("I was trained to make such captures, and I used no account but my own"),
        error_messages={
            "required": _("Without this, add it as an ordinary file: it will be graded N1.")
        },
    )  # fmt: skip

    def clean_taken_at(self) -> datetime:
        """A minute in the organisation’s own time."""
        told: datetime = self.cleaned_data["taken_at"]
        return told

    def clean_file(self) -> Any:
        """A file within the bound, that could be kept while it came in."""
        sent: Received = self.cleaned_data["file"]
        limit = {"name": sent.name or "", "limit": ""}
        if sent.is_too_large:
            raise forms.ValidationError(_("This file is too large. Send a shorter version."))
        if sent.is_unkept:
            raise forms.ValidationError(words.STORE_FULL % limit)
        return sent
