"""What a person says of two pieces that look alike; what is searched in their words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.evidence.likeness.matching import Verdict

CHOOSE = {"required": _("Choose an answer."), "invalid_choice": _("Choose an answer.")}


class Judge(forms.Form):
    """The same thing or not, and why."""

    verdict = forms.ChoiceField(
        label=_("Do both show the same thing?"), widget=forms.RadioSelect,
        choices=[
            (Verdict.CONFIRMED.value, _("Yes, the same thing")),
            (Verdict.REJECTED.value, _("No, something else")),
        ],
        error_messages=CHOOSE,
    )  # fmt: skip
    reason = forms.CharField(
        label=_("What do you see?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One sentence is enough. It says what is alike, not who did it."),
        error_messages={"required": _("Write what you see. One sentence is enough.")},
    )  # fmt: skip


class Search(forms.Form):
    """Words read in the pieces."""

    words = forms.CharField(
        label=_("Words to find"), max_length=100, strip=True,
        help_text=_("Accents and capitals do not matter. What you search is not written down."),
        error_messages={"required": _("Write at least one word.")},
    )  # fmt: skip

    def clean_words(self) -> str:
        """Something that can be found."""
        words: str = self.cleaned_data["words"]
        if not any(it.isalnum() for it in words):
            raise forms.ValidationError(_("Write at least one word."))
        return words
