"""What the watch has seen of publications: rows turned into the kernel's looks, and what is due."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from francjeu.evidence.models import Capture, Check, Item, Publication, Statement, Vault, Word
from francjeu.evidence.models import Watch as Watch  # the stored row, which pages hand on
from francjeu.evidence.queries import publications
from francjeu.evidence.queries.controls import site_of
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.kernel.evidence.pieces.keeping import State as Sealed
from francjeu.kernel.evidence.watch import cadence
from francjeu.kernel.evidence.watch.watching import (
    Answer,
    Control,
    Look,
    Standing,
    State,
    Verdict,
    verdict,
)
from francjeu.kernel.evidence.watch.watching import Word as Said

CAPTURED = "capture"
"""From where a capture saw it: no look is compared with one."""


class WatchNotFound(Exception):
    """No such watch, or not for this person: the page says the same in both cases."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One look as pages print it. `item` is the sealed piece that holds it."""

    at: datetime
    state: State
    reason: str
    item: UUID
    sha256: str
    control: State | None
    embed: State | None
    offset: int | None


@dataclass(frozen=True, slots=True)
class Heard:
    """What a person said that day; never who a reporter is."""

    at: datetime
    by: str
    answer: Answer
    access: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the author said of the absence."""

    words: str
    stated_at: datetime
    noted_at: datetime


@dataclass(frozen=True, slots=True)
class Watched:
    """A publication and everything its watches have seen. `running` and on: of the last one."""

    publication: UUID
    address: str
    site: str
    has_words: bool
    is_shut: bool
    verdict: Verdict
    seen: tuple[Seen, ...]
    heard: tuple[Heard, ...]
    told: tuple[Told, ...]
    running: UUID | None
    started_at: datetime | None
    next_at: datetime | None
    stopped_at: datetime | None
    stop_reason: str
    news_at: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """A reporter is asked whether this is still visible."""

    watch: UUID
    address: str


@dataclass(frozen=True, slots=True)
class News:
    """What a watch came to and nobody has read yet; `subject` is the journal of its file."""

    subject: str
    standing: Standing
    at: datetime


def look_of(row: Check) -> Look:
    """A stored look as the kernel judges it."""
    control = None
    if row.control_state and row.control_at is not None:
        control = Control(State(row.control_state), row.control_at, row.vantage)
    return Look(
        state=State(row.state), at=row.at, vantage=row.vantage, control=control,
        offset=None if row.offset is None else timedelta(seconds=row.offset),
        embed=State(row.embed_state) if row.embed_state else None,
    )  # fmt: skip


def verdict_of(publication: Publication) -> Verdict:
    """What all looks and words on a publication prove, whichever watch made them."""
    checks = Check.objects.filter(watch__publication=publication)
    words = Word.objects.filter(watch__publication=publication)
    looks = (*captured(publication.captures.all()), *map(look_of, checks))
    return verdict(looks, (Said(Answer(it.answer), it.said_at) for it in words))


def captured(rows: Iterable[Capture]) -> Iterator[Look]:
    """Captures that showed the content: it was visible then. Of the others nothing is concluded."""
    for row in rows:
        if row.verdict == PageState.MATCHED and row.begun_at is not None:
            yield Look(state=State.VISIBLE, at=row.begun_at, vantage=CAPTURED)


def watched(*, vaults: Collection[Vault]) -> tuple[Watched, ...]:
    """Every publication of these vaults, watched or not, oldest first; eight queries in all."""
    rows = Publication.objects.filter(vault__in=list(vaults)).order_by("added_at", "id")
    found = rows.prefetch_related("watches__checks__item", "watches__words", "watches__statements")
    kept = Item.objects.filter(vault__in=list(vaults), state=Sealed.ISOLATED)
    shut = frozenset(kept.values_list("vault_id", flat=True))
    return tuple(_watched(row, shut) for row in found)


def watch_for(*, vaults: Iterable[Vault], publication: UUID) -> Watch:
    """The running watch of a publication of these vaults. Raises WatchNotFound."""
    rows = Watch.objects.select_related("publication__vault")
    row = rows.filter(
        publication__public_id=publication, publication__vault__in=list(vaults),
        stopped_at__isnull=True,
    ).first()  # fmt: skip
    if row is None:
        raise WatchNotFound
    return row


def publication_for(*, vaults: Iterable[Vault], publication: UUID) -> Publication:
    """A publication of these vaults. Raises WatchNotFound."""
    rows = Publication.objects.select_related("vault")
    row = rows.filter(public_id=publication, vault__in=list(vaults)).first()
    if row is None:
        raise WatchNotFound
    return row


def at_address(*, vaults: Iterable[Vault], address: str) -> Publication | None:
    """The publication of these vaults at this address, whatever its spelling."""
    try:
        spelling = publications.spelling_of(address)
    except publications.NoAddress:
        return None
    rows = Publication.objects.select_related("vault").filter(vault__in=list(vaults))
    return rows.filter(spelling=spelling).order_by("id").first()


def seen_again(publication: Publication, *, after: datetime) -> tuple[datetime, ...]:
    """When it was visible after a moment, newest first."""
    rows = Check.objects.filter(watch__publication=publication, state=State.VISIBLE, at__gt=after)
    return tuple(rows.order_by("-at").values_list("at", flat=True))


def showing() -> frozenset[str]:
    """The journals of the running watches whose content was visible at the last word on it."""
    rows = Watch.objects.filter(
        stopped_at__isnull=True, standing__in=(Standing.VISIBLE, Standing.BACK)
    )
    return frozenset(rows.values_list("publication__vault__subject", flat=True))


def open_for_looks() -> QuerySet[Watch]:
    """The watches whose address may be opened: they run, and nothing of their file was shut.

    A piece sealed and isolated means that the file may hold what must not be seen (mission 2.8).
    """
    shut = Item.objects.filter(vault=OuterRef("publication__vault"), state=Sealed.ISOLATED)
    return Watch.objects.filter(
        ~Exists(shut), stopped_at__isnull=True, publication__closed_at__isnull=True,
        publication__vault__destroyed_at__isnull=True,
    )  # fmt: skip


def running() -> tuple[Watch, ...]:
    """Every watch that runs, with its publication and vault."""
    rows = Watch.objects.filter(stopped_at__isnull=True).select_related("publication__vault")
    return tuple(rows.order_by("id"))


def questions(*, vaults: Collection[Vault], at: datetime) -> tuple[Question, ...]:
    """What a reporter is asked today about what they reported; empty most days."""
    rows = Watch.objects.filter(
        publication__vault__in=list(vaults), publication__vault__destroyed_at__isnull=True,
        publication__closed_at__isnull=True, stopped_at__isnull=True,
    )  # fmt: skip
    rows = rows.select_related("publication").prefetch_related("words").order_by("started_at")
    return tuple(
        Question(watch=row.public_id, address=row.publication.address)
        for row in rows
        if cadence.is_asked(
            started_at=row.started_at, at=at,
            answered=(it.said_at for it in row.words.all() if it.by == "reporter"),
        )
    )  # fmt: skip


def asked_about(*, vaults: Collection[Vault], watch: UUID, at: datetime) -> Watch:
    """The watch a reporter is asked about today. Raises WatchNotFound."""
    if watch not in {it.watch for it in questions(vaults=vaults, at=at)}:
        raise WatchNotFound
    return Watch.objects.select_related("publication__vault").get(public_id=watch)


def news() -> tuple[News, ...]:
    """Running watches whose standing changed and which nobody has read since, oldest first."""
    rows = Watch.objects.filter(
        news_at__isnull=False, stopped_at__isnull=True,
        publication__vault__destroyed_at__isnull=True,
    ).order_by("news_at", "id")  # fmt: skip
    told = rows.values_list("publication__vault__subject", "standing", "news_at")
    return tuple(News(subject, Standing(standing), at) for subject, standing, at in told if at)


def _watched(row: Publication, shut: frozenset[int]) -> Watched:
    watches = sorted(row.watches.all(), key=lambda it: (it.started_at, it.pk))
    checks = sorted((it for w in watches for it in w.checks.all()), key=lambda it: (it.at, it.pk))
    words = sorted((it for w in watches for it in w.words.all()), key=lambda it: it.said_at)
    told = sorted((it for w in watches for it in w.statements.all()), key=lambda it: it.stated_at)
    last = watches[-1] if watches else None
    runs = last is not None and last.stopped_at is None
    return Watched(
        publication=row.public_id, address=row.address, site=site_of(row),
        has_words=bool(row.author or row.fragment), is_shut=row.vault_id in shut,
        verdict=verdict(
            (*captured(row.captures.all()), *map(look_of, checks)),
            (Said(Answer(it.answer), it.said_at) for it in words),
        ),
        seen=tuple(map(_seen, checks)),
        heard=tuple(Heard(it.said_at, it.by, Answer(it.answer), it.access) for it in words),
        told=tuple(map(_told, told)),
        running=last.public_id if last and runs else None,
        started_at=last.started_at if last else None,
        next_at=last.next_at if last and runs else None,
        stopped_at=last.stopped_at if last else None,
        stop_reason=last.stop_reason if last else "",
        news_at=last.news_at if last else None,
    )  # fmt: skip


def _seen(row: Check) -> Seen:
    return Seen(
        at=row.at, state=State(row.state), reason=row.reason, item=row.item.public_id,
        sha256=row.item.sha256, control=State(row.control_state) if row.control_state else None,
        embed=State(row.embed_state) if row.embed_state else None, offset=row.offset,
    )  # fmt: skip


def _told(row: Statement) -> Told:
    return Told(words=row.words, stated_at=row.stated_at, noted_at=row.noted_at)
