"""Following a measure, and requests to platforms."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from francjeu.cases.labels import measures as measure_labels
from francjeu.cases.labels import procedure as labels
from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.hearing import said

Choices = Iterable[tuple[str, Any]]


class Tell(base.Act):
    """Who applies the measure, and how to write to them."""

    name = forms.CharField(label=_("Name"), max_length=200, error_messages=base.WORDS)
    quality = forms.CharField(
        label=_("They apply it as"), max_length=200, error_messages=base.WORDS,
        help_text=_("For example: coach, sport lead, league coordinator."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mail"), required=False,
        help_text=_("Without an address, the letter waits to be printed and handed over."),
        error_messages={
            "invalid": _("Write an address like name@example.ca, or leave it empty.")
        },
    )  # fmt: skip
    language = base.choice(
        label=_("Language of the letter"), initial="fr",
        choices=[("fr", _("French")), ("en", _("English"))],
    )  # fmt: skip


class Said(base.Act):
    """A few words: how it was confirmed, or why."""

    words = base.words(label=_("In a few words"), rows=2)


class Reason(base.Act):
    """Why a measure is suspended or withdrawn."""

    reason = base.words(label=_("Reason"), error_messages=base.REASON, rows=3)


class Serve(base.Act):
    """One game served."""

    on = base.day(label=_("Day of the game"))
    words = forms.CharField(
        label=_("Which game"), required=False, max_length=200,
        help_text=_("For example: against the other school, at home."),
    )  # fmt: skip


class Prove(base.Act):
    """One proof."""

    on = base.day(label=_("Day"))
    way = base.choice(label=_("What you saw or received"), choices=[])
    words = base.words(label=_("In a few words"), rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "way", said(measure_labels.PROOFS))


class Ask(base.Act):
    """A request that a person sent to a platform."""

    network = forms.CharField(
        label=_("Platform"), max_length=60, error_messages=base.WORDS,
        help_text=_("Any platform, also one that no list names."),
    )  # fmt: skip
    address = base.words(
        label=_("Address of the content"), rows=2,
        help_text=_("Kept sealed; it is in no letter and in no journal."),
    )  # fmt: skip
    basis = base.choice(label=_("On which ground?"), choices=[])
    ticket = forms.CharField(
        label=_("Number given by the platform"), required=False, max_length=120
    )
    exhibit = forms.TypedChoiceField(
        label=_("Piece that shows it"), coerce=int, empty_value=None, required=False
    )
    asked_on = base.day(label=_("Asked on"))
    look_again_on = base.day(
        label=_("Look again on"), required=False,
        help_text=_("That day, it comes back on the list of what is to be done."),
    )  # fmt: skip

    def __init__(self, *args: Any, exhibits: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "basis", said(measure_labels.BASES))
        base.offer(self, "exhibit", [("", pgettext_lazy("piece or measure", "None")), *exhibits])


class Note(base.Act):
    """What became of a request. `seen` is the state that was read."""

    verb = base.choice(label=_("What happened?"), choices=[])
    words = base.words(label=_("In a few words"), required=False, rows=2)
    ticket = forms.CharField(
        label=_("Number given by the platform"), required=False, max_length=120
    )
    look_again_on = base.day(label=_("Look again on"), required=False)

    def __init__(self, *args: Any, verbs: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = measure_labels.STEPS
        base.offer(self, "verb", [(verb, labels.word(words, verb)) for verb in verbs])
