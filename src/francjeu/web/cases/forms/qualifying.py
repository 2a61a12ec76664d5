"""Describing the act, dating its items, school law."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.labels import qualifying as qualifying_labels
from francjeu.kernel.procedure.decision.bullying import Mark
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.hearing import said

Choices = Iterable[tuple[str, Any]]


class Describe(base.Act):
    """Marks, none of which is a finding."""

    channels = forms.MultipleChoiceField(
        label=_("By which way?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    aim = base.choice(label=_("Whom is it about?"), choices=[], required=False)
    tone = base.choice(label=_("How does it read?"), choices=[], required=False)
    tags = forms.MultipleChoiceField(
        label=_("What was done?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_words = base.words(label=_("The other conduct, in words"), required=False, rows=2)
    joke = forms.BooleanField(
        label=_("“It was a joke”, someone says — Kept as context."), required=False
    )
    disclaimer = forms.BooleanField(
        label=_("The profile carries a disclaimer — Never a defence."), required=False
    )
    denounces = forms.BooleanField(
        label=_("The content itself denounces an abuse — Someone may be paying for speaking up."),
        required=False,
    )
    deleted_on = base.day(
        label=_("Seen to be deleted on"), required=False,
        help_text=_("It may mitigate a measure; the finding stays the same."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody_said = ("", _("Nobody said"))
        base.offer(self, "channels", said(qualifying_labels.CHANNELS))
        base.offer(self, "aim", [nobody_said, *said(qualifying_labels.TARGETS)])
        base.offer(self, "tone", [nobody_said, *said(qualifying_labels.TONES)])
        base.offer(self, "tags", said(qualifying_labels.TAGS))


class DateItem(base.Act):
    """One dated item."""

    on = base.day(label=_("Day"))
    words = base.words(
        label=_("What, in words"), rows=2,
        help_text=_("In words, without copying the content."),
    )  # fmt: skip
    exhibit = forms.TypedChoiceField(
        label=_("Piece that shows it"), coerce=int, empty_value=None, required=False
    )

    def __init__(self, *args: Any, exhibits: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "exhibit", [("", pgettext_lazy("piece or measure", "None")), *exhibits])


class Employer(base.Act):
    """To whom the matter of an employee is handed, and in which words."""

    to = forms.CharField(label=_("Who receives it"), max_length=200, error_messages=base.WORDS)
    words = base.words(
        label=_("What is handed over"), rows=3,
        help_text=_("Only what the employer needs; the committee does not read it."),
    )  # fmt: skip


RESULTS = ("established", "not_established")


class School(base.Act):
    """Each mark of school law: a result and its reasons, or nothing yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        results = [(key, decision_labels.result(key)) for key in RESULTS]
        for mark in Mark:
            words = labels.word(qualifying_labels.MARKS, mark.value)
            self.fields[mark.value] = base.choice(
                label=words, choices=[("", _("Not found yet")), *results], required=False
            )
            self.fields[f"{mark.value}_reasons"] = base.words(
                label=_("Reasons: %(mark)s") % {"mark": words[:1].lower() + words[1:]},
                required=False, rows=2,
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A result has its reasons."""
        told = super().clean() or {}
        for mark in Mark:
            if told.get(mark.value) and not told.get(f"{mark.value}_reasons"):
                self.add_error(f"{mark.value}_reasons", base.REASON["required"])
        return told
