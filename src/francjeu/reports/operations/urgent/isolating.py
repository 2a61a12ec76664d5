"""Isolating what must not be seen, and calling the one person who tends it."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from francjeu.evidence.models import Item
from francjeu.evidence.operations.isolation import isolating
from francjeu.evidence.operations.isolation.shutting import NotSealed
from francjeu.evidence.queries import isolated
from francjeu.kernel.actors import SOFTWARE, Actor
from francjeu.notices.contents.letter import Mail
from francjeu.notices.operations import letters
from francjeu.people import queries as people

PAGE = "evidence:isolated"
SUBJECT = "isolation"


def isolate(*, item: Item, actor: Actor, at: datetime) -> isolating.Isolated:
    """Shuts a piece and all of the same bytes; calls who tends them. Raises Refused, NotSealed."""
    done = isolating.isolate(item=item, actor=actor, at=at)
    call(at=at)
    return done


def isolate_all(*, items: Iterable[Item], actor: Actor, at: datetime) -> None:
    """Shuts each of these pieces; one message for all. Raises Refused."""
    shut = 0
    for item in items:
        try:
            isolating.isolate(item=item, actor=actor, at=at)
        except NotSealed:  # the same bytes as one just shut, or gone
            continue
        shut += 1
    if shut:
        call(at=at)


def call(*, at: datetime) -> None:
    """Calls who tends isolated pieces: a message that names no piece, no file, no kind."""
    for person in isolated.keepers(on=timezone.localdate(at)):
        letters.notify(
            mail=Mail(
                mail="urgent", organisation=people.organisation().name, path=reverse(PAGE)
            ),
            to=letters.Recipient(
                party=person.ref, name=person.name, address=person.email, language=person.language
            ),
            subject=SUBJECT, actor=SOFTWARE, at=at,
        )  # fmt: skip
