"""A case that waits for another body; letters that leave all the same."""

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.forms import base


class Stay(base.Act):
    """For whom the case waits, why, and when it is looked at again."""

    body = forms.CharField(
        label=_("For which body does the case wait?"), max_length=200, error_messages=base.WORDS
    )
    review_on = base.day(
        label=_("Look at it again on"), help_text=_("So that nobody forgets it: a day to come.")
    )
    reason = base.words(label=_("Reason"), error_messages=base.REASON, rows=2)


class Reason(base.Act):
    """A reason in words."""

    reason = base.words(label=_("Reason"), error_messages=base.REASON, rows=2)
