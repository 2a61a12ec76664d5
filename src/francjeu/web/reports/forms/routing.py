"""Forms of the gate: nine plain questions, a half, a hand-over, what came of it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.intake.handover import BadHandOver, Part
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked, Footing, Way
from francjeu.reports import words
from francjeu.reports import words_routing as said
from francjeu.web.reports.forms.fields import Choice

REASON = {"required": _("Write the reason. One sentence is enough; it is kept in the history.")}


def _area(label: Any, *, rows: int = 3, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=widget, max_length=4000, **more)


class Gate(forms.Form):
    """Nine questions; a note if one is useful."""

    words = _area(_("A note, if useful"), required=False, rows=2)
    same = forms.BooleanField(
        label=_("The same answers hold for the other reports on the same content"), required=False
    )

    def __init__(self, *given: Any, same: tuple[str, ...] = (), **more: Any) -> None:
        super().__init__(*given, **more)
        self._same = same
        if not same:
            del self.fields["same"]
        else:
            self.fields["same"].help_text = ", ".join(same)
        asked = {
            question.value: Choice(words.ANSWERS, required=True, label=label)
            for question, label in said.ASKED.items()
        }
        self.fields = {**asked, **self.fields}

    @property
    def questions(self) -> list[forms.BoundField]:
        """The nine questions, in order."""
        return [self[question.value] for question in Asked]

    @property
    def also(self) -> tuple[str, ...]:
        """The other reports to which the same answers hold."""
        return self._same if self.cleaned_data.get("same") else ()

    @property
    def answers(self) -> dict[Asked, Answer]:
        """The answers of a valid form."""
        return {question: Answer(self.cleaned_data[question.value]) for question in Asked}


class Split(forms.Form):
    """What the second half tells, and why they are parted."""

    words = _area(
        _("What goes the other way, in your own words"),
        help_text=_("Who reported, where an image is and the files stay with the first part."),
        rows=5, error_messages={"required": _("Write what this part tells.")},
    )  # fmt: skip
    why = _area(_("Why are they parted?"), rows=2, error_messages=REASON)


class Support(forms.Form):
    """What was done for the person it happened to."""

    what = _area(
        _("What was offered or done?"),
        help_text=_("A call, a number, an adult found: whatever becomes of the report."),
        error_messages={"required": _("Write at least a few words.")},
    )


class HandOver(forms.Form):
    """To whom, on what basis, what leaves, why."""

    way = Choice(
        {way: label for way, label in said.WAYS.items() if way is not Way.INSIDE},
        required=True, label=_("Where does it go?"),
    )  # fmt: skip
    body = forms.CharField(
        label=_("To whom exactly?"), max_length=200, required=False,
        help_text=_("The reporter will read this name."),
    )  # fmt: skip
    footing = Choice(said.FOOTINGS, required=True, label=_("On what basis?"))
    parts = forms.MultipleChoiceField(
        label=_("What leaves?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(part.value, label) for part, label in said.PARTS.items()],
    )  # fmt: skip
    words = _area(_("Why there?"), rows=2, required=False)

    @property
    def told(self) -> dict[str, Any]:
        """What a valid form decides."""
        data = self.cleaned_data
        return {
            "way": Way(data["way"]), "body": data["body"], "footing": Footing(data["footing"]),
            "parts": tuple(Part(key) for key in data["parts"]), "words": data["words"],
        }  # fmt: skip

    def refuse(self, refused: BadHandOver) -> None:
        """Say beside the field why it may not leave like this."""
        self.add_error(said.FIELDS.get(refused.why), str(said.REFUSED[refused.why]))


class Answered(forms.Form):
    """The person agreed or not otherwise than by the code; how."""

    agrees = forms.ChoiceField(
        label=_("Does the person agree?"), widget=forms.RadioSelect,
        choices=[("yes", _("Yes")), ("no", _("No"))],
        error_messages={"required": _("Choose an answer.")},
    )  # fmt: skip
    how = _area(_("How did they say so?"), rows=2, error_messages=REASON)


class Sent(forms.Form):
    """How it left, the reference they gave, whether a part stays here."""

    how = _area(
        _("How did it leave?"), rows=2,
        help_text=_("By phone to whom, by which page, handed to whom."),
        error_messages={"required": _("Say how: it is the proof that it left.")},
    )  # fmt: skip
    their_ref = forms.CharField(label=_("Their file number"), required=False, max_length=100)
    leaves = forms.BooleanField(
        label=_("Nothing is left to do here — The report goes with it; it can be taken up again."),
        required=False,
    )


class Taken(forms.Form):
    """Under which number they took it."""

    their_ref = forms.CharField(label=_("Their file number"), required=False, max_length=100)


class GivenBack(forms.Form):
    """What they say."""

    answer = _area(_("What do they say?"), rows=2, error_messages=REASON)


class Finished(forms.Form):
    """What they say, if they do."""

    answer = _area(_("What do they say, if they do?"), rows=2, required=False)


class After(forms.Form):
    """After which report, or in which case."""

    after = forms.CharField(
        label=_("After which report or case?"), max_length=20,
        widget=forms.TextInput(attrs={"placeholder": "S-2026-0001", "autocomplete": "off"}),
        error_messages={"required": _("Write the reference of the report or of the case.")},
    )  # fmt: skip


class KeepAway(forms.Form):
    """Whom it tells of, and why."""

    account = forms.ChoiceField(
        label=_("Whom does it tell of?"), widget=forms.RadioSelect,
        error_messages={"required": _("Choose a person.")},
    )  # fmt: skip
    reason = _area(_("For what reason?"), rows=2, error_messages=REASON)

    def __init__(self, *given: Any, accounts: Iterable[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["account"]
        if isinstance(field, forms.ChoiceField):
            field.choices = list(accounts)


class Nothing(forms.Form):
    """An act that asks nothing more than to be confirmed."""
