"""What is asked about a person, a role, a bond, a place, and a list."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from francjeu.kernel import belonging
from francjeu.people import words
from francjeu.people.operations.persons import Details
from francjeu.people.roster.dates import Order
from francjeu.people.roster.matching import Bulk

LANGUAGES = [("fr", "Français"), ("en", "English")]
ROLES = [("", _("Choose")), *((role, words.ROLES[role]) for role in belonging.Role)]
BANDS = [("", _("Not known")), *words.BANDS.items()]


def day(**options: Any) -> forms.DateField:
    """A day, with the browser's own calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **options)


class Search(forms.Form):
    """Words of a name, a role and a place."""

    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    role = forms.ChoiceField(
        label=_("Role today"), required=False, choices=[("", _("All")), *ROLES[1:]]
    )
    lieu = forms.ChoiceField(label=_("Institution"), required=False)

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lieu"] = _institutions(places, empty=_("All"))


def _institutions(places: Iterable[tuple[str, str]], *, empty: Any, required: bool = False) -> Any:
    choices = [("", empty), *places]
    return forms.ChoiceField(label=_("Institution"), required=required, choices=choices)


class Person(forms.Form):
    """The least that is needed: no birth date, no address, no account name."""

    given_name = forms.CharField(label=_("Given name"), max_length=100)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    birth_year = forms.IntegerField(
        label=_("Birth year"),
        required=False,
        min_value=1900,
        help_text=_("Only the year. It tells who is a minor, and who speaks for them."),
    )
    age_band = forms.ChoiceField(
        label=_("Or age group"), required=False, choices=BANDS, widget=forms.RadioSelect
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("To write to this person or their parent.")
    )
    phone = forms.CharField(label=_("Phone"), required=False, max_length=40)
    language = forms.ChoiceField(
        label=_("Language"), choices=LANGUAGES, widget=forms.RadioSelect, initial="fr"
    )

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > timezone.localdate().year:
            raise forms.ValidationError(_("This year is still to come. Check it."))
        return year

    @property
    def details(self) -> Details:
        """What was typed, as the register keeps it."""
        return Details(**{name: self.cleaned_data[name] for name in Details.__slots__})


class RoleHeld(forms.Form):
    """A role, where and when."""

    role = forms.ChoiceField(label=_("Role"), choices=ROLES)
    team = forms.CharField(
        label=_("Team"),
        required=False,
        max_length=200,
        help_text=_("As the institution names it. Added if it is new."),
    )
    season = forms.CharField(
        label=_("Season"), required=False, max_length=20, help_text=_("For example 2026-2027.")
    )
    starts_on = day(label=_("Since"))
    ends_on = day(label=_("Last day"), required=False, help_text=_("Empty: still held."))
    field_order = ("role", "institution", "team", "season", "starts_on", "ends_on")

    def __init__(self, *args: Any, places: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["institution"] = _institutions(places, empty=_("None"))
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("team") and not cleaned.get("institution"):
            self.add_error("institution", _("Choose the institution of this team."))
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day comes before the first. Check both."))
        return cleaned


class LastDay(forms.Form):
    """The day something ends."""

    on = day(label=_("Last day"))


class Guardian(forms.Form):
    """Who speaks for a young person, and as what."""

    kind = forms.ChoiceField(
        label=_("As what?"), choices=[*words.GUARDIANS.items()], widget=forms.RadioSelect
    )
    starts_on = day(label=_("Since"))

    def __init__(self, *args: Any, adults: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adult"] = forms.ChoiceField(
            label=_("Who?"), choices=[*adults], widget=forms.RadioSelect
        )
        self.order_fields(["adult", "kind", "starts_on"])


class Institution(forms.Form):
    """A school, a college, a club, and whom to write to there."""

    name = forms.CharField(label=_("Name"), max_length=200)
    city = forms.CharField(label=_("City"), required=False, max_length=100)
    contact_name = forms.CharField(
        label=_("Who looks after sports there?"), required=False, max_length=200
    )
    contact_email = forms.EmailField(label=_("Their e-mail"), required=False)


class Team(forms.Form):
    """A team of an institution, for one season."""

    name = forms.CharField(label=_("Name of the team"), max_length=200)
    season = forms.CharField(
        label=_("Season"), required=False, max_length=20, help_text=_("For example 2026-2027.")
    )


class File(forms.Form):
    """A list from another program."""

    file = forms.FileField(
        label=_("List in CSV"),
        help_text=_(
            "Columns: given name, family name, role, institution, team, season, birth year, start, "
            "end, e-mail. French or English titles."
        ),
    )


class Rules(forms.Form):
    """What holds for the whole list, and the questions that can be answered at once."""

    role = forms.ChoiceField(label=_("Role, where none is written"), required=False, choices=ROLES)
    starts_on = day(label=_("Start, where none is written"), required=False)
    ends_on = day(label=_("End, where none is written"), required=False)
    order = forms.ChoiceField(
        label=_("In this list, 03/04/2026 means"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(Order.DAY_FIRST, _("3 April 2026")), (Order.MONTH_FIRST, _("4 March 2026"))],
    )
    bulk = forms.ChoiceField(
        label=_("For every question below that you leave open"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("I answer one by one")),
            (Bulk.SAME, _("Same names and same birth year — it is the same person.")),
            (Bulk.SKIP, _("Leave them out — I will add them by hand.")),
        ],
    )


class Day(forms.Form):
    """The day the question is about: the day of the act, rarely today."""

    jour = day(label=_("On which day?"))
