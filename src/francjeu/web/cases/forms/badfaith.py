"""Forms of a report known to be false: the question, what shows it, the case that opens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.kernel.procedure.decision.badfaith import Shown
from francjeu.web.cases.forms import base

HOW = {
    Shown.ADMITTED: _("The person said so"),
    Shown.FABRICATED: _("A piece was made up"),
    Shown.OWN_WORDS: _("Their own words at the time say otherwise"),
    Shown.PLANNED: _("They planned it with others"),
}


class Ask(base.Act):
    """Why the question is asked."""

    words = base.words(label=_("What makes you ask?"), error_messages=base.REASON)


class Judge(base.Act):
    """Shown, how and by which pieces; or set aside."""

    found = base.choice(
        label=_("What do you find?"),
        choices=[
            ("", _("Nothing shows it — The question is over.")),
            *((how.value, said) for how, said in HOW.items()),
        ],
        required=False,
    )  # fmt: skip
    pieces = forms.CharField(
        label=_("By which pieces?"), required=False, max_length=60,
        help_text=_("Their numbers, for example: 1, 3."),
    )  # fmt: skip
    words = base.words(label=_("Reason"), error_messages=base.REASON)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pieces named."""
        named = self.cleaned_data["pieces"].replace("P-", "").replace(",", " ").split()
        return tuple(int(n) for n in named if n.isdecimal())


class Open(base.Act):
    """A case of its own."""

    title = forms.CharField(
        label=_("Title"), max_length=120, error_messages=base.WORDS,
        help_text=_("Neutral words: never a name, never a quotation."),
    )  # fmt: skip
    first_act_on = base.day(label=_("First day of the act"))
    words = base.words(label=_("Reason"), error_messages=base.REASON)
