"""One-time links: made, issued when the letter leaves, opened once by who knows the answer."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from francjeu.journal import operations as journal
from francjeu.kernel.actors import VISITOR, Actor, Kind
from francjeu.notices import models, queries
from francjeu.plumbing import attempts, ids

DAYS = 30
MOST_TRIES = 10
WRONG_ANSWERS = attempts.Limit(door="link", most=5, wait=timedelta(minutes=15))


class NotOpen(Exception):
    """The link does not open: `state` is unknown, used, expired or closed."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class WrongAnswer(Exception):
    """The answer is not the one expected."""


@dataclass(frozen=True, slots=True)
class Question:
    """What only the person can answer: `birth_year`, a `code` told apart, or `none`.

    A code without answer is drawn when the letter is written; staff read it there and tell it.
    """

    kind: str = "none"
    answer: str = ""


def drawn(question: Question) -> Question:
    """The question with its answer: a code nobody chose has six random digits."""
    if question.kind != "code" or question.answer:
        return question
    return Question(kind="code", answer=f"{secrets.randbelow(10**6):06d}")


@dataclass(frozen=True, slots=True)
class Issued:
    """A link with its token, which exists nowhere else."""

    link: models.Link
    token: str


def make(
    *, purpose: str, subject: str, party: str, language: str, at: datetime,
    question: Question | None = None, reference: str = "", days: int = DAYS,
    copied: models.Link | None = None,
) -> models.Link:  # fmt: skip
    """A link without token yet: it is drawn when the letter leaves.

    With `copied`, the question and its answer are those of another link of the same person.
    """
    asked = question or Question()
    link = models.Link(
        purpose=purpose, subject=subject, party=party, language=language, reference=reference,
        question=copied.question if copied else asked.kind, days=days,
        made_at=at, expires_at=at + timedelta(days=days),
    )  # fmt: skip
    link.answer_hash = copied.answer_hash if copied else queries.answer_hash(asked.answer, link)
    link.save(force_insert=True)
    return link


def issue(*, link: models.Link, at: datetime) -> str:
    """Draw the token and start the link's days; an earlier token of the same link dies."""
    token = ids.new_token()
    link.token_hash = ids.token_hash(token)
    link.expires_at = max(at, link.made_at) + timedelta(days=link.days)
    link.save(update_fields=["token_hash", "expires_at"])
    return token


def new_link(
    *, purpose: str, subject: str, party: str, actor: Actor, at: datetime, language: str = "fr",
    question: Question | None = None, days: int = DAYS,
) -> Issued:  # fmt: skip
    """A link handed over by other means than a letter (a terminal, a screen)."""
    with transaction.atomic():
        link = make(
            purpose=purpose, subject=subject, party=party, language=language, at=at,
            question=question, days=days,
        )  # fmt: skip
        token = issue(link=link, at=at)
        _remember("link.made", link, actor, at, purpose=purpose)
    return Issued(link=link, token=token)


def open_link(*, token: str, answer: str, at: datetime) -> models.Link:
    """Open the file once, for who answers the question; a wrong answer is counted.

    Raises NotOpen, WrongAnswer, attempts.TooMany.
    """
    link = _openable(token, at)
    place = f"{link.subject}|{link.party}"
    attempts.check(limit=WRONG_ANSWERS, place=place, at=at)
    if link.question != "none" and queries.answer_hash(answer, link) != link.answer_hash:
        _wrong(link, place, at)
        raise WrongAnswer
    with transaction.atomic():
        opened = models.Link.objects.filter(
            pk=link.pk, used_at__isnull=True, closed_at__isnull=True
        )
        if not opened.update(used_at=at):
            raise NotOpen("used")
        _remember("link.opened", link, Actor(kind=Kind.PARTY, ref=link.party), at)
    attempts.forget(limit=WRONG_ANSWERS, place=place)
    return link


def close(*, link: models.Link, because: str, actor: Actor, at: datetime) -> None:
    """A closed link opens nothing, and ends the sessions it opened."""
    with transaction.atomic():
        open_one = models.Link.objects.filter(pk=link.pk, closed_at__isnull=True)
        if open_one.update(closed_at=at, closed_because=because):
            _remember("link.closed", link, actor, at, reason=because)


def withdraw(*, subject: str, party: str, actor: Actor, at: datetime) -> int:
    """Close every link of a person to a file; returns how many were open."""
    links = models.Link.objects.filter(subject=subject, party=party, closed_at__isnull=True)
    for link in links:
        close(link=link, because="withdrawn", actor=actor, at=at)
    return len(links)


def _openable(token: str, at: datetime) -> models.Link:
    link = queries.link_of(token=token)
    state = queries.state_of(link, at=at)
    if link is None or state != "open":
        raise NotOpen(state)
    return link


def _wrong(link: models.Link, place: str, at: datetime) -> None:
    attempts.failed(limit=WRONG_ANSWERS, place=place, at=at)
    models.Link.objects.filter(pk=link.pk).update(tries=F("tries") + 1)
    if link.tries + 1 >= MOST_TRIES:
        close(link=link, because="tries", actor=VISITOR, at=at)


def _remember(event: str, link: models.Link, actor: Actor, at: datetime, **facts: object) -> None:
    journal.record(
        event=event, subject=link.subject, actor=actor, at=at, facts={"to": link.party, **facts}
    )
