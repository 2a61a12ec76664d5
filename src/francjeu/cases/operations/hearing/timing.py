"""Stopping a clock with a reason, and letting it run again: what was left is left."""

from datetime import datetime

from django.db import transaction

from francjeu.cases import access, clocks
from francjeu.cases.models import Case, Clock, ClockPause
from francjeu.cases.operations.file import moving
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards

# the clocks whose date the case holds too, for guards and letters
_HELD = {"response": "response_due_at", "appeal": "appeal_due_at"}


class NoReason(Exception):
    """A clock is stopped for a reason that the persons concerned can read."""


class NoSuchClock(Exception):
    """The clock does not run, or stands still already; or it does not stand still."""


class TooLate(Exception):
    """The time is over: stopping the clock would not change that."""


def pause(*, case: Case, key: str, reason: str, actor: Actor, at: datetime) -> ClockPause:
    """Stop a running clock: nobody is late meanwhile. Raises NoReason, NoSuchClock, TooLate."""
    _may(case, "pause_clock", actor)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        clock = _running(case, key)
        if clock.pauses.filter(resumed_at__isnull=True).exists():
            raise NoSuchClock(key)
        if at > clock.due_at:
            raise TooLate
        row = ClockPause(
            clock=clock, reason=reason.strip(), due_before=clock.due_at, paused_at=at,
            paused_by=moving.account(actor),
        )  # fmt: skip
        row.save(force_insert=True)
        _record("case.clock_paused", case, actor, at, clock=key, reason=reason.strip())
    return row


def resume(*, case: Case, key: str, actor: Actor, at: datetime) -> Clock:
    """Let a stopped clock run again; its date moves by what was left. Raises NoSuchClock."""
    _may(case, "resume_clock", actor)
    with transaction.atomic():
        clock = _running(case, key)
        row = clock.pauses.filter(resumed_at__isnull=True).first()
        if row is None:
            raise NoSuchClock(key)
        clock.due_at = clocks.resumed(clock=clock, paused_at=row.paused_at, at=at)
        clock.save(update_fields=["due_at"])
        row.resumed_at, row.resumed_by = at, moving.account(actor)
        row.save(update_fields=["resumed_at", "resumed_by"])
        _hold(case, clock)
        _record("case.clock_resumed", case, actor, at, clock=key, until=str(clock.due_at))
    return clock


def _may(case: Case, act: str, actor: Actor) -> None:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act=act, state=case.state)


def _running(case: Case, key: str) -> Clock:
    clock = case.clocks.filter(key=key, met_at__isnull=True).first()
    if clock is None:
        raise NoSuchClock(key)
    return clock


def _hold(case: Case, clock: Clock) -> None:
    """The case holds the same date."""
    column = _HELD.get(clock.key)
    if column:
        setattr(case, column, clock.due_at)
        case.save(update_fields=[column])


def _record(event: str, case: Case, actor: Actor, at: datetime, **told: object) -> None:
    moving.record(event=event, case=case, actor=actor, at=at, told=told)
