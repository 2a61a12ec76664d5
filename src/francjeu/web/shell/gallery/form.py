"""One field of each kind, filled and refused."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

WHERE = [
    ("email", gettext_lazy("E-mail")),
    ("sms", gettext_lazy("Text message")),
    ("other", gettext_lazy("Elsewhere")),
]
GATE = [
    ("no", gettext_lazy("No")),
    ("yes", gettext_lazy("Yes")),
    ("unsure", gettext_lazy("I don’t know — That’s OK. We will act as if it were yes.")),
]
TAGS = [
    ("threats", gettext_lazy("threats")),
    ("insults", gettext_lazy("insults")),
    ("rumour", gettext_lazy("rumour or lie")),
]


class Example(forms.Form):
    """Text, code, date, list, cards, small answers, file, agreement."""

    what = forms.CharField(
        label=gettext_lazy("What happened?"),
        help_text=gettext_lazy("In your own words. One or two sentences are enough."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    place = forms.CharField(label=gettext_lazy("Link or place"), required=False)
    code = forms.CharField(
        label=gettext_lazy("Your code"), help_text=gettext_lazy("16 digits, spaces allowed.")
    )
    seen_on = forms.DateField(
        label=gettext_lazy("Date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    where = forms.ChoiceField(label=gettext_lazy("Where did it happen?"), choices=WHERE)
    image = forms.ChoiceField(
        label=gettext_lazy("Is there an intimate image?"), choices=GATE, widget=forms.RadioSelect
    )
    tags = forms.MultipleChoiceField(
        label=gettext_lazy("If it helps, choose"),
        required=False,
        choices=TAGS,
        widget=forms.CheckboxSelectMultiple,
    )
    file = forms.FileField(label=gettext_lazy("Screenshot"), required=False)
    kept = forms.CharField(
        label=gettext_lazy("Already recorded"),
        required=False,
        widget=forms.TextInput(attrs={"readonly": True}),
    )
    believed = forms.BooleanField(
        label=gettext_lazy("I believe what I wrote — An honest mistake is never punished.")
    )


def filled() -> Example:
    """The form as someone is writing in it."""
    return Example(
        initial={
            "what": _("Three messages in the team chat, Friday evening."),
            "where": "email",
            "image": "unsure",
            "tags": ["insults"],
            "kept": "S-2026-0031",
        },
        auto_id="filled_%s",
    )


def refused() -> Example:
    """The form sent back, with something to fix in most fields."""
    form = Example({"place": "http:/", "seen_on": "2031-01-01"}, auto_id="refused_%s")
    form.add_error("place", _("This link looks incomplete. Paste all of it."))
    form.add_error("seen_on", _("This date is still to come. Check the day and month."))
    return form
