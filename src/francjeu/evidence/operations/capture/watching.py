"""The deletion watch (C-SUPP): begun and stopped by a person, told of by those who may see."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from francjeu.evidence import access
from francjeu.evidence.models import Publication, Statement, Vault, Watch, Word
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.queries.watches import verdict_of
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.evidence.watch.cadence import next_look
from francjeu.kernel.evidence.watch.watching import Answer, Standing
from francjeu.kernel.procedure.intake.report import Answer as Gate
from francjeu.plumbing import jobs

CONNECTOR = "watch"
BETWEEN = timedelta(minutes=5)
NEWS = (
    Standing.GONE, Standing.BACK, Standing.PICTURED, Standing.CHANGED, Standing.DISPUTED,
)  # fmt: skip
"""What a person should read once the watch comes to it."""


class NotWatchable(Exception):
    """The publication's vault is gone, or it is closed: nothing is looked at any more."""


class AlreadyWatched(Exception):
    """A watch of this publication runs."""


class WatchOver(Exception):
    """This watch was stopped meanwhile; nothing was written."""


class TooSoon(Exception):
    """It was looked at a moment ago: a platform is not asked again and again."""


class Ahead(Exception):
    """A statement is dated after the day it is noted."""


@dataclass(frozen=True, slots=True)
class Told:
    """An address, and what a true showing of it holds."""

    address: str
    author: str = ""
    fragment: str = ""


def is_on() -> bool:
    """True when this installation may look at addresses; off until it is switched on."""
    return CONNECTOR in settings.FRANCJEU.connectors


def start(
    *, publication: Publication, facts: access.Facts, actor: Actor, at: datetime,
    why: str = "person",
) -> Watch:  # fmt: skip
    """Look at this address from now on, a first time at once.

    Raises Refused, NotWatchable, AlreadyWatched.
    """
    access.RULES.require(actor, access.Act.WATCH, facts)
    if publication.closed_at is not None or publication.vault.destroyed_at is not None:
        raise NotWatchable
    with transaction.atomic():
        if Watch.objects.filter(publication=publication, stopped_at__isnull=True).exists():
            raise AlreadyWatched
        row = Watch(
            publication=publication, why=why, started_at=at,
            next_at=next_look(started_at=at, after=at),
            standing=verdict_of(publication).standing.value,
        )  # fmt: skip
        row.save(force_insert=True)
        record("watch.started", row, actor=actor, at=at, facts={"why": why})
        look_soon(row)
    return row


def begin(
    *, vault: Vault, told: Told, gate: Gate, facts: access.Facts, actor: Actor,
    at: datetime, why: str = "person",
) -> Watch:  # fmt: skip
    """Watch an address from now on, its words known or completed; one already watched goes on.

    Raises Refused, NotWatchable, publications.GateClosed, publications.NoAddress.
    """
    access.RULES.require(actor, access.Act.WATCH, facts)
    with transaction.atomic():
        publication = publications.note(
            vault=vault, address=told.address, author=told.author, fragment=told.fragment,
            gate=gate, at=at,
        )  # fmt: skip
        going_on = Watch.objects.filter(publication=publication, stopped_at__isnull=True).first()
        if going_on is not None:
            return going_on
        return start(publication=publication, facts=facts, actor=actor, at=at, why=why)


def look_now(*, watch: Watch, facts: access.Facts, actor: Actor, at: datetime) -> None:
    """Look once more without waiting for the cadence. Raises Refused, WatchOver, TooSoon."""
    access.RULES.require(actor, access.Act.WATCH, facts)
    if not running(watch).exists():
        raise WatchOver
    if watch.checks.filter(at__gt=at - BETWEEN).exists():
        raise TooSoon
    look_soon(watch)


def stop(
    *, watch: Watch, facts: access.Facts, actor: Actor, at: datetime, why: str = "person"
) -> None:
    """No more looks; what was seen stays. Raises Refused, WatchOver."""
    access.RULES.require(actor, access.Act.WATCH, facts)
    with transaction.atomic():
        if not running(watch).update(stopped_at=at, stop_reason=why):
            raise WatchOver
        record("watch.stopped", watch, actor=actor, at=at, facts={"why": why})


def note_word(
    *, watch: Watch, answer: Answer, how: Access | None, facts: access.Facts, actor: Actor,
    at: datetime,
) -> Word:  # fmt: skip
    """Write what a person who may see the content says: it may contradict, never prove.

    `how` staff lawfully see it; a reporter told it with the report. Raises Refused, WatchOver.
    """
    access.RULES.require(actor, access.Act.SAY_VISIBLE, facts)
    by = "reporter" if actor.kind is Kind.REPORTER else "staff"
    with transaction.atomic():
        if not running(watch).exists():
            raise WatchOver
        row = Word(
            watch=watch, by=by, answer=answer.value, access=how.value if how else "", said_at=at
        )
        row.save(force_insert=True)
        record("watch.word_noted", watch, actor=actor, at=at, facts={"answer": answer.value})
        settle(watch, at=at)
    return row


def note_statement(
    *, watch: Watch, words: str, stated_at: datetime, facts: access.Facts, actor: Actor,
    at: datetime,
) -> Statement:  # fmt: skip
    """Write that the author says they removed it: it fills the cause, as their word.

    Raises Refused, WatchOver, Ahead.
    """
    access.RULES.require(actor, access.Act.WATCH, facts)
    if stated_at > at:
        raise Ahead
    with transaction.atomic():
        if not running(watch).exists():
            raise WatchOver
        row = Statement(watch=watch, words=words, stated_at=stated_at, noted_at=at)
        row.save(force_insert=True)
        record("watch.statement_noted", watch, actor=actor, at=at, facts={})
    return row


def read_news(*, watch: Watch, facts: access.Facts, actor: Actor, at: datetime) -> None:
    """A person has read what the watch came to: it leaves their list. Raises Refused."""
    access.RULES.require(actor, access.Act.WATCH, facts)
    with transaction.atomic():
        mine = Watch.objects.filter(pk=watch.pk, news_at__isnull=False)
        if mine.update(news_at=None):
            record("watch.news_read", watch, actor=actor, at=at, facts={})


def settle(watch: Watch, *, at: datetime) -> Standing:
    """The row repeats what its looks and words now prove. Call in the transaction that adds one."""
    now = verdict_of(watch.publication).standing
    if now.value != watch.standing:
        news_at = at if now in NEWS else watch.news_at
        Watch.objects.filter(pk=watch.pk).update(standing=now.value, news_at=news_at)
        watch.standing, watch.news_at = now.value, news_at
    return now


def running(watch: Watch) -> QuerySet[Watch]:
    """This watch, while it runs."""
    return Watch.objects.filter(pk=watch.pk, stopped_at__isnull=True)


def look_soon(watch: Watch) -> None:
    """A look joins the queue of tools. In a transaction."""
    if is_on():
        jobs.enqueue("francjeu.evidence.tasks.look", watch=str(watch.public_id))


def record(
    event: str, watch: Watch, *, actor: Actor, at: datetime, facts: dict[str, object]
) -> None:
    """One entry in the journal of the file the publication is in."""
    publication = watch.publication
    journal.record(
        event=event, subject=publication.vault.subject, actor=actor, at=at,
        facts={"publication": str(publication.public_id), **facts},
    )  # fmt: skip
