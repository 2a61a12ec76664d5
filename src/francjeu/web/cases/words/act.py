"""What an act page says."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Act:
    """One act: the question its page answers, what it means, and its button."""

    question: str | Promise
    lead: str | Promise
    button: str | Promise
