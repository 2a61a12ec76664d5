"""Findings, the decision, its appeal."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases import labels
from francjeu.kernel.procedure.case import Outcome
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.hearing import said

Choices = Iterable[tuple[str, Any]]
RESULTS = [
    ("established", _("Established")),
    ("not_established", _("Not established")),
    ("not_applicable", _("Not applicable")),
]


class Find(base.Act):
    """One element: what is found, on which pieces, why. `seen` is the finding that was read."""

    result = base.choice(label=_("Finding"), choices=RESULTS)
    exhibits = forms.TypedMultipleChoiceField(
        label=_("Pieces relied on"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=5)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, exhibits: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "exhibits", exhibits)


class Decide(base.Act):
    """The outcome, its reasons, and a measure of the ladder or none."""

    outcome = base.choice(label=_("Outcome"), choices=[])
    summary = base.words(
        label=_("Facts held to be established"), rows=3,
        help_text=_("In words, without copying the content."),
    )  # fmt: skip
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=8)
    severity = forms.TypedChoiceField(
        label=_("Severity"), coerce=int, empty_value=None, required=False,
        widget=forms.RadioSelect,
        choices=[("", _("No measure")), ("1", _("1")), ("2", _("2")), ("3", _("3"))],
    )  # fmt: skip
    rung = base.choice(label=_("Measure"), choices=[], required=False)
    starts_on = base.day(label=_("Starts on"), required=False)
    ends_on = base.day(label=_("Ends on"), required=False)
    conditions = base.words(label=_("Conditions"), required=False, rows=2)
    deviation = base.words(
        label=_("Why another measure than the ladder gives"), required=False, rows=3,
        help_text=_("Only if you depart from what the ladder offers here. The parties read it."),
    )  # fmt: skip

    def __init__(self, *args: Any, ladder: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(
            self, "outcome", [(outcome.value, labels.outcome(outcome)) for outcome in Outcome]
        )
        base.offer(self, "rung", [("", _("None")), *ladder])


class Appeal(base.Act):
    """Who asks, on which ground, in their words."""

    party = base.choice(label=_("Who asks?"), choices=[])
    ground = base.choice(label=_("Ground"), choices=[])
    text = base.words(label=_("In their words"), rows=5)

    def __init__(self, *args: Any, letters: Choices, grounds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)
        base.offer(self, "ground", grounds)


class DecideAppeal(Decide):
    """Uphold, vary or overturn; a changed outcome fills the rest."""

    field_order = ("result", "appeal_reasons")
    result = base.choice(label=_("Answer to the appeal"), choices=[])
    appeal_reasons = base.words(label=_("Why"), error_messages=base.REASON, rows=5)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "result", said(labels.APPEAL_RESULTS))
        for name in ("outcome", "summary", "reasons"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """A changed decision has an outcome and reasons."""
        told = super().clean() or {}
        if told.get("result") in {"vary", "overturn"}:
            for name in ("outcome", "reasons"):
                if not told.get(name):
                    self.add_error(name, _("A changed decision says this too."))
        return told
