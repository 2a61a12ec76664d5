"""The nine steps as forms: each knows its question, and what it adds to what was told."""

import re
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake import content
from francjeu.kernel.procedure.intake.report import About, Answer, Band, Impacted, Place, Tag
from francjeu.kernel.procedure.intake.telling import WHAT_LONGEST, Telling
from francjeu.plumbing.figures import grouped
from francjeu.reports import words
from francjeu.web.reports.forms.fields import Choice, enum, text


class Step(forms.Form):
    """One question. `title` is the page's h1; `names` are the fields it writes in the telling."""

    title: ClassVar[str | Promise] = ""
    skips: ClassVar[bool] = True
    names: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def initial_of(cls, told: Telling) -> dict[str, Any]:
        """What was already answered."""
        return {name: getattr(told, name) for name in cls.names}

    def added_to(self, told: Telling) -> Telling:
        """The telling with the answers that are understood; the others stay as they were."""
        given = {n: self.read(n) for n in self.names if n in self.cleaned_data}
        return replace(told, **given)

    def read(self, name: str) -> Any:
        """One answer as the kernel knows it."""
        return self.cleaned_data[name]


class Danger(Step):
    """1. Asked first, required."""

    title = _("Is anyone in danger right now?")
    skips = False
    names = ("danger",)
    danger = Choice(words.ANSWERS, required=True, label=title, stop=("yes",))

    def read(self, name: str) -> Any:
        return enum(Answer, self.cleaned_data[name])


class Whom(Step):
    """2. Who it happened to."""

    title = _("Who did it happen to?")
    names = ("impacted",)
    impacted = Choice(words.IMPACTED, label=title)

    def read(self, name: str) -> Any:
        return enum(Impacted, self.cleaned_data[name])


class Where(Step):
    """3. Which platform; the list is open."""

    title = _("Where did it happen?")
    names = ("place", "place_words")
    place = Choice(words.PLACES, label=title)
    place_words = text(_("If elsewhere, where?"))

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return enum(Place, value) if name == "place" else value


class Gate(Step):
    """4. Before any file: the question on intimate images, required (mission 2.8)."""

    title = _("Is there an intimate image?")
    skips = False
    names = ("gate",)
    gate = Choice(
        words.GATE,
        required=True,
        label=title,
        stop=("yes", "unsure"),
        help_text=_(
            "An intimate image shows a person who is naked or almost naked, private parts, or a "
            "sexual act. A fake image (edited, AI) counts too."
        ),
    )

    def read(self, name: str) -> Any:
        return enum(Answer, self.cleaned_data[name])


class What(Step):
    """5. What happened, in words, required."""

    title = _("What happened?")
    skips = False
    names = ("what", "tags", "happened_on")
    what = forms.CharField(
        label=title,
        help_text=_(
            "In your own words. Who did what, when, in front of whom? One or two sentences are "
            "enough."
        ),
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write at least a few words about what happened.")},
    )
    tags = forms.MultipleChoiceField(
        label=_("If it helps, choose"),
        choices=[(tag.value, text) for tag, text in words.TAGS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    happened_on = forms.DateField(
        label=_("When?"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write the date like 2026-11-22, or leave it empty.")},
    )

    def clean_what(self) -> str:
        text: str = self.cleaned_data["what"]
        over = len(text) - WHAT_LONGEST
        if over > 0:
            raise forms.ValidationError(
                ngettext(
                    "%(n)s character too many. Keep the main points; you can add more with your "
                    "code.",
                    "%(n)s characters too many. Keep the main points; you can add more with your "
                    "code.",
                    over,
                )
                % {"n": grouped(over)}
            )
        return text

    def clean_happened_on(self) -> date | None:
        day: date | None = self.cleaned_data["happened_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(
                _now("This date is still to come. Check the day and month.")
            )
        return day

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return tuple(Tag(tag) for tag in value) if name == "tags" else value


class Found(Step):
    """6, after a plain *no*: a link, a file, and how the content was obtained."""

    title = _("Do you have a link or a screenshot?")
    names = ("link", "where", "obtained")
    link = forms.CharField(
        label=_("The link"),
        required=False,
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    where = text(_("Or the place, in words"))
    obtained = Choice(words.OBTAINED, label=_("How did you get this content?"))
    file = forms.FileField(
        label=_("A file"),
        required=False,
        help_text=_("Photo, video, PDF or screenshot."),
        allow_empty_file=True,
    )

    def clean_link(self) -> str:
        text: str = self.cleaned_data["link"]
        if text and not content.found_in(text):
            try:
                content.read(text)
            except content.BrokenLink:
                raise forms.ValidationError(
                    _now(
                        "This link looks incomplete. Paste all of it, or describe the place in "
                        "words."
                    )
                ) from None
        return text

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return enum(Access, value) if name == "obtained" else value


class InWords(Step):
    """6, behind the gate: words only, for a restricted table. No upload control exists here."""

    title = _("Where is the image?")
    names = ("location", "obtained")
    location = text(
        title,
        rows=4,
        longest=5000,
        help_text=_(
            "In words only. Platform, account name, date. These lines go into a protected field."
        ),
    )
    obtained = Choice(words.OBTAINED, label=_("How did you get this content?"))

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return enum(Access, value) if name == "obtained" else value


class Who(Step):
    """7. Who did it, and whether it concerns someone who receives reports."""

    title = _("Do you know who did it?")
    names = ("who", "about")
    who = text(
        title,
        rows=3,
        longest=2000,
        help_text=_(
            "A doubt is not an accusation. Write a name, an account or a team, or leave it empty."
        ),
    )
    about = Choice(words.ABOUT, label=_("Is it about a person who receives reports?"))

    @classmethod
    def initial_of(cls, told: Telling) -> dict[str, Any]:
        """Nothing is chosen in advance."""
        return {"who": told.who, "about": "" if told.about is About.NOBODY else told.about}

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        return About(value or About.NOBODY) if name == "about" else value


class Oneself(Step):
    """8. A name or not; an age, no finer than needed."""

    title = _("Do you want to give your name?")
    names = ("is_named", "name", "email", "phone", "band", "adult")
    is_named = forms.ChoiceField(
        label=title,
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("No, stay anonymous — We can still answer you with a code.")),
            ("1", _("Yes — Your name is kept apart and each reading is recorded.")),
        ],
    )
    name = text(_("Your name"), longest=200)
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        error_messages={"invalid": _("Write an address like name@example.ca, or leave it empty.")},
    )
    phone = text(_("Your phone number"), longest=40)
    band = Choice(words.BANDS, label=_("Your age"))
    adult = text(
        _("If you are under 14: is there an adult you trust?"),
        help_text=_("It doesn’t have to be a parent. We keep as little as possible."),
    )

    @classmethod
    def initial_of(cls, told: Telling) -> dict[str, Any]:
        given = super().initial_of(told)
        band = "" if told.band is Band.UNSAID else told.band
        return {**given, "is_named": "1" if told.is_named else "", "band": band}

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"]
        digits = re.sub(r"\D", "", text)
        if text and len(digits) != 10 and not (len(digits) == 11 and digits[0] == "1"):
            raise forms.ValidationError(
                _now("Write 10 digits, for example 450-555-0123, or leave it empty.")
            )
        return text

    def read(self, name: str) -> Any:
        value = self.cleaned_data[name]
        if name == "is_named":
            return bool(value)
        return Band(value or Band.UNSAID) if name == "band" else value


STEPS: dict[int, type[Step]] = {
    1: Danger, 2: Whom, 3: Where, 4: Gate, 5: What, 7: Who, 8: Oneself,
}  # fmt: skip


def step_form(number: int, told: Telling) -> type[Step]:
    """The form of a step. At step 6 the answer at the gate decides: no upload control but after
    a plain *no*."""
    if number == 6:
        return Found if told.takes_files else InWords
    return STEPS[number]


UNSEEN = "website"


class Check(forms.Form):
    """9. Nothing to fill but a field people do not see."""

    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_now("Leave this field empty, then send again."))
        return ""


class Start(forms.Form):
    """Whether the draft survives a quick exit."""

    keeps_draft = forms.BooleanField(
        label=_("If I leave quickly, keep my draft on this device for 7 days"), required=False
    )
