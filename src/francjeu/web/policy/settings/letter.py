"""The wording of a letter as typed, in both languages; an empty text is ours."""

from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.notices import wording
from francjeu.notices.wording import Broken
from francjeu.web.policy.settings.sections import Problem, When

WORDS: dict[Broken, Promise] = {
    Broken.BRACES: _("A place for a fact is not closed, near: %(about)s"),
    Broken.UNKNOWN: _("No fact fills the place “%(about)s” in this letter."),
    Broken.TAG: _("This instruction is not understood here: %(about)s"),
    Broken.MISSING: _("The place “%(about)s” is missing: the letter must say it."),
    Broken.SHAPE: _("The letter cannot be written with this text: %(about)s"),
    Broken.LONG: _("This text is too long."),
}


def _area(label: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "class": "mono"})
    return forms.CharField(label=label, required=False, strip=False, widget=widget)


class LetterForm(When):
    """Both texts, where they come from, from when they hold."""

    fr = _area(_("In French"))
    en = _area(_("In English"))
    ours = forms.BooleanField(
        label=_("Take back the text that comes with the software — In both languages."),
        required=False,
    )
    source = forms.CharField(
        label=_("Source"), min_length=3, max_length=300,
        help_text=_("Who wrote or read it over: a lawyer, a resolution."),
    )  # fmt: skip
    field_order = ("fr", "en", "ours", "source", "valid_from", "note")

    def __init__(self, data: Any, *, event: str, on: date, initial: dict[str, Any]) -> None:
        self._event = event
        start = {
            language: initial.get(language) or wording.supplied(event=event, language=language)
            for language in ("fr", "en")
        }
        super().__init__(data, on=on, initial={**initial, **start})

    def clean_fr(self) -> str:
        return self._cleaned("fr")

    def clean_en(self) -> str:
        return self._cleaned("en")

    def values(self) -> dict[str, Any]:
        """The texts which differ from ours."""
        if self.cleaned_data["ours"]:
            return {}
        return {k: self.cleaned_data[k] for k in ("fr", "en") if self.cleaned_data[k]}

    @property
    def problems(self) -> list[Problem]:
        """Everything to fix, in order."""
        return [
            Problem(str(field.id_for_label), str(error), str(field.label))
            for field in self
            for error in field.errors
        ]

    def _cleaned(self, language: str) -> str:
        text = str(self.cleaned_data[language]).replace("\r\n", "\n").strip()
        ours = wording.supplied(event=self._event, language=language).strip()
        if not text or text == ours or self.data.get("ours"):
            return ""
        found = wording.faults(event=self._event, language=language, text=text)
        if found:
            raise forms.ValidationError(
                [str(WORDS[fault.broken]) % {"about": fault.about} for fault in found]
            )
        return text
