"""One row of settings as typed: a value, its source, the day someone checked it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from francjeu.kernel.procedure.settings import profile
from francjeu.kernel.procedure.settings.limits import Wrong
from francjeu.web.policy.settings import words

Form = forms.Form
LONGEST_CLOSURE = 60


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day, typed or picked."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **options)


def number_field(label: Any, **options: Any) -> forms.IntegerField:
    """A whole number; the bounds are the rules of the settings, said in words."""
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, widget=widget, **options)


class Row(Form):
    """What every value carries. `where` is the key by which the rules name it."""

    FAULTY: dict[Wrong, str] = {}

    source = forms.CharField(
        label=gettext_lazy("Source"), max_length=300, required=False,
        help_text=gettext_lazy("A law, a rule, a resolution: where the value comes from."),
    )  # fmt: skip
    checked_on = day_field(gettext_lazy("Checked on"), required=False)

    def __init__(self, data: Any, *, prefix: str, kept: dict[str, Any] | None = None) -> None:
        self.kept = kept or {}
        source = self.kept.get("source") or {}
        start = {"source": source.get("text"), "checked_on": source.get("checked_on")}
        super().__init__(data, prefix=prefix, initial={**self.started(), **start})
        self.where = prefix

    def started(self) -> dict[str, Any]:
        """What the row shows first."""
        return self.kept

    def is_stated(self) -> bool:
        """True when the row says something; one that says nothing needs no source."""
        return not self.cleaned_data.get("remove", False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.is_stated():
            self.demand("source", _("Write where this value comes from."))
            self.demand("checked_on", _("Write the day on which it was checked."))
            if len(values.get("source") or "xxx") < 3:
                self.add_error("source", _("Write the source in words."))
        return values

    def demand(self, name: str, why: str) -> None:
        """Refuse an empty field which already has no other error."""
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, why)

    def origin(self) -> dict[str, Any]:
        """The source as kept."""
        values = self.cleaned_data
        return {"text": values["source"].strip(), "checked_on": str(values["checked_on"])}

    def refuse(self, wrong: Wrong) -> None:
        """Say in words what the rules refuse, at the field in question."""
        name = "checked_on" if wrong is Wrong.CHECKED_LATER else self.FAULTY.get(wrong)
        self.add_error(name, str(words.WRONG[wrong]))


class DeadlineRow(Row):
    """One deadline; without a length, the profile does not state it."""

    FAULTY = {Wrong.NO_TIME: "amount", Wrong.TOO_LONG: "amount"}

    amount = number_field(gettext_lazy("Length"), required=False)
    unit = forms.ChoiceField(
        label=gettext_lazy("Counted in"), choices=lambda: list(words.UNITS.items())
    )
    field_order = ("amount", "unit", "source", "checked_on")

    def started(self) -> dict[str, Any]:
        return {"unit": profile.Unit.CALENDAR_DAYS.value, **self.kept}

    def is_stated(self) -> bool:
        return self.cleaned_data.get("amount") is not None

    def value(self) -> dict[str, Any] | None:
        """The deadline as kept, or None."""
        if not self.is_stated():
            return None
        values = self.cleaned_data
        return {
            "clock": self.where, "amount": values["amount"], "unit": values["unit"],
            "source": self.origin(),
        }  # fmt: skip


class RungRow(Row):
    """One step of the ladder."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Measure"), required=False,
        choices=lambda: [("", "—"), *((k, words.MEASURES[k]) for k in profile.MEASURES)],
    )  # fmt: skip
    label_fr = forms.CharField(label=gettext_lazy("In French"), max_length=200, required=False)
    label_en = forms.CharField(label=gettext_lazy("In English"), max_length=200, required=False)
    severity = forms.TypedChoiceField(
        label=gettext_lazy("Severity"), choices=[(n, n) for n in range(1, 4)], coerce=int
    )
    offence = forms.TypedChoiceField(
        label=gettext_lazy("From which breach on"), choices=[(n, n) for n in range(1, 6)],
        coerce=int,
    )  # fmt: skip
    remove = forms.BooleanField(label=gettext_lazy("Take this step out"), required=False)
    field_order = (
        "kind", "label_fr", "label_en", "severity", "offence", "source", "checked_on", "remove",
    )  # fmt: skip

    def started(self) -> dict[str, Any]:
        labels = self.kept.get("labels", {})
        return {**self.kept, "label_fr": labels.get("fr"), "label_en": labels.get("en")}

    def is_stated(self) -> bool:
        return bool(self.cleaned_data.get("kind")) and not self.cleaned_data.get("remove")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.is_stated():
            self.demand("label_fr", _("Write the measure in French."))
            self.demand("label_en", _("Write the measure in English."))
        elif values.get("label_fr") and not values.get("remove"):
            self.add_error("kind", _("Choose a measure."))
        return values

    def value(self) -> dict[str, Any] | None:
        """The step as kept, or None; a step keeps its key, which decisions name."""
        if not self.is_stated():
            return None
        values = self.cleaned_data
        key = f"s{values['severity']}_o{values['offence']}_{values['kind']}"
        return {
            "key": self.kept.get("key") or key, "kind": values["kind"],
            "labels": {"fr": values["label_fr"], "en": values["label_en"]},
            "severity": values["severity"], "offence": values["offence"], "source": self.origin(),
        }  # fmt: skip


class ClosureRow(Row):
    """Days on which the organisation is closed."""

    FAULTY = {Wrong.NO_CALENDAR: "first"}

    first = day_field(gettext_lazy("First day"), required=False)
    last = day_field(gettext_lazy("Last day"), required=False)
    remove = forms.BooleanField(label=gettext_lazy("Take these days out"), required=False)
    field_order = ("first", "last", "source", "checked_on", "remove")

    def is_stated(self) -> bool:
        values = self.cleaned_data
        return bool(values.get("first") or values.get("last")) and not values.get("remove")

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not self.is_stated():
            return values
        self.demand("first", _("Write the first day."))
        self.demand("last", _("Write the last day."))
        first, last = values.get("first"), values.get("last")
        if first and last and not 0 <= (last - first).days <= LONGEST_CLOSURE:
            self.add_error("last", _("The last day comes after the first, within sixty days."))
        return values

    def value(self) -> dict[str, Any] | None:
        """The closure as kept, or None."""
        if not self.is_stated():
            return None
        first, last = self.cleaned_data["first"], self.cleaned_data["last"]
        self.where = first.isoformat()
        return {"first": str(first), "last": str(last), "source": self.origin()}


class MonthsRow(Row):
    """A number of months; none means that nothing is stated."""

    FAULTY = {Wrong.MONTHS: "months", Wrong.ERASED_TOO_SOON: "months"}

    months = number_field(gettext_lazy("Months"), required=False)
    field_order = ("months", "source", "checked_on")

    def is_stated(self) -> bool:
        return self.cleaned_data.get("months") is not None

    def value(self) -> dict[str, Any]:
        """The months and their source, under the keys of the profile."""
        stated = self.is_stated()
        return {
            f"{self.where}_months": self.cleaned_data["months"] if stated else None,
            f"{self.where}_source": self.origin() if stated else None,
        }  # fmt: skip


class RuleRow(Row):
    """A rule which the organisation follows, or not."""

    says = forms.BooleanField(label=pgettext_lazy("rule", "Yes"), required=False)
    field_order = ("says", "source", "checked_on")

    def is_stated(self) -> bool:
        return bool(self.cleaned_data.get("says"))

    def value(self) -> dict[str, Any]:
        """The source of the rule, under its key; none when it is not followed."""
        return {self.where: self.origin() if self.is_stated() else None}


class PanelRow(Row):
    """How many sit in each panel, and how many of them must vote; empty is one person."""

    FAULTY = {Wrong.QUORUM: "quorum"}
    NUMBERS = ("panel", "quorum", "appeal_panel", "appeal_quorum")

    panel = number_field(
        gettext_lazy("Members of the first panel"), required=False, min_value=1, max_value=9,
        help_text=gettext_lazy("With more than one, they vote and the majority decides."),
    )  # fmt: skip
    quorum = number_field(
        gettext_lazy("Its quorum"), required=False, min_value=1, max_value=9,
        help_text=gettext_lazy("How many of them must have voted."),
    )  # fmt: skip
    appeal_panel = number_field(
        gettext_lazy("Members of the appeal panel"), required=False, min_value=1, max_value=9
    )
    appeal_quorum = number_field(
        gettext_lazy("Its quorum"), required=False, min_value=1, max_value=9
    )
    field_order = (*NUMBERS, "source", "checked_on")

    def is_stated(self) -> bool:
        return any((self.cleaned_data.get(name) or 1) > 1 for name in self.NUMBERS)

    def value(self) -> dict[str, Any]:
        """The numbers and their source, under the keys of the profile."""
        numbers = {name: self.cleaned_data.get(name) or 1 for name in self.NUMBERS}
        return {**numbers, "quorum_source": self.origin() if self.has_source() else None}

    def has_source(self) -> bool:
        """True when both parts of a source were given, even for one person."""
        return bool(self.cleaned_data.get("source") and self.cleaned_data.get("checked_on"))


class AppealRow(Row):
    """Who decides an appeal."""

    body_fr = forms.CharField(label=gettext_lazy("In French"), max_length=200, required=False)
    body_en = forms.CharField(label=gettext_lazy("In English"), max_length=200, required=False)
    field_order = ("body_fr", "body_en", "source", "checked_on")

    def is_stated(self) -> bool:
        return bool(self.cleaned_data.get("body_fr") or self.cleaned_data.get("body_en"))

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if self.is_stated():
            self.demand("body_fr", _("Write it in French too."))
            self.demand("body_en", _("Write it in English too."))
        return values

    def value(self) -> dict[str, Any]:
        """The body and its source, under the keys of the profile."""
        values = self.cleaned_data
        body = {"fr": values["body_fr"], "en": values["body_en"]} if self.is_stated() else None
        return {"appeal_body": body, "appeal_source": self.origin() if body else None}


def checked(source: dict[str, Any] | None) -> date | None:
    """The day kept with a source."""
    day = (source or {}).get("checked_on")
    return date.fromisoformat(day) if day else None
