"""The letters around a hearing: more time granted or refused, a person now of age."""

from datetime import datetime

from francjeu.cases import clocks, models, representing
from francjeu.cases.operations.file import guarding
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor
from francjeu.notices.contents.hearing import OfAge, TimeAnswered
from francjeu.notices.contents.letter import Content, Head
from francjeu.notices.operations import letters


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
