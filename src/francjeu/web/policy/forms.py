"""What staff type about the policy; what was typed stays when something is to be fixed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from francjeu.connectors.documents.fault import Unreadable
from francjeu.connectors.documents.read import LIMIT, Document, read
from francjeu.kernel.policy.article import UNSURE, Kind
from francjeu.kernel.policy.place import place
from francjeu.kernel.policy.read import propose
from francjeu.kernel.procedure import elements
from francjeu.kernel.procedure import settings as rules
from francjeu.policy import files, words
from francjeu.policy import queries as policy
from francjeu.policy import words_reading as reading
from francjeu.web.policy import uploads
from francjeu.web.policy.settings import words as setting_words
from francjeu.web.policy.settings.sections import When

Form = forms.Form
NOT_CITED = pgettext_lazy("shape", "Nothing: it is not cited in a case")
_ADDED = 2
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


class Clause(Form):
    """One clause as read, to correct; its words must be in the document."""

    keep = forms.BooleanField(label=gettext_lazy("It is a clause"), required=False, initial=True)
    kind = forms.ChoiceField(
        label=gettext_lazy("What it does"),
        choices=lambda: [(k.value, words.KINDS[k]) for k in Kind],
    )
    shape = forms.ChoiceField(
        label=gettext_lazy("What would have to be established"),
        choices=lambda: [("", NOT_CITED), *words.SHAPES.items()],
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("Its words"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )

    def __init__(self, *args: Any, source: str, clause: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._source, self.clause = source, clause

    @property
    def is_doubtful(self) -> bool:
        """True when the rules were not sure of this clause."""
        return float(self.clause.get("confidence", 1.0)) < UNSURE

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        text = values.get("text", "").strip()
        if values.get("keep") and not text and self.clause:
            self.add_error("text", _("Write the words of the clause, or take it out."))
        if text and text != self.clause.get("text") and values.get("keep"):
            self.span = place(self._source, text)
            if self.span is None:
                self.add_error("text", _("These words are not in the document."))
        return values

    def corrected(self) -> dict[str, Any] | None:
        """The clause as it will be kept, or None when a person took it out."""
        values = self.cleaned_data
        text = values["text"].strip()
        if not values["keep"] or not text:
            return None
        kept = {**self.clause, "text": text, "kind": values["kind"], "shape": values["shape"]}
        if (span := getattr(self, "span", None)) is not None:
            kept |= {"start": span.start, "end": span.end}
        return {**kept, "confidence": 1.0}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix, and the field it is in."""

    anchor: str
    words: str
    about: str


class Review(Form):
    """The whole reading of a draft: title, who is bound, each clause, two to add."""

    title = forms.CharField(label=gettext_lazy("Title"), max_length=300)
    bound = forms.MultipleChoiceField(
        label=gettext_lazy("Who is bound"),
        help_text=gettext_lazy("Only those the policy names."),
        choices=lambda: list(words.CLASSES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any = None, *, document: policy.Document) -> None:
        self._document = document
        structure = document.structure
        self._names = [b if isinstance(b, str) else b["class"] for b in structure.get("bound", [])]
        super().__init__(data, initial={"title": structure.get("title"), "bound": self._names})
        known = structure.get("clauses", [])
        self.clauses = [self._clause(data, at, clause) for at, clause in enumerate(known)]
        self.added = [self._clause(data, at, {}) for at in range(len(known), len(known) + _ADDED)]

    def _clause(self, data: Any, at: int, clause: dict[str, Any]) -> Clause:
        initial = {
            "keep": True, "kind": clause.get("kind", Kind.PROHIBITION), "text": clause.get("text"),
            "shape": _shape(clause),
        }  # fmt: skip
        return Clause(
            data, prefix=f"c{at}", initial=initial, source=self._document.text, clause=clause
        )

    @property
    def problems(self) -> list[Problem]:
        """Everything to fix on the page, in order."""
        if not self.is_bound:
            return []
        return [
            Problem(field.id_for_label or str(field.auto_id), str(error), str(field.label))
            for form in (self, *self.clauses, *self.added)
            for field in form
            for error in field.errors
        ]

    def is_valid(self) -> bool:
        own = super().is_valid()
        return all([own, *(clause.is_valid() for clause in (*self.clauses, *self.added))])

    def corrected(self) -> dict[str, Any]:
        """Title and structure for the operation; a person has now read every clause."""
        every = [clause.corrected() for clause in (*self.clauses, *self.added)]
        kept = sorted((c for c in every if c), key=lambda c: c.get("start") or 0)
        structure = {
            **self._document.structure,
            "title": self.cleaned_data["title"],
            "bound": self.cleaned_data["bound"],
            "clauses": _named(kept),
            "reviewed": True,
        }
        return {"title": self.cleaned_data["title"], "structure": structure}


def _shape(clause: dict[str, Any]) -> str:
    if clause.get("shape") is not None:
        return str(clause["shape"])
    if clause.get("kind") not in policy.CITABLE:
        return ""
    behaviours, media = tuple(clause.get("behaviours", ())), tuple(clause.get("media", ()))
    return elements.shape_of(kind=clause["kind"], behaviours=behaviours, media=media)


def _named(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give an id to clauses a person added: after the one they follow."""
    taken = {clause["id"] for clause in clauses if "id" in clause}
    before = "clause"
    for clause in clauses:
        if "id" not in clause:
            number = 1
            while f"{before}+{number}" in taken:
                number += 1
            clause["id"] = f"{before}+{number}"
            taken.add(clause["id"])
        before = clause["id"].split("+")[0]
    return clauses


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
