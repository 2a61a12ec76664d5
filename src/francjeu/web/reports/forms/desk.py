"""Forms of the staff’s desk: the urgency sheet, refusals, transfers, a call, a reason."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.intake.report import About, Answer, Basis, Outcome, Question, Refusal
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.reports import words
from francjeu.web.reports.forms import follow, steps
from francjeu.web.reports.forms.fields import Choice
from francjeu.web.shell.doors import Door

REASON = _("Write the reason. One sentence is enough; it is kept in the history.")
Words = str | Promise


class Urgency(forms.Form):
    """Eight questions, how it ended, what was done."""

    outcome = Choice(words.OUTCOMES, required=True, label=_("How does this check end?"))
    done = forms.CharField(
        label=_("What was done?"),
        help_text=_("Who was called, at what time, the file number they gave."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
    )
    together = forms.BooleanField(
        label=_("Sign for the other reports on the same content too — Those that speak of danger, "
                "threats or reprisal keep waiting for a sheet of their own."),
        required=False,
    )  # fmt: skip

    def __init__(self, *given: Any, others: int, **more: Any) -> None:
        super().__init__(*given, **more)
        if not others:
            del self.fields["together"]
        asked = {
            question.value: Choice(words.ANSWERS, required=True, label=said)
            for question, said in words.QUESTIONS.items()
        }
        self.fields = {**asked, **self.fields}

    @property
    def answers(self) -> dict[Question, Answer]:
        """The eight answers of a valid sheet."""
        return {q: Answer(self.cleaned_data[q.value]) for q in Question}

    @property
    def questions(self) -> list[forms.BoundField]:
        """The eight questions, in order."""
        return [self[q.value] for q in Question]

    @property
    def ended(self) -> Outcome:
        """How a valid sheet ends."""
        return Outcome(self.cleaned_data["outcome"])


class Doors(forms.Form):
    """Other doors to name: at least one, from the list or in words."""

    doors = forms.MultipleChoiceField(
        label=_("Who else can help?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    other_door = forms.CharField(label=_("Someone else, in words"), required=False, max_length=200)

    def __init__(self, *given: Any, listed: Iterable[Door] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["doors"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [(door.key, door.name) for door in listed]

    @property
    def named(self) -> tuple[str, ...]:
        """The doors of a valid form."""
        return (*self.cleaned_data["doors"], self.cleaned_data["other_door"])


class Refuse(Doors):
    """A listed reason, then words; a disclaimer in a profile is not in the list (C-ID-3)."""

    reason = Choice(words.REFUSALS, required=True, label=_("Why can this policy not act?"))
    why = forms.CharField(
        label=_("Say it in your own words"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": REASON},
    )
    field_order = ["reason", "why", "doors", "other_door"]

    @property
    def refusal(self) -> Refusal:
        """The reason of a valid form."""
        return Refusal(self.cleaned_data["reason"])


class Reroute(Doors):
    """To whom, on what basis, and why."""

    body = forms.CharField(
        label=_("To whom does it go?"),
        max_length=200,
        error_messages={"required": _("Say to whom: the reporter will read it.")},
    )
    basis = Choice(words.BASES, required=True, label=_("On what basis?"))
    why = forms.CharField(
        label=_("Why there?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": REASON},
    )
    field_order = ["body", "basis", "why", "doors", "other_door"]

    @property
    def agreed(self) -> Basis:
        """The basis of a valid form."""
        return Basis(self.cleaned_data["basis"])


class Reason(forms.Form):
    """One reason in words."""

    reason = forms.CharField(
        label=_("For what reason?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=500,
        error_messages={"required": REASON},
    )


class Withhold(Reason):
    """Whom it concerns."""

    about = Choice(
        {a: said for a, said in words.ABOUT.items() if a is not About.NOBODY},
        required=True,
        label=_("Whom does it concern?"),
    )
    field_order = ["about", "reason"]


class Write(forms.Form):
    """A question or news for the reporter."""

    text = forms.CharField(
        label=_("Write to this person"),
        help_text=_("Signed “the team”. Once a case is open, their page names who follows it."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        error_messages={"required": _("Write at least a few words.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it?"),
        widget=forms.RadioSelect,
        choices=[("question", _("A question")), ("news", _("News"))],
        initial="question",
    )


class Given(follow.File):
    """A file that staff were given: how its content was obtained is always said (C.c.Q. 2858)."""

    obtained = Choice(
        words.OBTAINED_SAID, required=True, label=_("How was this content obtained?"),
        help_text=_("Ask who gave it to you. “Another way” goes with a word in the thread."),
    )  # fmt: skip


class Group(forms.Form):
    """The reference of another report on the same content."""

    other = forms.CharField(
        label=_("Group with report"),
        max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "S-2026-0001", "autocomplete": "off"}),
        error_messages={"required": _("Write the reference of the other report.")},
    )


# The nine steps in the third person, as they are read aloud.
_ASKED: dict[str, Any] = {
    "danger": _("1. Is anyone in danger right now?"),
    "impacted": _("2. Who did it happen to?"),
    "place": _("3. Where did it happen?"),
    "gate": _("4. Read aloud: is there an intimate image?"),
    "what": _("5. What happened, in the person’s own words?"),
    "link": _("6. A link, if there is one"),
    "where": _("The place, in words"),
    "obtained": _("How did the person get this content?"),
    "who": _("7. Does the person know who did it?"),
    "about": _("Is it about a person who receives reports?"),
    "is_named": _("8. Does the person want to give their name?"),
    "name": _("Their name"),
    "email": _("Their e-mail"),
    "phone": _("Their phone number"),
    "band": _("Their age"),
    "adult": _("If under 14: is there an adult they trust?"),
}
_CHOICES: dict[str, list[tuple[str, Words]]] = {
    "impacted": [(key.value, said) for key, said in words.IMPACTED_SAID.items()],
    "obtained": [(key.value, said) for key, said in words.OBTAINED_SAID.items()],
    "is_named": [("", _("No, anonymous")), ("1", _("Yes, kept apart"))],
}


class ReadAloud(forms.Form):
    """9. The gate was read aloud, before anything was sent."""

    gate_read = forms.BooleanField(
        label=_("9. I read question 4 aloud, and asked the person to send nothing"),
        error_messages={"required": _("Read question 4 aloud before you record the call.")},
    )


class Call:
    """The nine steps on one page; as one form for the error summary."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        kinds = (
            steps.Danger, steps.Whom, steps.Where, steps.Gate, steps.What, steps.Found,
            steps.Who, steps.Oneself,
        )  # fmt: skip
        self.steps = tuple(_third_person(kind(data)) for kind in kinds)
        self.aloud = ReadAloud(data)

    def __iter__(self) -> Iterator[forms.BoundField]:
        for form in (*self.steps, self.aloud):
            yield from form

    @property
    def errors(self) -> dict[str, Any]:
        """Every error of every step."""
        return {k: v for form in (*self.steps, self.aloud) for k, v in form.errors.items()}

    def non_field_errors(self) -> list[str]:
        """None: each error belongs to a field."""
        return []

    def is_valid(self) -> bool:
        """True when every step is."""
        return not self.errors

    @property
    def telling(self) -> Telling:
        """What the caller told."""
        told = Telling()
        for step in self.steps:
            told = step.added_to(told)
        return told


def _third_person(form: steps.Step) -> steps.Step:
    form.fields.pop("file", None)
    for name, field in form.fields.items():
        field.label = _ASKED.get(name, field.label)
        field.help_text = field.help_text if name == "gate" else ""
        if name in _CHOICES and isinstance(field, forms.ChoiceField):
            field.choices = _CHOICES[name]
    return form
