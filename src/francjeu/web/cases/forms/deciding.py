"""Findings, the decision, its appeal."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.cases.labels import decision as decision_labels
from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.cases.labels import qualifying as qualifying_labels
from francjeu.kernel.procedure.decision.ruling import Outcome
from francjeu.kernel.procedure.measures.measure import AGGRAVATING, MITIGATING, Factor
from francjeu.kernel.procedure.panel.voting import Position
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.hearing import said

Choices = Iterable[tuple[str, Any]]
RESULTS = [
    ("established", _("Established")),
    ("not_established", _("Not established")),
    ("not_applicable", _("Not applicable")),
]


SAMPLE = ("sample_first", "sample_last", "sample_seen", "sample_hostile", "share")


class Find(base.Act):
    """One element: what is found, on which pieces, why. `seen` is the finding that was read."""

    result = base.choice(label=_("Finding"), choices=RESULTS)
    exhibits = forms.TypedMultipleChoiceField(
        label=_("Pieces relied on"), required=False, coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    why_enough = base.words(
        label=_("Why the description was enough to answer"), required=False, rows=3,
        help_text=_(
            "If you rely on a piece of which the person knows a description or a summary alone: "
            "did it say who, when, and what was alleged? The parties read it in the decision."
        ),
    )  # fmt: skip
    quote = base.words(
        label=_("Words quoted"), required=False, rows=2,
        help_text=_("Exactly as published. They stay in the file and leave in no letter."),
    )  # fmt: skip
    sample_first = base.day(label=_("Looked at, from"), required=False)
    sample_last = base.day(label=_("Looked at, to"), required=False)
    sample_seen = base.number(label=_("Items seen"))
    sample_hostile = base.number(
        label=_("Hostile items among them"),
        help_text=_("A count, never a threshold: your reasons say why it is devoted to that."),
    )
    share = base.choice(label=_("How much of it is hostile?"), choices=[], required=False)
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=5)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, exhibits: Choices, in_part: bool = False, devoted: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        base.offer(self, "exhibits", exhibits)
        if not in_part:
            del self.fields["why_enough"]
        base.offer(self, "share", said(qualifying_labels.SHARES))
        if not devoted:
            for name in SAMPLE:
                del self.fields[name]


def weights() -> list[tuple[str, str]]:
    """What mitigates, then what aggravates."""
    words = {key.value: labels.word(measure_labels.FACTORS, key.value) for key in Factor}
    mitigates = [(f.value, _("%(factor)s — mitigates")) for f in MITIGATING]
    aggravates = [(f.value, _("%(factor)s — aggravates")) for f in AGGRAVATING]
    return [(key, template % {"factor": words[key]}) for key, template in mitigates + aggravates]


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
    count = base.choice(label=_("How is it counted?"), choices=[], required=False)
    # “matches” would hide the method of the same name of the page’s form
    games = base.number(label=_("Number of games"))
    probation_until = base.day(label=_("Probation until"), required=False)
    factors = forms.MultipleChoiceField(
        label=_("What weighs on the measure"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("On the measure only, never on a finding. The parties read it."),
    )  # fmt: skip
    conditions = base.words(label=_("Conditions"), required=False, rows=2)
    deviation = base.words(
        label=_("Why another measure than the ladder gives"), required=False, rows=3,
        help_text=_("Only if you depart from what the ladder offers here. The parties read it."),
    )  # fmt: skip

    reprisal = base.words(
        label=_("Why this decision is not a reprisal"), required=False, rows=2,
        help_text=_("Someone answered that a reprisal was possible."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, ladder: Any, possible_reprisal: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "count", [("", _("Not counted")), *said(measure_labels.COUNTS)])
        base.offer(self, "factors", weights())
        if not possible_reprisal:
            del self.fields["reprisal"]
        base.offer(
            self,
            "outcome",
            [(outcome.value, decision_labels.outcome(outcome)) for outcome in Outcome],
        )
        base.offer(self, "rung", [("", pgettext_lazy("piece or measure", "None")), *ladder])


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
        base.offer(self, "result", said(decision_labels.APPEAL_RESULTS))
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


class Over(base.Act):
    """Which draft was before the panel when this one was written; none is 0."""

    over = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean_over(self) -> int:
        """The number of the draft that is changed."""
        return self.cleaned_data["over"] or 0


class Propose(Decide, Over):
    """A decision as a member would sign it, put before the panel."""


class ProposeAnswer(DecideAppeal, Over):
    """An answer to the appeal, put before the panel."""


class ProposeLate(Over):
    """Too late: the panel would refuse the request, with reasons."""

    appeal_reasons = base.words(label=_("Why"), error_messages=base.REASON, rows=5)


class Vote(base.Act):
    """One member’s vote on the draft that was read."""

    draft = forms.IntegerField(widget=forms.HiddenInput)
    position = base.choice(
        label=_("Your vote"),
        choices=[
            (Position.CONCURS.value, _("I agree with this draft")),
            (Position.DISSENTS.value, _("I dissent")),
        ],
    )
    reasons = base.words(
        label=_("Why you dissent"), required=False, rows=5,
        help_text=_("Only if you dissent. Your reasons stay in the file under your name."),
    )  # fmt: skip
