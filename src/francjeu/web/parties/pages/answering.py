"""The pages where an answer and an appeal are written."""

from dataclasses import dataclass
from datetime import datetime

from francjeu.notices import phrases
from francjeu.people import queries as people
from francjeu.web.parties.side import Side


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer being written, in the name of `about` when someone speaks for them."""

    reference: str
    about: str
    by: str
    again: bool
    phone: str


@dataclass(frozen=True, slots=True)
class Appeal:
    """The request being written; `late` once its date has passed."""

    reference: str
    by: str
    late: bool


def answer(found: Side) -> Answer:
    """The page where the answer is written, and the one where it is read again."""
    by = found.answer_by if found.is_awaited else None
    return Answer(
        reference=found.reference, about=found.about, by=phrases.moment(by) if by else "",
        again=found.answered_at is not None, phone=people.organisation().phone,
    )  # fmt: skip


def appeal(found: Side, *, at: datetime) -> Appeal:
    """The page where a request is written."""
    late = found.appeal_by is not None and at > found.appeal_by
    by = phrases.moment(found.appeal_by) if found.appeal_by else ""
    return Appeal(reference=found.reference, by=by, late=late)
