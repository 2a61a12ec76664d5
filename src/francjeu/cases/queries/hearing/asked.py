"""What the person concerned asked, brought, and said of a hearing: for them, and for staff."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.cases import identity, minutes, models, representing
from francjeu.kernel import ages


@dataclass(frozen=True, slots=True)
class Time:
    """A request for more time: asked, granted or refused."""

    letter: str
    until: date
    reason: str
    state: str
    asked_at: datetime
    answer: str
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Adult:
    """The adult a person chose to be with."""

    letter: str
    name: str
    relation: str
    reach: str


@dataclass(frozen=True, slots=True)
class Brought:
    """A piece the person brought."""

    number: int
    description: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Meeting:
    """A hearing as the person reads it. `faithful` is None until they read the minutes back."""

    way: str
    starts_at: datetime | None
    joining: str
    expected: str
    held_at: datetime | None
    present: str
    minutes: str
    reply: str
    words: str
    faithful: bool | None
    remarks: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person answered to a call, or said of its minutes."""

    letter: str
    answer: str
    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """Everything asked and told around the hearing, for who runs or decides the case."""

    times: tuple[Time, ...]
    adults: tuple[Adult, ...]
    replies: tuple[Said, ...]
    readings: tuple[Said, ...]
    name_ruling: models.IdentityRuling | None
    name_at_stake: bool
    alone: tuple[str, ...]


def speaks(*, party: models.Party, at: datetime) -> bool:
    """May this person speak in the case today?"""
    return representing.speaks(party, at=at)


def last_time(case: models.Case) -> Time | None:
    """The last request for more time."""
    row = case.time_requests.select_related("party").order_by("-asked_at", "-pk").first()
    return _time(row) if row else None


def _time(row: models.TimeRequest) -> Time:
    return Time(
        letter=row.party.letter, until=row.until, reason=row.reason, state=row.state,
        asked_at=row.asked_at, answer=row.answer, due_at=row.due_at,
    )  # fmt: skip


def adult_of(party: models.Party) -> Adult | None:
    """The adult this person chose; None when they told none, or took it back."""
    row = party.companions.order_by("-told_at", "-pk").first()
    if row is None or not row.name:
        return None
    return Adult(party.letter, row.name, row.relation, row.reach)


def brought_by(party: models.Party) -> tuple[Brought, ...]:
    """The pieces this person brought."""
    rows = party.brought.select_related("exhibit").order_by("exhibit__number")
    return tuple(Brought(r.exhibit.number, r.exhibit.description, r.brought_at) for r in rows)


def meeting_of(party: models.Party) -> Meeting | None:
    """The hearing to come, or the last one whose minutes can be read back; in three queries."""
    case = party.case
    called = case.hearings.filter(held_at__isnull=True).order_by("-called_at").first()
    hearing = called or minutes.of(case)
    if hearing is None:
        return None
    reply = hearing.replies.filter(party=party).order_by("-replied_at", "-pk").first()
    read = hearing.readings.filter(party=party).first()
    return Meeting(
        way=hearing.way, starts_at=hearing.starts_at, joining=hearing.joining,
        expected=hearing.expected, held_at=hearing.held_at, present=hearing.present,
        minutes=hearing.minutes, reply=reply.answer if reply else "",
        words=reply.words if reply else "", faithful=read.is_faithful if read else None,
        remarks=read.remarks if read else "",
    )  # fmt: skip


def around(case: models.Case, *, at: datetime) -> Around:
    """What staff read of all this, in a fixed number of queries but for minors."""
    return Around(
        times=tuple(_time(r) for r in case.time_requests.select_related("party").order_by("pk")),
        adults=_adults(case),
        replies=_replied(case),
        readings=_read(case),
        name_ruling=identity.ruling(case), name_at_stake=identity.is_at_stake(case),
        alone=tuple(row.letter for row in representing.alone(case, at=at)),
    )  # fmt: skip


def _adults(case: models.Case) -> tuple[Adult, ...]:
    rows = models.Companion.objects.filter(party__case=case).select_related("party")
    last = {row.party_id: row for row in rows.order_by("told_at", "pk")}
    return tuple(
        Adult(row.party.letter, row.name, row.relation, row.reach)
        for row in last.values()
        if row.name
    )


def _replied(case: models.Case) -> tuple[Said, ...]:
    rows = models.HearingReply.objects.filter(hearing__case=case).select_related("party")
    return tuple(Said(r.party.letter, r.answer, r.words, r.replied_at) for r in rows.order_by("pk"))


def _read(case: models.Case) -> tuple[Said, ...]:
    rows = models.MinutesReading.objects.filter(hearing__case=case).select_related("party")
    return tuple(
        Said(r.party.letter, "faithful" if r.is_faithful else "remarks", r.remarks, r.signed_at)
        for r in rows.order_by("pk")
    )


def idle(case: models.Case, *, at: datetime) -> frozenset[str]:
    """The acts around the hearing that have nothing to act on now."""
    rows = case.parties.filter(representatives__isnull=False).select_related("person").distinct()
    grown = [row for row in rows if representing.is_minor(row, at=at) is not ages.Answer.YES]
    awaited = representing.is_awaited(case)
    acts = (
        ("answer_time", not (awaited and case.time_requests.filter(state="asked").exists())),
        ("extend", not awaited),
        ("rule_on_identity", not identity.is_at_stake(case)),
        ("come_of_age", not grown),
    )
    return frozenset(act for act, is_idle in acts if is_idle)
