"""The letters around a hearing: an answer given for someone, more time, a person now of age."""

from datetime import datetime

from francjeu.cases import clocks, models, representing
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.letters import sending
from francjeu.kernel import ages
from francjeu.kernel.actors import Actor
from francjeu.notices import book
from francjeu.notices.contents.hearing import OfAge, TimeAnswered
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.contents.news import AnsweredFor
from francjeu.notices.operations import letters


def answered_for(*, case: models.Case, by: models.Party, actor: Actor, at: datetime) -> None:
    """To who is surely 14 or over and has an address: someone answered for them.

    It names nobody: who speaks may be who reported.
    """
    to = by.speaks_for
    if to is None or hasattr(to, "collective") or not _may_be_written_to(to, at):
        return
    spoke = case.responses.filter(party=to).exists()
    due = case.response_due_at

    def build(to: models.Party, head: Head) -> Content:
        return AnsweredFor(
            **head, given_name=sending.given_name(to), received_at=clocks.local(at),
            has_answered=spoke, answer_by=clocks.local(due) if due and due > at else None,
        )  # fmt: skip

    sending.write(case, to, build, actor, at, letters.Guards())


def _may_be_written_to(to: models.Party, at: datetime) -> bool:
    is_old_enough = representing.age_of(to, on=at.date()).under(ages.CONSENT) is ages.Answer.NO
    return is_old_enough and bool(book.in_use(holder=str(to.public_id), given=to.email).address)


def time_answered(
    *, case: models.Case, request: models.TimeRequest, actor: Actor, at: datetime
) -> None:
    """More time is granted, with the new date, or refused; with the reasons in both cases."""
    due = request.due_at or case.response_due_at

    def build(to: models.Party, head: Head) -> Content:
        return TimeAnswered(
            **head, given_name=sending.given_name(to), is_granted=request.due_at is not None,
            answer_by=clocks.local(due or at), reasons=request.answer,
        )  # fmt: skip

    sending.send(case, build, actor, at, guards=guarding.of_letters(case))


def of_age(*, case: models.Case, party: models.Party, actor: Actor, at: datetime) -> None:
    """The person is of age: letters come to them from now on."""
    keeps = tuple(to.name for to in representing.speakers(party, at=at))

    def build(to: models.Party, head: Head) -> Content:
        return OfAge(**head, given_name=sending.given_name(to), keeps=keeps)

    sending.write(case, party, build, actor, at, letters.Guards())
