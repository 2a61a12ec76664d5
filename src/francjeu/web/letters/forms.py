"""What staff type about a letter."""

from django import forms
from django.utils.translation import gettext_lazy as _


class HandedOver(forms.Form):
    """How a letter left the house: this is the proof of sending."""

    how = forms.CharField(
        label=_("How was it handed over?"),
        help_text=_("By registered mail, in person to whom, on which day."),
        max_length=200,
        error_messages={"required": _("Write how it was handed over. One line is enough.")},
    )


class OtherAddress(forms.Form):
    """Another address of the same person."""

    address = forms.EmailField(
        label=_("The right address"),
        help_text=_("The same words go there. The links sent before stop working."),
        error_messages={
            "required": _("Write the address the letter must go to."),
            "invalid": _("Write an address like name@example.ca."),
        },
    )
