"""Opening a case, and preparing it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases.labels import qualifying as qualifying_labels
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.hearing import said

Choices = Iterable[tuple[str, Any]]


class Open(forms.Form):
    """A neutral title, the days of the act, the reports that join."""

    title = forms.CharField(
        label=_("Title"), max_length=120, error_messages=base.WORDS,
        help_text=_("Neutral words: never a name, never a quotation."),
    )  # fmt: skip
    first_act_on = base.day(
        label=_("First day of the act"), help_text=_("It says which version of the policy applies.")
    )
    last_act_on = base.day(label=_("Last day"), required=False)
    description = base.words(
        label=_("What is reported"), required=False,
        help_text=_("In words, without copying the content. It will be proposed for the notice."),
    )  # fmt: skip
    reports = forms.MultipleChoiceField(
        label=_("Reports that join this case"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Each reporter keeps their own thread and is told that a case is open."),
    )  # fmt: skip
    about = base.choice(
        label=_("Does it concern someone who receives cases?"), initial="nobody",
        choices=[
            ("nobody", _("No")),
            ("director", _("Yes, the management — The chair follows the case.")),
            ("chair", _("Yes, the chair — The case managers follow the case.")),
        ],
        help_text=_("Who is concerned does not even learn that the case exists."),
    )  # fmt: skip

    def __init__(self, *args: Any, joinable: Choices, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        base.offer(self, "reports", joinable)

    def clean_first_act_on(self) -> date:
        """A day that came."""
        return self._came(self.cleaned_data["first_act_on"])

    def clean_last_act_on(self) -> date | None:
        """A day that came, not before the first."""
        last: date | None = self.cleaned_data["last_act_on"]
        if last is None:
            return None
        first = self.cleaned_data.get("first_act_on")
        if first and last < first:
            raise forms.ValidationError(_("The last day comes before the first."))
        return self._came(last)

    def _came(self, day: date) -> date:
        if day > self.today:
            raise forms.ValidationError(_("This date is still to come. Check the day and month."))
        return day


class Allege(base.Act):
    """Clauses of the version of the day of the act."""

    clauses = forms.MultipleChoiceField(
        label=_("Clauses"), widget=forms.CheckboxSelectMultiple, error_messages=base.CHOOSE
    )

    def __init__(self, *args: Any, clauses: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "clauses", clauses)


NONE = "none"


class Join(base.Act):
    """Reports that came since on the same facts."""

    reports = forms.MultipleChoiceField(
        label=_("Reports that join this case"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=base.CHOOSE,
    )

    also = forms.MultipleChoiceField(
        label=_("Other cases of the same matter"),
        widget=forms.CheckboxSelectMultiple,
        error_messages=base.CHOOSE,
        help_text=_(
            "Each is about another person. A report belongs there only if it tells something of "
            "that person. When you come from a report, the cases that hold the same content are "
            "ticked. You can join it to another one later."
        ),
    )

    def __init__(self, *args: Any, reports: Choices, beside: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "reports", reports)
        if listed := list(beside):
            none = _("None — What is reported is about the person of this case alone.")
            base.offer(self, "also", [*listed, (NONE, none)])
        else:
            del self.fields["also"]

    def clean_also(self) -> list[str]:
        """The cases ticked; “none” goes with no other answer."""
        chosen: list[str] = self.cleaned_data["also"]
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("Tick “None” or the other cases, not both."))
        return [ref for ref in chosen if ref != NONE]


ROLES = [
    ("respondent", _("Person concerned — What is alleged is about them.")),
    ("impacted", _("Person targeted — The content is about them.")),
    ("complainant", _("Complainant — Identified, and wishes to be a party.")),
    ("witness", _("Witness")),
    ("representative", _("Representative — A parent, a guardian or a chosen adult.")),
    ("support", _("Support person")),
]


class Party(base.Act):
    """Someone: of the register, or described by the least that is needed."""

    role = base.choice(label=_("In which quality?"), choices=ROLES)
    person = base.choice(label=_("Found in the register"), choices=[], required=False)
    name = forms.CharField(
        label=_("Name"), required=False, max_length=200,
        help_text=_("If the person is not in the register. “Unknown account” is an answer."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False,
        help_text=_(
            "Without an address, letters wait to be printed and handed over. Under 14, they always "
            "go on paper, through the adult who speaks for the child."
        ),
        error_messages={
            "invalid": _("Write an address like name@example.ca, or leave it empty.")
        },
    )  # fmt: skip
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    birth_year = forms.IntegerField(
        label=_("Birth year"), required=False, min_value=1900, max_value=2100,
        help_text=_("It opens the door of their file, and tells who is a minor."),
    )  # fmt: skip
    institution = forms.ChoiceField(label=_("School or place"), choices=[], required=False)
    subject = base.choice(
        label=_("A person, a team, a school?"), initial="person",
        choices=[
            ("person", _("A person")),
            ("team", _("A team — Someone who answers for it is then named.")),
            ("institution", _("A school or an institution — Someone who answers for it too.")),
        ],
    )  # fmt: skip
    team = forms.CharField(
        label=_("Name of the team"), required=False, max_length=200,
        help_text=_("As written in the register, for the school chosen above."),
    )  # fmt: skip
    part = base.choice(
        label=_("What did they do with the content?"), choices=[], required=False,
        help_text=_("For the person concerned. Who only followed is added for a stated reason."),
    )  # fmt: skip
    relation = forms.CharField(
        label=_("Link with the organisation"), required=False, max_length=200,
        help_text=_("In words, for example: mother of a student-athlete."),
    )  # fmt: skip
    language = base.choice(
        label=_("Language of the letters"), initial="fr",
        choices=[("fr", _("French")), ("en", _("English"))],
    )  # fmt: skip
    speaks_for = forms.ChoiceField(label=_("Speaks for"), choices=[], required=False)

    reason = base.words(
        label=_("How do you know?"), required=False, rows=2,
        help_text=_(
            "Asked when the author is named once the case is under way, or when someone only "
            "followed; it is kept."
        ),
    )  # fmt: skip

    def __init__(
        self, *args: Any, found: Choices, places: Choices, letters: Choices, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "person", found)
        base.offer(self, "part", [("", _("Not told")), *said(qualifying_labels.PARTS)])
        nowhere, nobody = ("", _("Not told")), ("", _("Nobody"))
        base.offer(self, "institution", [nowhere, *places])
        base.offer(self, "speaks_for", [nobody, *letters])

    def clean(self) -> dict[str, Any]:
        """A person of the register or a name; who represents says whom."""
        told = super().clean() or {}
        collective = told.get("subject") in {"team", "institution"}
        if collective and not told.get("institution"):
            self.add_error("institution", _("Choose the school or the institution."))
        if told.get("subject") == "team" and not told.get("team"):
            self.add_error("team", _("Write the name of the team."))
        if not collective and not told.get("person") and not told.get("name"):
            self.add_error("name", _("Write a name, or find the person in the register."))
        if told.get("role") == "representative" and not told.get("speaks_for"):
            self.add_error("speaks_for", _("Say for whom this person speaks."))
        return told
