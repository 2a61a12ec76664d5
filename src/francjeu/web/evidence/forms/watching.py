"""What staff say of content under watch, and the control pages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.evidence import watch_words as words
from francjeu.kernel.evidence.origin.provenance import Access, access_sentence
from francjeu.web.evidence.pages.watching import language

REQUIRED = {"required": _("Answer this question."), "invalid": _("Write a date like 2026-11-22.")}
OWN_ACCESS = (Access.PUBLIC, Access.MEMBER, Access.FRIEND, Access.RECIPIENT)
"""Ways of seeing it oneself: never a false account, never someone else’s password."""


class Say(forms.Form):
    """Whether a person who may see it still does, and how they see it."""

    answer = forms.ChoiceField(
        label=_("Is it still visible?"), choices=words.ANSWERS.items, widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )  # fmt: skip
    how = forms.ChoiceField(
        label=_("How do you see it?"), widget=forms.RadioSelect, error_messages=REQUIRED,
        choices=lambda: [
            (it.value, access_sentence(it, language=language()).capitalize()) for it in OWN_ACCESS
        ],
        help_text=_("Never with a false account, nor with someone else’s password."),
    )  # fmt: skip


class Stated(forms.Form):
    """What the author says of the absence."""

    words = forms.CharField(
        label=_("What the author says, in their words"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}), error_messages=REQUIRED,
    )  # fmt: skip
    stated_on = forms.DateField(
        label=_("Said on"), error_messages=REQUIRED,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


class Control(forms.Form):
    """A page known to be public, on the platform it stands for."""

    address = forms.URLField(
        label=_("Address of the page"), max_length=500, assume_scheme="https",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
        help_text=_("A page open to all which stays: the organisation’s own page is a good one."),
        error_messages={**REQUIRED, "invalid": _("Write a whole address, with https://.")},
    )  # fmt: skip
    expected = forms.CharField(
        label=_("Words it always shows"), max_length=200, error_messages=REQUIRED,
        help_text=_("For example the name of the organisation as the page writes it."),
    )  # fmt: skip
    source = forms.CharField(
        label=_("How we know that it is open to all"), max_length=300, error_messages=REQUIRED,
        help_text=_("For example: our own page, opened without an account that day."),
    )  # fmt: skip
    checked_on = forms.DateField(
        label=_("Checked on"), error_messages=REQUIRED,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip
