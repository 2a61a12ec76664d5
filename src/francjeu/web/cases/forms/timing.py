"""Choosing a clock, and saying why it stands still."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from francjeu.web.cases.forms import base

Choices = Iterable[tuple[str, Any]]


class Resume(base.Act):
    """A clock that stands still."""

    clock = base.choice(label=_("Clock"), choices=[])

    def __init__(self, *args: Any, clocks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        base.offer(self, "clock", clocks)


class Pause(Resume):
    """A clock that runs, and the reason."""

    reason = base.words(
        label=_("Reason"), error_messages=base.REASON, rows=2,
        help_text=_("For example a police file, a holiday of the club, a person who is ill."),
    )  # fmt: skip
