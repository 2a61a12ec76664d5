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
    shared = forms.BooleanField(
        label=_("Someone else of the case reads there too, and I made sure that it is all right"),
        required=False,
        help_text=_("For example one mailbox for the whole family."),
    )


class Checked(forms.Form):
    """Someone made sure that an address is the person’s."""

    how = forms.CharField(
        label=_("How was it checked?"), max_length=300,
        help_text=_("By phone with whom, on a signed form, at the school’s office."),
        error_messages={"required": _("Write how it was checked. One line is enough.")},
    )  # fmt: skip
    shared = OtherAddress.base_fields["shared"]
