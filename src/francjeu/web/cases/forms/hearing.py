"""The notice, the answer, the hearing."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases.labels import hearing as hearing_labels
from francjeu.cases.labels import procedure as labels
from francjeu.web.cases.forms import base

Choices = Iterable[tuple[str, Any]]


def said(table: dict[str, str]) -> list[tuple[str, str]]:
    """The choices of a table of words."""
    return [(key, labels.word(table, key)) for key in table]


class Notify(base.Act):
    """What the notice says; `send` once its letters were read."""

    description = base.words(
        label=_("What is alleged, in words"), rows=5,
        help_text=_("Describe; do not repeat the content. Eight words in a row are too many."),
    )  # fmt: skip
    disclosed = forms.MultipleChoiceField(
        label=_("Pieces the person may read about"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Their number and description; never the original. What is found must rest on pieces "
            "they could answer: on the page of each, prepare a copy or its words for them."
        ),
    )  # fmt: skip
    answer_by = base.moment(
        label=_("Answer by"), required=False,
        help_text=_("Leave empty to use the time the procedure sets."),
    )  # fmt: skip

    def __init__(self, *args: Any, exhibits: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "disclosed", exhibits)


class Extend(base.Act):
    """More time, and why."""

    until = base.moment(label=_("Until"))
    reason = base.words(label=_("Reason"), error_messages=base.REASON, rows=2)


class Refuse(base.Act):
    """Why the date stays."""

    reasons = base.words(
        label=_("Reason"), error_messages=base.REASON, rows=3,
        help_text=_("The person reads it, with the date that holds."),
    )  # fmt: skip


class Identity(base.Act):
    """The name of who reported or complains: withheld or told, and why."""

    is_told = base.choice(
        label=_("Does the person concerned learn the name?"),
        choices=[
            ("no", _("No, it is withheld")),
            ("yes", _("Yes: who complains, in the case as complainant")),
        ],
    )  # fmt: skip
    reasons = base.words(
        label=_("Reason"), error_messages=base.REASON, rows=3,
        help_text=_("Risks for who spoke, and what the person needs to answer. Kept in the case."),
    )  # fmt: skip


class OfAge(base.Act):
    """Who turned 18, and whether they keep who spoke for them."""

    party = base.choice(label=_("Who is 18 now?"), choices=[])
    keeps = base.choice(
        label=_("Do they keep who spoke for them?"),
        choices=[("no", _("No: letters go to them alone")), ("yes", _("Yes, they asked for it"))],
    )  # fmt: skip

    def __init__(self, *args: Any, letters: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)


class Response(base.Act):
    """What a person told by phone or in person."""

    party = base.choice(label=_("Who speaks?"), choices=[])
    version = base.words(label=_("Their version"), rows=6)
    context = base.words(
        label=_("Context"), required=False, rows=3,
        help_text=_("For example a joke, a provocation, a deletion: it weighs on the measure."),
    )  # fmt: skip
    witnesses = base.words(label=_("Witnesses they name"), required=False, rows=2)
    wish = base.choice(label=_("How they wish to be heard"), choices=[], required=False)

    def __init__(self, *args: Any, letters: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)
        base.offer(self, "wish", said(hearing_labels.WISHES))


class Call(base.Act):
    """A way, a time, how to join."""

    way = base.choice(label=_("How"), choices=[])
    starts_at = base.moment(label=_("When"))
    joining = base.words(
        label=_("How to join"), required=False, rows=2,
        help_text=_("A number, a link, a room. Never a party’s address."),
    )  # fmt: skip

    expected = base.words(
        label=_("Who will be there"), required=False, rows=3,
        help_text=_("One per line, with what they do. The person reads it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [pair for pair in said(hearing_labels.WAYS) if pair[0] != "written"]
        base.offer(self, "way", ways)


class Minutes(base.Act):
    """Who was there, what was said."""

    present = base.words(label=_("Who was present"), rows=2)
    minutes = base.words(label=_("Minutes"), rows=8)
