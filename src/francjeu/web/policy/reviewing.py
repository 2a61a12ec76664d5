"""The reading of a draft, which a person corrects clause by clause; nothing typed is lost."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from francjeu.kernel.policy.article import UNSURE, Kind
from francjeu.kernel.policy.place import place
from francjeu.kernel.procedure.decision import elements
from francjeu.policy import queries as policy
from francjeu.policy import words

Form = forms.Form
Kept = dict[str, Any]
NOT_CITED = pgettext_lazy("shape", "Nothing: it is not cited in a case")
_ADDED = 2


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
    label = forms.CharField(
        label=gettext_lazy("Its number or its title"),
        help_text=gettext_lazy(
            "As the document prints it: “4 b)”. Left empty, it is cited by its first words."
        ),
        max_length=60,
        required=False,
    )

    def __init__(
        self, *args: Any, source: str, clause: dict[str, Any], known: policy.Clause | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        """`known`: the clause as kept; one under a heading that was read takes no other name."""
        super().__init__(*args, **kwargs)
        self._source, self.clause, self._known = source, clause, known
        if known and not known.added and (known.section or known.mark):
            del self.fields["label"]

    @property
    def cited(self) -> str:
        """How it is cited to who reads this page; empty for one to add."""
        return self._known.cited(get_language() or "fr") if self._known else ""

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
        if "label" in values:
            values["label"] = " ".join(values["label"].split())
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
        if "label" in values:
            kept["label"] = values["label"]
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
        kept = structure.get("clauses", [])
        known = policy.clauses_of(structure)
        self.clauses = [self._clause(data, at, kept[at], one) for at, one in enumerate(known)]
        self.added = [self._clause(data, at, {}) for at in range(len(kept), len(kept) + _ADDED)]

    def _clause(
        self, data: Any, at: int, clause: dict[str, Any], known: policy.Clause | None = None
    ) -> Clause:
        initial = {
            "keep": True, "kind": clause.get("kind", Kind.PROHIBITION), "text": clause.get("text"),
            "shape": _shape(clause), "label": clause.get("label", ""),
        }  # fmt: skip
        return Clause(
            data, prefix=f"c{at}", initial=initial, source=self._document.text, clause=clause,
            known=known,
        )  # fmt: skip

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
        every = all([own, *(clause.is_valid() for clause in (*self.clauses, *self.added))])
        return every and self._are_told_apart()

    def _are_told_apart(self) -> bool:
        """No name that a person typed cites another clause too, or letters would mislead."""
        kept = [form for form in (*self.clauses, *self.added) if form.corrected()]
        names = [form.cleaned_data.get("label", form.cited) for form in kept]
        twice = {name for name in names if names.count(name) > 1}
        wrong = [form for form in kept if form.cleaned_data.get("label") in twice - {""}]
        for form in wrong:
            form.add_error("label", _("Another clause is cited so already."))
        return not wrong

    def corrected(self) -> dict[str, Any]:
        """Title and structure for the operation; a person has now read every clause."""
        every = [clause.corrected() for clause in (*self.clauses, *self.added)]
        kept = sorted((c for c in every if c), key=lambda c: c.get("start") or 0)
        structure = {
            **self._document.structure,
            "title": self.cleaned_data["title"],
            "bound": self.cleaned_data["bound"],
            "clauses": _named(_headed(kept)),
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


def _headed(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Put a clause added between two clauses of one heading under that heading."""
    for at, clause in enumerate(clauses):
        if "section" in clause:
            continue
        before: Kept = next((c for c in reversed(clauses[:at]) if "section" in c), {})
        after: Kept = next((c for c in clauses[at + 1 :] if "section" in c), {})
        heading = {name: before.get(name, "") for name in ("section", "mark")}
        if heading["section"] and heading.items() <= after.items():
            clause |= heading
    return clauses


def _named(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give an id to clauses a person added: after the one they follow."""
    taken = {clause["id"] for clause in clauses if "id" in clause}
    before = "clause"
    for clause in clauses:
        if "id" not in clause:
            number = 1
            while f"{before}{policy.ADDED}{number}" in taken:
                number += 1
            clause["id"] = f"{before}{policy.ADDED}{number}"
            taken.add(clause["id"])
        before = clause["id"].split(policy.ADDED)[0]
    return clauses
