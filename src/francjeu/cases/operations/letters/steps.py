"""Letters that tell a step: more time, no answer, heard, another case manager, a seat given."""

from datetime import datetime

from francjeu.cases import clocks, models
from francjeu.cases.operations.letters import sending
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.settings.profile import Clock
from francjeu.notices.contents import news
from francjeu.notices.contents.letter import Content, Head, Mail
from francjeu.notices.operations import letters
from francjeu.people import queries as people
from francjeu.people.models import User


def extended(*, case: models.Case, until: datetime, actor: Actor, at: datetime) -> None:
    """More time to answer."""

    def build(to: models.Party, head: Head) -> Content:
        name = sending.given_name(to)
        return news.Extended(**head, given_name=name, answer_by=clocks.local(until))

    sending.send(case, build, actor, at)


def no_answer(*, case: models.Case, actor: Actor, at: datetime) -> None:
    """The date to answer has passed: it is not too late, and silence is no confession."""
    due = case.response_due_at or at

    def build(to: models.Party, head: Head) -> Content:
        name = sending.given_name(to)
        return news.NoAnswer(**head, given_name=name, answer_by=clocks.local(due))

    sending.send(case, build, actor, at)


def heard(*, case: models.Case, in_writing: bool, actor: Actor, at: datetime) -> None:
    """The person was heard; a decision comes next, by when."""
    clock = case.clocks.filter(key=Clock.DECISION.value, met_at__isnull=True).first()

    def build(to: models.Party, head: Head) -> Content:
        return news.Heard(
            **head, given_name=sending.given_name(to), heard_on=clocks.local(at).date(),
            in_writing=in_writing, decide_by=clocks.local(clock.due_at) if clock else None,
        )  # fmt: skip

    sending.send(case, build, actor, at)


def manager_named(*, case: models.Case, actor: Actor, at: datetime) -> None:
    """Another person answers questions from now on: told to both sides, once they know of it."""

    def build(to: models.Party, head: Head) -> Content:
        return news.ManagerNamed(**head, given_name=sending.given_name(to))

    if case.notified_at:
        sending.send(case, build, actor, at)
    for complainant in case.parties.filter(role="complainant").order_by("letter"):
        sending.write(case, complainant, build, actor, at, letters.Guards())


def more_pieces(
    *, case: models.Case, number: int, answer_by: datetime, actor: Actor, at: datetime
) -> None:
    """After the notice, the person may read one exhibit more, and has time to speak of it."""

    def build(to: models.Party, head: Head) -> Content:
        return news.MorePieces(
            **head, given_name=sending.given_name(to), piece=f"P-{number}",
            answer_by=clocks.local(answer_by),
        )  # fmt: skip

    sending.send(case, build, actor, at)


def seated(*, case: models.Case, user: User, actor: Actor, at: datetime) -> None:
    """An e-mail to who was given a seat: a reference, and to say first whether there is a tie."""
    letters.notify(
        mail=Mail(
            mail="access_granted", organisation=people.organisation().name, reference=case.ref
        ),
        to=letters.Recipient(
            party=str(user.public_id), name=user.name, address=user.email, language=user.language
        ),
        subject=f"case:{case.ref}", actor=actor, at=at,
    )  # fmt: skip
