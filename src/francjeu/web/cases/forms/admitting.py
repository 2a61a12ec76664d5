"""Whether the case can be examined, by whom, and what must be answered before a notice."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from francjeu.cases.labels import procedure as labels
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.routing import Asked
from francjeu.reports import words, words_routing
from francjeu.web.cases.forms import base

Choices = Iterable[tuple[str, Any]]


def reasons(**kwargs: Any) -> forms.CharField:
    """Why, in words the parties may read."""
    return base.words(label=_("Reasons"), error_messages=base.REASON, **kwargs)


class Gate(base.Act):
    """The nine questions of the gate, and a note if one is useful."""

    words = base.words(label=_("A note, if useful"), required=False, rows=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(answer.value, said) for answer, said in words.ANSWERS.items()]
        asked = {
            question.value: base.choice(label=label, choices=choices)
            for question, label in words_routing.ASKED.items()
        }
        self.fields = {"turn": self.fields["turn"], **asked, "words": self.fields["words"]}

    @property
    def questions(self) -> list[forms.BoundField]:
        """The nine questions, in order."""
        return [self[question.value] for question in Asked]

    @property
    def answers(self) -> dict[Asked, Answer]:
        """The answers of a valid form."""
        return {question: Answer(self.cleaned_data[question.value]) for question in Asked}


class Admit(base.Act):
    """Why the policy may apply."""

    reasons = reasons()


class Dismiss(base.Act):
    """A ground of the list, and why."""

    ground = base.choice(label=_("Ground"), choices=[])
    reasons = reasons()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(
            self, "ground", [(key, labels.word(labels.GROUNDS, key)) for key in labels.GROUNDS]
        )


class Door(base.Act):
    """Another body, of the organisation’s list."""

    door = base.choice(label=_("Body"), choices=[])

    def __init__(self, *args: Any, doors: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "door", doors)


class Refer(Door):
    """To whom, and why."""

    reasons = reasons()


class Note(base.Act):
    """What was checked, with whom."""

    note = base.words(label=_("Note"), error_messages=base.REASON)


class Reprisal(base.Act):
    """Yes or no, and why; asked of a person before any notice (X-12)."""

    answer = base.choice(
        label=_("Answer"),
        choices=[
            ("no", _("No sign of it")),
            ("possible", _("It is possible — Say what was weighed. The case may still go on.")),
        ],
    )  # fmt: skip
    note = base.words(label=_("Why"), error_messages=base.REASON)


class Account(base.Act):
    """Someone with an account."""

    account = base.choice(label=_("Person"), choices=[])

    def __init__(self, *args: Any, accounts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "account", accounts)


class Declare(base.Act):
    """A tie, or none."""

    linked = base.choice(
        label=_("Your answer"),
        choices=[
            ("no", _("I have no tie")),
            ("yes", _("I have a tie, I step aside — Your access closes at once.")),
        ],
    )  # fmt: skip
    note = base.words(label=_("Note"), required=False, rows=2)


class Names(forms.Form):
    """Why someone reads the names."""

    reason = base.words(label=_("Why do you need the names?"), rows=2,
        error_messages={"required": _("Write the reason. It is kept in the journal.")})  # fmt: skip
