"""One report as staff read it, whole, with its thread and its neighbours."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.evidence import queries as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.origin.provenance import Access
from francjeu.kernel.procedure.intake.report import (
    About,
    Answer,
    Band,
    Basis,
    Channel,
    Impacted,
    Outcome,
    Place,
    Priority,
    Question,
    Refusal,
    Tag,
)
from francjeu.reports import models
from francjeu.reports.queries import incidents, routing
from francjeu.reports.queries.reach import NotFound, visible
from francjeu.reports.queries.routing import HandOver, Routed

MOST_NEIGHBOURS = 300


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the thread. `author_name` is for staff only."""

    kind: str
    from_reporter: bool
    text: str
    at: datetime
    author_name: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class Check:
    """A signed urgency sheet."""

    answers: dict[Question, Answer]
    outcome: Outcome
    done: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Disposition:
    """Why we could not act, or to whom the message went."""

    kind: str
    reason: Refusal | None
    basis: Basis | None
    body: str
    words: str
    doors: tuple[str, ...]
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Support:
    """What was done for the person it happened to."""

    what: str
    by_name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another report on the same content, or likely so: never its words."""

    ref: str
    state: str
    received_at: datetime
    priority: Priority
    place: Place | None
    tags: tuple[Tag, ...]
    case_ref: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything told, except who wrote and where a gated image is: those are acts apart.

    It is followed in `case_ref` and serves the cases `also_in` too: the room of cases says which of
    them this person knows.
    """

    ref: str
    state: str
    channel: Channel
    language: str
    received_at: datetime
    about: About
    priority: Priority
    danger: Answer
    gate: Answer
    impacted: Impacted | None
    place: Place | None
    place_words: str
    tags: tuple[Tag, ...]
    band: Band
    obtained: Access | None
    happened_on: date | None
    what: str
    link: str
    where: str
    who: str
    is_named: bool
    has_location: bool
    adult_needed: bool
    adult_found_at: datetime | None
    group_id: int | None
    case_ref: str
    also_in: tuple[str, ...]
    taken_by: str
    pieces: tuple[Piece, ...]
    messages: tuple[Message, ...]
    checks: tuple[Check, ...]
    dispositions: tuple[Disposition, ...]
    same: tuple[Neighbour, ...]
    likely: tuple[Neighbour, ...]
    supports: tuple[Support, ...]
    handovers: tuple[HandOver, ...]
    routed: Routed | None
    whole: str
    halves: tuple[str, ...]
    has_rung: bool
    incident: str


def report_for(*, actor: Actor, ref: str) -> Sheet:
    """The report, for who may know about it. Raises NotFound."""
    row = (
        visible(actor)
        .filter(ref=ref)
        .select_related("identity", "location", "vault")
        .prefetch_related("messages", "checks", "dispositions")
        .first()
    )
    if row is None:
        raise NotFound(ref)
    identity = getattr(row, "identity", None)
    return Sheet(
        ref=row.ref,
        state=row.state,
        channel=Channel(row.channel),
        language=row.language,
        received_at=row.received_at,
        about=About(row.about),
        priority=Priority(row.priority),
        danger=Answer(row.danger),
        gate=Answer(row.gate),
        impacted=Impacted(row.impacted) if row.impacted else None,
        place=Place(row.place) if row.place else None,
        place_words=row.place_words,
        tags=tuple(Tag(tag) for tag in row.tags),
        band=Band(row.band),
        obtained=Access(row.obtained) if row.obtained else None,
        happened_on=row.happened_on,
        what=row.what,
        link=row.link,
        where=row.where,
        who=row.who,
        is_named=identity is not None,
        has_location=getattr(row, "location", None) is not None,
        adult_needed=row.adult_needed,
        adult_found_at=row.adult_found_at,
        group_id=row.group_id,
        case_ref=row.case_ref or "",
        also_in=tuple(row.also_in.order_by("case_ref").values_list("case_ref", flat=True)),
        taken_by=row.taken_by,
        pieces=evidence.items_of(row.vault) if row.vault else (),
        messages=tuple(map(message_of, sorted(row.messages.all(), key=lambda m: (m.at, m.pk)))),
        checks=tuple(map(_check, sorted(row.checks.all(), key=lambda c: c.pk))),
        dispositions=tuple(map(_disposition, sorted(row.dispositions.all(), key=lambda d: d.pk))),
        same=_same(actor, row),
        likely=_likely(actor, row),
        supports=tuple(Support(s.what, s.given_by_name, s.at) for s in row.supports.order_by("id")),
        handovers=routing.handovers_of(row),
        routed=routing.last_of(row),
        whole=routing.whole_of(row),
        halves=tuple(
            visible(actor).filter(ref__in=routing.halves_of(row)).values_list("ref", flat=True)
        ),
        has_rung=row.alarms.exists(),
        incident=incidents.of_report(row),
    )


def message_of(row: models.Message) -> Message:
    """The row as pages print it."""
    return Message(
        kind=row.kind, from_reporter=row.from_reporter, text=row.text, at=row.at,
        author_name=row.author_name, read_at=row.read_at,
    )  # fmt: skip


def _check(row: models.UrgencyCheck) -> Check:
    return Check(
        answers={Question(q): Answer(a) for q, a in row.answers.items()},
        outcome=Outcome(row.outcome),
        done=row.done,
        by_name=row.signed_by_name,
        at=row.at,
    )


def _disposition(row: models.Disposition) -> Disposition:
    return Disposition(
        kind=row.kind,
        reason=Refusal(row.reason) if row.reason else None,
        basis=Basis(row.basis) if row.basis else None,
        body=row.body,
        words=row.words,
        doors=tuple(row.doors),
        by_name=row.signed_by_name,
        at=row.at,
    )


def neighbour_of(row: models.Report) -> Neighbour:
    """The row as a neighbour."""
    return Neighbour(
        ref=row.ref, state=row.state, received_at=row.received_at,
        priority=Priority(row.priority), place=Place(row.place) if row.place else None,
        tags=tuple(Tag(tag) for tag in row.tags), case_ref=row.case_ref or "",
    )  # fmt: skip


_SHORT = ("ref", "state", "received_at", "priority", "place", "tags", "case_ref")


def _same(actor: Actor, row: models.Report) -> tuple[Neighbour, ...]:
    if row.group_id is None:
        return ()
    others = visible(actor).filter(group=row.group_id).exclude(pk=row.pk).only(*_SHORT)
    return tuple(map(neighbour_of, others.order_by("received_at")[:MOST_NEIGHBOURS]))


def _likely(actor: Actor, row: models.Report) -> tuple[Neighbour, ...]:
    """Same account, other content: proposed, never grouped without a hand."""
    if not row.account:
        return ()
    others = visible(actor).filter(account=row.account).exclude(pk=row.pk).only(*_SHORT)
    if row.group_id is not None:
        others = others.exclude(group=row.group_id)
    return tuple(map(neighbour_of, others.order_by("-received_at")[:20]))
