"""What a person types to ask for time, name an adult, answer a call, or bring a piece."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from francjeu.evidence import words as evidence
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.figures import MEGABYTE
from francjeu.plumbing.uploads import Received
from francjeu.web.parties.forms import Words
from francjeu.web.shell import dates

WORDS = {"required": _("Write at least a few words.")}


class Time(forms.Form):
    """More time: until which day, and why."""

    until = forms.DateField(
        label=_("Until which day?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose a day."), "invalid": _("Write a date like 2026-11-22."),
        },
        validators=[dates.has_calendar],
    )  # fmt: skip
    reason = Words(
        label=_("Why do you need it?"), rows=3, error_messages=WORDS,
        help_text=_("One sentence is enough. For example: an exam, an illness, a witness away."),
    )  # fmt: skip


class Challenge(forms.Form):
    """Whom to replace, and why."""

    member = forms.ChoiceField(
        label=_("Who should not decide?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose a person."), "invalid_choice": _("Choose a person.")},
    )  # fmt: skip
    reasons = Words(
        label=_("Why?"), rows=3, error_messages=WORDS,
        help_text=_("How do you know them? For example: a coach, an uncle, a quarrel."),
    )  # fmt: skip

    def __init__(self, *args: Any, members: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        member = self.fields["member"]
        if isinstance(member, forms.ChoiceField):
            member.choices = members


class Adult(forms.Form):
    """The adult who comes along."""

    name = forms.CharField(
        label=_("Their name"), max_length=200, required=False,
        help_text=_("A parent, a teacher, a coach, any adult you trust. Empty: nobody."),
    )  # fmt: skip
    relation = forms.CharField(
        label=_("Who are they for you?"), max_length=200, required=False,
        help_text=_("For example: my mother, my teacher."),
    )  # fmt: skip
    reach = forms.CharField(
        label=_("How to reach them"), max_length=200, required=False,
        help_text=_("Only if you want us to. A phone number or an e-mail."),
    )  # fmt: skip


class Reply(forms.Form):
    """Will you be there?"""

    answer = forms.ChoiceField(
        label=_("Your answer"), widget=forms.RadioSelect,
        choices=[
            ("comes", _("I will be there")),
            ("other_time", _("I need another time")),
            ("gives_up", _("I would rather not meet — It is not a confession.")),
        ],
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    words = Words(
        label=_("Something to tell us?"),
        rows=3,
        required=False,
        help_text=_("Another time that suits you, a need, a fear."),
    )

    def clean(self) -> dict[str, Any]:
        """Another time says when."""
        said = super().clean() or {}
        if said.get("answer") == "other_time" and not said.get("words", "").strip():
            self.add_error("words", _("Say when you could come."))
        return said


class Minutes(forms.Form):
    """Are the notes faithful?"""

    faithful = forms.ChoiceField(
        label=_("Is it what was said?"), widget=forms.RadioSelect,
        choices=[
            ("yes", _("Yes, it is faithful")),
            ("no", _("No, or not quite: here is what to correct")),
        ],
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    remarks = Words(
        label=_("Your remarks"),
        rows=5,
        required=False,
        help_text=_("They are kept beside the notes, exactly as you write them."),
    )

    def clean(self) -> dict[str, Any]:
        """What is not faithful is said."""
        said = super().clean() or {}
        if said.get("faithful") == "no" and not said.get("remarks", "").strip():
            self.add_error("remarks", _("Write what should be corrected."))
        return said


class Contest(forms.Form):
    """What the person says against an interim measure, in their own words."""

    reasons = Words(
        label=_("Why do you disagree?"), rows=6, error_messages=WORDS,
        help_text=_(
            "What is not right, what it takes from you, what would be enough. For example: the "
            "group tells the practice times."
        ),
    )  # fmt: skip


class Gate(forms.Form):
    """The question that comes before any file."""

    image = forms.ChoiceField(
        label=_("Does it show someone under 18, naked or in an intimate situation?"),
        widget=forms.RadioSelect,
        choices=[
            ("no", _("No")),
            ("yes", _("Yes")),
            ("unsure", _("I don’t know — We act as if it were yes.")),
        ],
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip


class Piece(forms.Form):
    """A file, what it shows, and how it came to you; only after a *no*."""

    image = forms.CharField(widget=forms.HiddenInput, required=False)
    file = forms.FileField(
        label=_("Your image or file"),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("This file is empty. Choose it again, or describe it in words."),
        },
    )  # fmt: skip
    obtained = forms.ChoiceField(
        label=_("How did you get it?"), widget=forms.RadioSelect,
        choices=[
            (Access.RECIPIENT.value, _("I received it or I wrote it")),
            (Access.MEMBER.value, _("I am in the group")),
            (Access.PUBLIC.value, _("Everybody can see it")),
            (Access.SHOWN.value, _("Someone showed it to me")),
            (Access.OTHER.value, _("Another way")),
        ],
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    description = Words(
        label=_("What does it show?"), rows=2, error_messages=WORDS,
        help_text=_("In your own words: when, where, why it matters."),
    )  # fmt: skip

    def clean_image(self) -> str:
        """A file comes in only after a *no*."""
        told: str = self.cleaned_data["image"]
        if told != "no":
            raise forms.ValidationError(_("Files are closed here. Describe it in words."))
        return told

    def clean_file(self) -> Received:
        """A file within the bound, that could be kept while it came in."""
        sent: Received = self.cleaned_data["file"]
        name = {"name": sent.name or "", "limit": settings.FRANCJEU.upload_limit // MEGABYTE}
        if sent.is_too_large:
            raise forms.ValidationError(evidence.TOO_LARGE % name)
        if sent.is_unkept:
            raise forms.ValidationError(evidence.STORE_FULL % name)
        return sent
