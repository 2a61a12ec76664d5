"""The parts of the procedure profile, each with its own form; what was typed is never lost."""

from abc import ABCMeta, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from francjeu.kernel.procedure.settings import limits as rules
from francjeu.kernel.procedure.settings.limits import Fault
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.policy import files
from francjeu.policy import words as policy_words
from francjeu.web.policy.settings import words
from francjeu.web.policy.settings.rows import (
    AppealRow,
    ClosureRow,
    DeadlineRow,
    MonthsRow,
    PanelRow,
    Row,
    RuleRow,
    RungRow,
    day_field,
)

_BLANK_STEPS, _BLANK_CLOSURES = 2, 3


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under one legend; the source stands beside the value."""

    legend: str | Promise
    form: Row
    hint: str | Promise = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix, and the field it is in; no anchor when it is about the whole."""

    anchor: str
    words: str
    about: str


class When(forms.Form):
    """From which day a version holds, and why it changes."""

    valid_from = day_field(
        gettext_lazy("Holds from"),
        help_text=gettext_lazy("Today or later. Cases already open keep their values."),
    )
    note = forms.CharField(
        label=gettext_lazy("Why it changes"), max_length=300,
        help_text=gettext_lazy("A resolution, a change of the law: kept in the journal."),
    )  # fmt: skip

    def __init__(self, data: Any, *, on: date, initial: dict[str, Any]) -> None:
        super().__init__(data, initial={"valid_from": on, **initial})
        self._on = on

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if day < self._on:
            raise forms.ValidationError(_("Choose today or a later day: the past stays as it was."))
        return day


class _AbstractForm(DeclarativeFieldsMetaclass, ABCMeta):
    """A form that cannot be made before each of its parts is written."""


class Section(When, metaclass=_AbstractForm):
    """Part of the profile: the rest of it stays as it is."""

    title: str | Promise
    lead: str | Promise
    see = ""  # the page, by its URL name, where the rest of the matter is settled

    def __init__(
        self, data: Any, *, values: dict[str, Any], on: date, initial: dict[str, Any]
    ) -> None:
        super().__init__(data, on=on, initial=initial)
        self._values = values
        self._groups = tuple(self.made(data))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The rows, in the order of the page."""
        return self._groups

    @abstractmethod
    def made(self, data: Any) -> Iterable[Group]:
        """Each row with its legend."""

    @abstractmethod
    def kept(self) -> dict[str, Any]:
        """What this part says, under the keys of the profile."""

    def values(self) -> dict[str, Any]:
        """The whole profile with this part changed."""
        return {"title": _("Procedure profile"), **self._values, **self.kept()}

    def is_valid(self) -> bool:
        forms_ = (super().is_valid(), *(group.form.is_valid() for group in self.groups))
        return all(forms_) and self._holds()

    def _holds(self) -> bool:
        """Ask the rules; say what they refuse where it was typed."""
        try:
            checked = files.check("profile", self.values())
        except files.BadFile as bad:
            for problem in bad.problems:
                self.add_error(None, problem)
            return False
        assert isinstance(checked, files.ProfileFile)  # noqa: S101  a profile was asked for
        faults = rules.faults_of_profile(checked.kernel(), on=self._on)
        for fault in faults:
            self._refuse(fault)
        return not faults

    def _refuse(self, fault: Fault) -> None:
        row = next((g.form for g in self.groups if g.form.where == fault.where), None)
        if row is not None:
            row.refuse(fault.wrong)
            return
        self.add_error(None, words.said(fault))

    @property
    def problems(self) -> list[Problem]:
        """Everything to fix on the page, in order."""
        if not self.is_bound:
            return []
        whole = [Problem("", str(error), "") for error in self.non_field_errors()]
        rows = [(g.legend, g.form) for g in self.groups]
        return whole + [
            Problem(str(field.id_for_label), str(error), f"{legend} {field.label}".strip())
            for legend, form in (*rows, ("", self))
            for field in form
            for error in field.errors
        ]


class Deadlines(Section):
    """How long each step may take."""

    title = gettext_lazy("Deadlines")
    lead = gettext_lazy(
        "How long each step may take. Where the length is empty, pages say « not stated »."
    )

    def made(self, data: Any) -> Iterable[Group]:
        kept = {row["clock"]: row for row in self._values.get("deadlines", [])}
        for clock in Clock:
            form = DeadlineRow(data, prefix=clock.value, kept=kept.get(clock.value))
            yield Group(policy_words.CLOCKS[clock], form)

    def kept(self) -> dict[str, Any]:
        rows = (group.form.value() for group in self.groups if isinstance(group.form, DeadlineRow))
        return {"deadlines": [row for row in rows if row]}


class Ladder(Section):
    """The measures, from the mildest."""

    title = gettext_lazy("Sanctions")
    lead = gettext_lazy(
        "The measures that a committee may choose, by severity and by number of breaches. "
        "No step may be missing."
    )

    def made(self, data: Any) -> Iterable[Group]:
        kept = self._values.get("ladder", [])
        for at in range(len(kept) + _BLANK_STEPS):
            row = kept[at] if at < len(kept) else None
            form = RungRow(data, prefix=f"r{at}", kept=row)
            form.where = row["key"] if row else form.where
            yield Group(_("Step %(n)s") % {"n": at + 1} if row else _("A step to add"), form)

    def kept(self) -> dict[str, Any]:
        rows = [g.form.value() for g in self.groups if isinstance(g.form, RungRow)]
        found = [row for row in rows if row]
        return {"ladder": sorted(_apart(found), key=lambda r: (r["severity"], r["offence"]))}

    def _holds(self) -> bool:
        if self.kept()["ladder"]:
            return super()._holds()
        self.add_error(None, _("A ladder has at least one step."))
        return False


class Closures(Section):
    """The days on which the organisation is closed."""

    title = gettext_lazy("Holidays and closed days")
    lead = gettext_lazy(
        "The public holidays of Quebec are counted already. Add the days on which the "
        "organisation is closed: no deadline in business days runs on them."
    )

    def made(self, data: Any) -> Iterable[Group]:
        kept = self._values.get("closures", [])
        for at in range(len(kept) + _BLANK_CLOSURES):
            row = kept[at] if at < len(kept) else None
            form = ClosureRow(data, prefix=f"c{at}", kept=row)
            legend = _("Closed days") if row else _("Days to add")
            yield Group(legend, form)

    def kept(self) -> dict[str, Any]:
        rows = [g.form.value() for g in self.groups if isinstance(g.form, ClosureRow)]
        return {"closures": sorted((row for row in rows if row), key=lambda row: row["first"])}


class Decision(Section):
    """Who decides, what counts as repeated, how long a case is kept."""

    title = gettext_lazy("Who decides, appeal, keeping")
    lead = gettext_lazy(
        "Who receives reports and who sits on a committee are rights of accounts: see Access."
    )
    see = "accounts:people"

    def made(self, data: Any) -> Iterable[Group]:
        now = self._values
        appeal = now.get("appeal_body") or {}
        body = {"body_fr": appeal.get("fr"), "body_en": appeal.get("en")}
        yield Group(
            _("Who decides an appeal"),
            AppealRow(data, prefix="appeal", kept={**body, "source": now.get("appeal_source")}),
        )
        numbers = {name: now.get(name, 1) for name in PanelRow.NUMBERS}
        kept = {**numbers, "source": now.get("quorum_source")}
        yield Group(_("How many decide together"), PanelRow(data, prefix="panel", kept=kept))
        for key, legend in _RULES.items():
            source = now.get(key)
            kept = {"says": bool(source), "source": source}
            yield Group(legend, RuleRow(data, prefix=key, kept=kept))
        for key, legend in _MONTHS.items():
            kept = {"months": now.get(f"{key}_months"), "source": now.get(f"{key}_source")}
            yield Group(legend, MonthsRow(data, prefix=key, kept=kept))

    def kept(self) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for group in self.groups:
            if isinstance(group.form, (AppealRow, PanelRow, RuleRow, MonthsRow)):
                said |= group.form.value()
        return said


_RULES = {
    "separate_decider": gettext_lazy("Who carries a case does not decide it"),
    "dissent_told": gettext_lazy("Letters give the reasons of who dissents"),
    "reprisal_forbidden": gettext_lazy("Taking revenge for a report is forbidden"),
}
_MONTHS = {
    "recidivism": gettext_lazy("A breach counts as repeated within"),
    "retention": gettext_lazy("A closed case is kept for"),
}
SECTIONS: dict[str, type[Section]] = {
    "delais": Deadlines,
    "decision": Decision,
    "echelle": Ladder,
    "fermetures": Closures,
}


def _apart(rungs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two steps never share a key."""
    taken: set[str] = set()
    for rung in rungs:
        key, number = rung["key"], 2
        while rung["key"] in taken:
            rung["key"] = f"{key}_{number}"
            number += 1
        taken.add(rung["key"])
    return rungs
