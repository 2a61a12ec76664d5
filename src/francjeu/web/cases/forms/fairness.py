"""Panels, requests to replace a member, interim measures, and what an appeal asks besides."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.forms import base
from francjeu.web.cases.forms.admitting import Account

Choices = Iterable[tuple[str, Any]]
INSTANCES = [
    ("first", _("For the first decision — Who sits here never sits on the appeal.")),
    ("appeal", _("For the appeal — Other people, who never sat the first time.")),
]
LESSER = "lesser_"


class Seat(Account):
    """Someone, and in which of the two panels."""

    instance = base.choice(label=_("Which panel?"), choices=INSTANCES, initial="first")


class Challenge(base.Act):
    """Whom a party asks to replace, and why."""

    party = base.choice(label=_("Who asks?"), choices=[])
    member = base.choice(label=_("Whom do they ask to replace?"), choices=[])
    reasons = base.words(label=_("In their words"), rows=4, error_messages=base.REASON)

    def __init__(self, *args: Any, letters: Choices, members: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)
        base.offer(self, "member", members)


class Answer(base.Act):
    """Replaced or not, with reasons."""

    granted = base.choice(
        label=_("Answer"),
        choices=[
            ("yes", _("This member is replaced — Their access closes at once.")),
            ("no", _("This member stays")),
        ],
    )  # fmt: skip
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=4)


class Order(base.Act):
    """A measure, why each lighter one is not enough, and its end."""

    party = base.choice(label=_("On whom?"), choices=[])
    kind = base.choice(
        label=_("Measure"), choices=[],
        help_text=_("From the lightest to the heaviest. Choose the lightest that is enough."),
    )  # fmt: skip
    reasons = base.words(label=_("Why now"), error_messages=base.REASON, rows=4)
    ends_on = base.day(
        label=_("Until the end of"),
        help_text=_("It ends by itself that day, or as soon as a decision is signed."),
    )

    def __init__(
        self, *args: Any, letters: Choices, kinds: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)
        base.offer(self, "kind", kinds)
        for key, label in kinds[:-1]:
            self.fields[LESSER + key] = base.words(
                label=_("Why is this not enough: %(measure)s?") % {"measure": label},
                required=False, rows=2,
                help_text=_("Only if you chose a heavier measure. The person reads it."),
            )  # fmt: skip

        lesser = [name for name in self.fields if name.startswith(LESSER)]
        self.order_fields(["party", "kind", *lesser, "reasons", "ends_on"])

    def lesser(self) -> dict[str, str]:
        """Why each lighter measure is not enough, by its key."""
        told = self.cleaned_data
        return {
            name.removeprefix(LESSER): told[name]
            for name in told
            if name.startswith(LESSER) and told[name]
        }


class Renew(base.Act):
    """Still needed, until when, and why."""

    reasons = base.words(label=_("Why it is still needed"), error_messages=base.REASON, rows=4)
    ends_on = base.day(label=_("Until the end of"))


class Reasons(base.Act):
    """Why, in words the person reads."""

    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=4)


class Contest(base.Act):
    """What the person says against the measure."""

    party = base.choice(label=_("Who contests?"), choices=[])
    reasons = base.words(label=_("In their words"), rows=4, error_messages=base.REASON)

    def __init__(self, *args: Any, letters: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "party", letters)


class AnswerMeasure(base.Act):
    """The measure stays, is lightened to a milder one or a nearer end, or is lifted."""

    answer = base.choice(
        label=_("Answer"),
        choices=[
            ("keep", _("It stays")),
            ("lighten", _("It becomes lighter")),
            ("lift", _("It is lifted")),
        ],
    )
    kind = base.choice(
        label=_("Which measure instead?"), choices=[], required=False,
        help_text=_("Only to lighten it: a milder measure, or the same one for less time."),
    )  # fmt: skip
    ends_on = base.day(
        label=_("Until the end of"),
        required=False,
        help_text=_("Only to lighten it. Empty: its end does not change."),
    )
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=4)

    def __init__(self, *args: Any, kinds: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "kind", kinds)


class Stay(base.Act):
    """Whether the sanction waits, and why."""

    granted = base.choice(
        label=_("During the appeal"),
        choices=[("yes", _("The sanction waits")), ("no", _("The sanction applies"))],
    )
    reasons = base.words(label=_("Reasons"), error_messages=base.REASON, rows=4)
