"""What staff type about the policy; what was typed stays when something is to be fixed."""

from datetime import date
from typing import Any

import yaml
from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from francjeu.connectors.documents.fault import Unreadable
from francjeu.connectors.documents.read import LIMIT, Document, read
from francjeu.kernel.policy.read import propose
from francjeu.kernel.procedure.settings import limits as rules
from francjeu.policy import files
from francjeu.policy import queries as policy
from francjeu.policy import words_reading as reading
from francjeu.web.policy import uploads
from francjeu.web.policy.settings import words as setting_words
from francjeu.web.policy.settings.sections import When

Form = forms.Form
_TYPES = ".txt,.md,.html,.htm,.docx,.pdf"


class Import(Form):
    """A document, or its text pasted."""

    file = forms.FileField(
        label=gettext_lazy("The document"),
        help_text=gettext_lazy("Word, PDF, web page or text. 25 MB at most."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": _TYPES}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or its text"),
        help_text=gettext_lazy("Copied from the document, headings and numbers included."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    document: Document

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        file, pasted = values.get("file"), values.get("pasted", "")
        if file is None and not pasted.strip():
            raise forms.ValidationError(_("Choose a document, or paste its text."))
        field = "pasted" if file is None else "file"
        try:
            content = pasted.encode() if file is None else uploads.content(file, limit=LIMIT)
            self.document = read(content)
        except Unreadable as refused:
            self.add_error(field, reading.refusal(refused))
        return values

    def proposed(self) -> dict[str, Any]:
        """What the operation keeps: the text read, and the structure the rules find in it."""
        proposal = propose(self.document.text)
        file = self.cleaned_data.get("file")
        return {
            "title": proposal.title[:300] or _("Social media policy"),
            "language": proposal.language,
            "text": self.document.text,
            "structure": proposal.as_structure(),
            "source_name": file.name[:255] if file else "",
        }


class Publish(Form):
    """The day from which the version holds."""

    in_force_on = forms.DateField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Acts before that day stay under the version before."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    past = forms.BooleanField(
        label=gettext_lazy("It was adopted then, and holds for acts already done"), required=False
    )

    def __init__(
        self, data: Any = None, *, reviewed: bool, today: date, replaces: bool = False
    ) -> None:
        """`replaces`: another version holds already, which a past day would take acts from."""
        super().__init__(data)
        self._reviewed, self._today = reviewed, today
        if not (replaces and self.is_bound):
            del self.fields["past"]

    def clean(self) -> dict[str, Any]:
        if not self._reviewed:
            raise forms.ValidationError(_("A person must first review each clause."))
        told = super().clean() or {}
        on = told.get("in_force_on")
        if "past" in self.fields and on and on < self._today and not told["past"]:
            self.add_error(
                "past",
                _("This day is past: acts already done would change rule. Tick it if that is so."),
            )
        return told


class Settings(When):
    """The profile or the doors written as a file: for what the other pages do not offer."""

    file = forms.CharField(
        label=gettext_lazy("The values"),
        help_text=gettext_lazy(
            "One line for each value, with its source and the day of the check."
        ),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "mono"}),
    )

    def __init__(self, data: Any = None, *, kind: str, on: date) -> None:
        last = policy.last_setting(kind=kind)
        current = last.values if last else {}
        text = yaml.safe_dump(current, allow_unicode=True, sort_keys=False, width=100)
        super().__init__(data, on=on, initial={"file": text if current else ""})
        self._kind = kind
        self._values: dict[str, Any] = {}

    def clean_file(self) -> str:
        text: str = self.cleaned_data["file"]
        try:
            checked = files.check(self._kind, files.read_yaml(text))
        except files.BadFile as bad:
            raise forms.ValidationError(bad.problems) from None
        if isinstance(checked, files.ProfileFile):
            faults = rules.faults_of_profile(checked.kernel(), on=self._on)
        else:
            faults = rules.faults_of_doors(checked.kernel(), on=self._on)
        if faults:
            raise forms.ValidationError([setting_words.said(fault) for fault in faults])
        self._values = checked.model_dump(mode="json")
        return text

    def values(self) -> dict[str, Any]:
        """What would be kept."""
        return self._values


def in_language(words_by: dict[str, str]) -> str:
    """Data said in several languages, in the reader's."""
    return words_by.get(get_language() or "fr") or words_by.get("fr", "")
