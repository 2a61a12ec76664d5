"""What the person concerned may ask or tell before a decision: time, an adult, a reply."""

from datetime import date, datetime, time

from django.db import transaction

from francjeu.cases import access, clocks, minutes, representing
from francjeu.cases.models import (
    Case,
    Companion,
    HearingReply,
    MinutesReading,
    Party,
    TimeRequest,
)
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import heard_letters
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.settings import deadlines

_LAST_MOMENT = time(23, 59, 59)


class NoReason(Exception):
    """More time is asked for, and refused, with a reason; one sentence is enough."""


class AlreadyAsked(Exception):
    """A request of this case waits for its answer."""


class NotLater(Exception):
    """The day asked for is not after the date to answer."""


class NothingAsked(Exception):
    """No request waits for an answer."""


class NoHearing(Exception):
    """No hearing is called, or no minutes were kept."""


class AlreadyRead(Exception):
    """This person said already whether the minutes are faithful."""


class NothingSaid(Exception):
    """Remarks without a word, or another time without saying when."""


def ask_time(*, party: Party, until: date, reason: str, actor: Actor, at: datetime) -> TimeRequest:
    """Ask for more time to answer, until the end of a day.

    Raises NoReason, NotLater, deadlines.NoCalendar, AlreadyAsked, NotYet, Refused.
    """
    case = _speaking(party, "ask_time", actor, at)
    require_awaited(case, "ask_time")
    if not reason.strip():
        raise NoReason
    if case.response_due_at is None or until <= clocks.local(case.response_due_at).date():
        raise NotLater
    deadlines.require_calendar(until)
    with transaction.atomic():
        if case.time_requests.filter(state="asked").exists():
            raise AlreadyAsked
        row = TimeRequest(case=case, party=party, until=until, reason=reason.strip(), asked_at=at)
        row.save(force_insert=True)
        _record("case.time_asked", case, actor, at, letter=party.letter, day=str(until))
    return row


def require_awaited(case: Case, act: str) -> None:
    """Time is asked for and given while an answer is awaited, or NotYet.

    After a parent answered alone, that of the young person still is.
    """
    guards.require_time(act=act, state=case.state)
    if not representing.is_awaited(case):
        raise guards.NotYet(verb=act, why=guards.Why.STATE)


def end_of(day: date, *, at: datetime) -> datetime:
    """The last moment of a day, where the organisation is."""
    return datetime.combine(day, _LAST_MOMENT, tzinfo=clocks.local(at).tzinfo)


def refuse_time(*, case: Case, reasons: str, actor: Actor, at: datetime) -> TimeRequest:
    """Refuse more time, with reasons; the date stays. Raises NothingAsked, NoReason, NotYet."""
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    require_awaited(case, "answer_time")
    if not reasons.strip():
        raise NoReason
    row = case.time_requests.filter(state="asked").first()
    if row is None:
        raise NothingAsked
    with transaction.atomic():
        return settle(request=row, due_at=None, answer=reasons.strip(), actor=actor, at=at)


def settle(
    *, request: TimeRequest, due_at: datetime | None, answer: str, actor: Actor, at: datetime
) -> TimeRequest:
    """Write the answer and its letter, in the caller's transaction; granted when it has a date."""
    request.state = "granted" if due_at else "refused"
    request.answer, request.due_at, request.answered_at = answer, due_at, at
    request.answered_by = moving.account(actor)
    request.save(update_fields=["state", "answer", "due_at", "answered_at", "answered_by"])
    _record(f"case.time_{request.state}", request.case, actor, at, letter=request.party.letter)
    heard_letters.time_answered(case=request.case, request=request, actor=actor, at=at)
    return request


def name_companion(
    *, party: Party, name: str, relation: str, reach: str, actor: Actor, at: datetime
) -> Companion:
    """Tell which adult the person chose to be with; told again, the last one counts.

    The same told again, because the answer was lost on the way, is told once.
    """
    case = _speaking(party, "name_companion", actor, at)
    last = party.companions.order_by("-told_at", "-pk").first()
    told = (name.strip(), relation.strip(), reach.strip())
    if last is not None and (last.name, last.relation, last.reach) == told:
        return last
    with transaction.atomic():
        row = Companion(party=party, name=told[0], relation=told[1], reach=told[2], told_at=at)
        row.save(force_insert=True)
        _record("case.companion_named", case, actor, at, letter=party.letter)
    return row


def reply(*, party: Party, answer: str, words: str, actor: Actor, at: datetime) -> HearingReply:
    """Answer a call: come, ask another time, or give it up, which is not a confession.

    The same said again, because its answer was lost on the way, is said once.
    Raises NoHearing, NothingSaid, NotYet, Refused.
    """
    case = _speaking(party, "reply", actor, at)
    hearing = case.hearings.filter(held_at__isnull=True).order_by("-called_at").first()
    if hearing is None or answer not in HearingReply.ANSWERS:
        raise NoHearing
    if answer == "other_time" and not words.strip():
        raise NothingSaid
    last = hearing.replies.filter(party=party).order_by("-replied_at", "-pk").first()
    if last is not None and (last.answer, last.words) == (answer, words.strip()):
        return last
    with transaction.atomic():
        row = HearingReply(
            hearing=hearing, party=party, answer=answer, words=words.strip(), replied_at=at
        )
        row.save(force_insert=True)
        _record("case.hearing_replied", case, actor, at, letter=party.letter, reply=answer)
    return row


def read_minutes(
    *, party: Party, is_faithful: bool, remarks: str, actor: Actor, at: datetime
) -> MinutesReading:
    """Sign the minutes as faithful, or with remarks kept beside them; once, and for good.

    Raises NoHearing, NothingSaid, AlreadyRead, NotYet, Refused.
    """
    case = _speaking(party, "read_minutes", actor, at)
    hearing = minutes.of(case)
    if hearing is None:
        raise NoHearing
    if not is_faithful and not remarks.strip():
        raise NothingSaid
    with transaction.atomic():
        if hearing.readings.filter(party=party).exists():
            raise AlreadyRead
        row = MinutesReading(
            hearing=hearing, party=party, is_faithful=is_faithful, remarks=remarks.strip(),
            signed_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        event = "case.minutes_faithful" if is_faithful else "case.minutes_remarked"
        _record(event, case, actor, at, letter=party.letter)
    return row


def _speaking(party: Party, act: str, actor: Actor, at: datetime) -> Case:
    """The case, for who speaks in it, while this may be done."""
    representing.require(party=party, actor=actor, at=at)
    guards.require_time(act=act, state=party.case.state)
    return party.case


def _record(event: str, case: Case, actor: Actor, at: datetime, **told: object) -> None:
    moving.record(event=event, case=case, actor=actor, at=at, told=told)
