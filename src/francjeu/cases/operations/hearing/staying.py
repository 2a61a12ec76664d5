"""Letting a case wait for another body, and taking it up again: its clocks stand still meanwhile.

The rights of the parties and protective measures go on (mission 2.2).
"""

from datetime import date, datetime

from django.db import transaction

from francjeu.cases import access
from francjeu.cases.models import Case, Stay
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.hearing import timing
from francjeu.cases.operations.letters import telling
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.intake.report import Stage
from francjeu.notices.operations import hushing


class NoReason(Exception):
    """A case waits, or goes on, for a stated reason."""


class NobodyNamed(Exception):
    """A case waits for somebody."""


class AlreadyStayed(Exception):
    """The case waits already, or does not wait."""


class NoReview(Exception):
    """A stay is looked at again on a day to come: nobody forgets it."""


def stay(
    *, case: Case, body: str, reason: str, review_on: date, actor: Actor, at: datetime
) -> Stay:
    """The case waits for this body; every clock that runs stands still; reporters are told.

    Raises Refused, NotYet (over), NoReason, NobodyNamed, NoReview, AlreadyStayed.
    """
    _may(case, "stay", actor)
    if not body.strip():
        raise NobodyNamed
    if not reason.strip():
        raise NoReason
    if review_on <= at.date():
        raise NoReview
    with transaction.atomic():
        row, is_new = Stay.objects.get_or_create(
            case=case, ended_at=None,
            defaults={
                "body": body.strip()[:200], "reason": reason.strip(), "review_on": review_on,
                "began_at": at, "began_by": moving.account(actor),
            },
        )  # fmt: skip
        if not is_new:
            raise AlreadyStayed
        row.paused = _pause(case, _running(case, at), reason, actor, at)
        row.save(update_fields=["paused"])
        _record("case.stayed", case, actor, at, body=row.body, reason=row.reason)
        telling.reporters(case=case, stage=Stage.ON_HOLD, actor=actor, at=at)
    return row


def end_stay(*, case: Case, reason: str, actor: Actor, at: datetime) -> Stay:
    """The case goes on: its clocks run again with what was left; reporters are told.

    A clock that a party's own act started meanwhile loses no time either.
    Raises Refused, NotYet, NoReason, AlreadyStayed.
    """
    _may(case, "end_stay", actor)
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        row = case.stays.select_for_update().filter(ended_at__isnull=True).first()
        if row is None:
            raise AlreadyStayed
        row.paused = [*row.paused, *_started_meanwhile(case, row, actor)]
        _resume(case, row.paused, actor, at)
        row.ended_at, row.ended_by = at, moving.account(actor)
        row.ended_reason = reason.strip()
        row.save(update_fields=["paused", "ended_at", "ended_by", "ended_reason"])
        _record("case.stay_ended", case, actor, at, reason=reason.strip())
        telling.reporters(case=case, stage=_stage(case), actor=actor, at=at)
    return row


def let_pass(*, case: Case, reason: str, actor: Actor, at: datetime) -> None:
    """While a silence stands, a named person lets the next act write, and says why.

    Raises Refused, NotYet, hushing.NoReason, hushing.NotHushed.
    """
    _may(case, "let_pass", actor)
    hushing.let_pass(subject=f"case:{case.ref}", reason=reason, actor=actor, at=at)


def _may(case: Case, act: str, actor: Actor) -> None:
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act=act, state=case.state)


def _running(case: Case, at: datetime) -> list[str]:
    """The clocks that run and are not late: what is late stays late."""
    clocks = case.clocks.filter(met_at__isnull=True, due_at__gte=at)
    still = case.clocks.filter(pauses__resumed_at__isnull=True, pauses__isnull=False)
    return list(clocks.exclude(pk__in=still.values("pk")).values_list("key", flat=True))


def _pause(case: Case, keys: list[str], reason: str, actor: Actor, at: datetime) -> list[str]:
    for key in keys:
        timing.pause(case=case, key=key, reason=reason, actor=actor, at=at)
    return keys


def _started_meanwhile(case: Case, row: Stay, actor: Actor) -> list[str]:
    """Clocks which an act of a party started during the stay: stopped from their first moment."""
    since = case.clocks.filter(met_at__isnull=True, started_at__gt=row.began_at)
    started = list(since.exclude(key__in=row.paused).exclude(pauses__isnull=False))
    for clock in started:
        timing.pause(case=case, key=clock.key, reason=row.reason, actor=actor, at=clock.started_at)
    return [clock.key for clock in started]


def _resume(case: Case, keys: list[str], actor: Actor, at: datetime) -> None:
    """Let what this stay stopped run again; what was met meanwhile, or resumed by hand, is left."""
    still = case.clocks.filter(
        key__in=keys, met_at__isnull=True, pauses__resumed_at__isnull=True, pauses__isnull=False
    )
    for key in list(still.values_list("key", flat=True)):
        timing.resume(case=case, key=key, actor=actor, at=at)


def _stage(case: Case) -> Stage:
    """Where the reporters were told that the case stands before it waited."""
    if case.decided_at:
        return Stage.DECIDED
    return Stage.HEARD if case.heard_at else Stage.ADMISSIBLE


def _record(event: str, case: Case, actor: Actor, at: datetime, **told: object) -> None:
    moving.record(event=event, case=case, actor=actor, at=at, told=told)
