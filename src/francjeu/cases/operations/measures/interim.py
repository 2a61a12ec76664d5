"""Interim measures: ordered with reasons, contested, reviewed, lifted or ended; never a finding."""

import json
from datetime import datetime

from django.db import transaction

from francjeu.cases import access, clocks, facts, representing
from francjeu.cases.models import Case, Clock, Interim, InterimStep, Party
from francjeu.cases.operations.file import moving
from francjeu.cases.operations.letters import fair_letters
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.case import guards
from francjeu.kernel.procedure.machine import Move
from francjeu.kernel.procedure.measures import interim as rules
from francjeu.kernel.procedure.settings.profile import Clock as Key


class NotThePerson(Exception):
    """Only a person concerned may have a measure; only they, or who speaks for them, contest it."""


class AlreadyContested(Exception):
    """Someone contested it and waits for the answer: what is new is added to that request."""


class Over(Exception):
    """The measure is over: nothing is left to contest."""


class TooLate(Exception):
    """The time the procedure gives to contest has passed; `until` is its end."""

    def __init__(self, until: datetime) -> None:
        super().__init__("too late to contest")
        self.until = until


class Running(Exception):
    """The same measure runs already for this person."""


def order(
    *, case: Case, party: Party, ordered: rules.Ordered, actor: Actor, at: datetime
) -> Interim:
    """Order the lightest measure that is enough, with reasons and an end; the person is told.

    Raises NotThePerson, Running, NotYet once decided, interim.BadMeasure, Refused.
    """
    moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)
    guards.require_time(act="order_interim", state=case.state)
    if facts.case_facts(case).hushed:
        raise guards.NotYet(verb="order_interim", why=guards.Why.HUSHED)
    if party.case_id != case.pk or party.role != "respondent":
        raise NotThePerson
    profile = clocks.profile_of(case)
    rules.check(
        ordered, listed=profile.provisional if profile else (), at=at,
        longest=clocks.due_at(case=case, key=Key.INTERIM_REVIEW, since=at),
    )  # fmt: skip
    with transaction.atomic():
        moving.hold(case)
        if party_runs(party, ordered.kind):
            raise Running
        row = Interim(
            case=case, party=party, kind=ordered.kind, reasons=ordered.reasons,
            lesser=json.dumps(dict(ordered.lesser), ensure_ascii=False), starts_at=at,
            ends_at=ordered.ends_at, ordered_by=moving.account(actor),
        )  # fmt: skip
        row.save(force_insert=True)
        _clock(case, at)
        moving.record(
            event="case.interim_ordered", case=case, actor=actor, at=at,
            told={"measure": row.kind, "letter": party.letter, "until": str(row.ends_at)},
        )  # fmt: skip
        fair_letters.interim(case=case, measure=row, actor=actor, at=at)
    return row


def party_runs(party: Party, kind: str) -> bool:
    """True when this measure runs for this person."""
    return Interim.objects.filter(party=party, kind=kind, state__in=rules.RUNNING).exists()


def contest(
    *, measure: Interim, party: Party | None, reasons: str, actor: Actor, at: datetime
) -> InterimStep:
    """The person, or who speaks for them, contests; the measure holds until someone else answers.

    The answer has its own clock and both receive a letter. Staff may write down what came late.
    Raises NotThePerson, TooLate, AlreadyContested, Over, interim.BadMeasure, NotYet, Refused.
    """
    _require_contester(measure, party, actor, at)
    guards.require_time(act="contest_interim", state=measure.case.state)
    with transaction.atomic():
        moving.hold(measure.case)
        measure.refresh_from_db(fields=["state", "ends_at"])
        if measure.state == "contested":
            raise AlreadyContested
        if measure.state not in rules.RUNNING or measure.ends_at <= at:
            raise Over
        move = _move(measure, "contest", actor, at, reasons)
        measure.contest, measure.contested_at = reasons.strip(), at
        _write(measure, move.target, at, "contest", "contested_at")
        step = _step(measure, "contest", reasons.strip(), actor, at, party=party)
        _record(measure, "contested", actor, at)
        fair_letters.interim_contested(case=measure.case, measure=measure, actor=actor, at=at)
    return step


def _require_contester(measure: Interim, party: Party | None, actor: Actor, at: datetime) -> None:
    if actor.kind == Kind.STAFF:
        moving.require_access(case=measure.case, actor=actor, act=access.Act.MANAGE)
        return
    if party is None or measure.party_id not in {party.pk, party.speaks_for_id}:
        raise NotThePerson
    if actor.ref != str(party.public_id) or not representing.speaks(party, at=at):
        raise NotThePerson
    until = clocks.contest_until(measure)
    if until is not None and at > until:
        raise TooLate(until)


def renew(
    *, measure: Interim, ends_at: datetime, reasons: str, actor: Actor, at: datetime
) -> Interim:
    """Review: the measure is still needed, until another date; the person is told why.

    Raises interim.BadMeasure, interim.OwnMeasure, machine.IllegalMove, Refused.
    """
    moving.require_access(case=measure.case, actor=actor, act=access.Act.MANAGE)
    longest = clocks.due_at(case=measure.case, key=Key.INTERIM_REVIEW, since=at)
    rules.check_dates(reasons=reasons, ends_at=ends_at, at=at, longest=longest)
    return _say(measure, "renew", reasons, actor, at, ends_at=ends_at)


def keep(*, measure: Interim, reasons: str, actor: Actor, at: datetime) -> Interim:
    """Someone else answers who contests: the measure stays, for these reasons."""
    _require_answerer(measure.case, actor)
    return _say(measure, "keep", reasons, actor, at)


def lighten(
    *, measure: Interim, kind: str, ends_at: datetime, reasons: str, actor: Actor, at: datetime
) -> Interim:
    """Someone else answers who contests: a milder measure, or a nearer end, for these reasons.

    Raises interim.BadMeasure, Running when the milder one runs already, and as `keep`.
    """
    _require_answerer(measure.case, actor)
    profile = clocks.profile_of(measure.case)
    rules.check_lighter(
        kind=kind, ends_at=ends_at, now_kind=measure.kind, now_ends_at=measure.ends_at,
        listed=profile.provisional if profile else (), at=at,
    )  # fmt: skip
    if kind != measure.kind and party_runs(measure.party, kind):
        raise Running
    return _say(measure, "lighten", reasons, actor, at, ends_at=ends_at, kind=kind)


def lift(*, measure: Interim, reasons: str, actor: Actor, at: datetime) -> Interim:
    """The measure is lifted before its end; who ordered it may, unless it is contested."""
    _require_answerer(measure.case, actor)
    return _say(measure, "lift", reasons, actor, at)


def _require_answerer(case: Case, actor: Actor) -> None:
    """Who runs the file, or sits on it, and has no tie."""
    moving.require_access(case=case, actor=actor, act=access.Act.VIEW)
    if not access.decides(actor, facts.access_facts(case)):
        moving.require_access(case=case, actor=actor, act=access.Act.MANAGE)


def end_over(*, actor: Actor, at: datetime) -> int:
    """Measures whose end has come end by themselves. Returns how many."""
    over = Interim.objects.filter(state__in=rules.RUNNING, ends_at__lte=at)
    return sum(_end(row, actor, at) for row in over.select_related("case", "party"))


def end_all(*, case: Case, actor: Actor, at: datetime) -> int:
    """The case is decided, or over: every measure ends. Call inside its transaction."""
    return sum(_end(row, actor, at) for row in case.interims.filter(state__in=rules.RUNNING))


def _end(measure: Interim, actor: Actor, at: datetime) -> bool:
    with transaction.atomic():
        _say(measure, "end", "", actor, at)
    return True


def _say(
    measure: Interim, verb: str, reasons: str, actor: Actor, at: datetime,
    ends_at: datetime | None = None, kind: str = "",
) -> Interim:  # fmt: skip
    """One step of a measure, written down and told to the person."""
    with transaction.atomic():
        move = _move(measure, verb, actor, at, reasons)
        before = measure.kind if kind and kind != measure.kind else ""
        measure.ends_at, measure.kind = ends_at or measure.ends_at, kind or measure.kind
        _write(measure, move.target, at, "ends_at", "kind")
        _step(measure, verb, reasons, actor, at, kind=before)
        _record(measure, _PARTICIPLES[verb], actor, at)
        fair_letters.interim_said(
            case=measure.case, measure=measure, verb=verb, reasons=reasons, actor=actor, at=at
        )
    return measure


def _step(
    measure: Interim, verb: str, reasons: str, actor: Actor, at: datetime, *,
    party: Party | None = None, kind: str = "",
) -> InterimStep:  # fmt: skip
    step = InterimStep(
        interim=measure, verb=verb, reasons=reasons, ends_at=measure.ends_at, at=at, party=party,
        kind=kind, by=moving.account(actor) if actor.kind == Kind.STAFF else None,
    )  # fmt: skip
    step.save(force_insert=True)
    return step


_PARTICIPLES = {
    "renew": "renewed", "keep": "kept", "lighten": "lightened", "lift": "lifted", "end": "ended",
}  # fmt: skip


def _move(measure: Interim, verb: str, actor: Actor, at: datetime, reasons: str) -> Move:
    """The move, on the measure as it is now. Raises what the rules raise, Refused."""
    moving.hold(measure.case)
    measure.refresh_from_db(fields=["state", "ends_at"])
    steps = measure.steps.filter(verb="renew").values_list("by__public_id", flat=True)
    hands = {str(ref) for ref in steps} | {str(measure.ordered_by.public_id)}
    if actor.kind == Kind.STAFF and actor.ref in facts.access_facts(measure.case).linked:
        raise Refused("interim")
    return rules.require(
        verb=verb, state=measure.state, hands=frozenset(hands), actor=actor, reasons=reasons
    )


def _write(measure: Interim, state: str, at: datetime, *columns: str) -> None:
    measure.state = state
    measure.ended_at = None if state in rules.RUNNING else at
    measure.save(update_fields=["state", "ended_at", *columns])
    _clock(measure.case, at)


def _clock(case: Case, at: datetime) -> None:
    """One clock warns of the first end to come, another of the first contest to answer."""
    running = case.interims.filter(state__in=rules.RUNNING)
    first = running.order_by("ends_at").first()
    _run(case, Key.INTERIM_REVIEW, at, due_at=first.ends_at if first else None)
    asked = running.filter(state="contested").order_by("contested_at").first()
    since = asked.contested_at if asked else None
    due = clocks.due_at(case=case, key=Key.INTERIM_ANSWER, since=since) if since else None
    _run(case, Key.INTERIM_ANSWER, at, due_at=due)


def _run(case: Case, key: Key, at: datetime, *, due_at: datetime | None) -> None:
    """The clock ends then, with its source; it is met when nothing is left."""
    running = case.clocks.filter(key=key.value, met_at__isnull=True)
    if due_at is None:
        running.update(met_at=at)
    elif not running.update(due_at=due_at):
        clock = clocks.start(case=case, key=key, at=at)
        if clock is None:
            clock = Clock(case=case, key=key.value, started_at=at, source="")
        clock.due_at = due_at
        clock.save()


def _record(measure: Interim, participle: str, actor: Actor, at: datetime) -> None:
    moving.record(
        event=f"case.interim_{participle}", case=measure.case, actor=actor, at=at,
        told={
            "measure": measure.kind, "letter": measure.party.letter, "until": str(measure.ends_at),
        },
    )  # fmt: skip
