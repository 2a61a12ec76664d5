"""The urgent lane: someone is called at once, then the next, until a person takes it (C-D-7).

The message says nothing of the report: not its number, not its kind. Nothing is decided here.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from francjeu.evidence.models import Item
from francjeu.journal import operations as journal
from francjeu.kernel.access import Refused
from francjeu.kernel.actors import CLOCK, SOFTWARE, Actor
from francjeu.kernel.procedure.intake import urgent as kernel
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.intake.urgent import ALARM, Cause
from francjeu.notices.contents.letter import Mail
from francjeu.notices.operations import letters
from francjeu.people import queries as people
from francjeu.plumbing import jobs
from francjeu.reports import access, models
from francjeu.reports.operations.urgent import isolating, silence
from francjeu.reports.queries import alarms as queries
from francjeu.reports.queries import reach, rota

ESCALATE_JOB = "francjeu.reports.tasks.escalate"
PAGE = "reports:duty"


class AlarmMoved(Exception):
    """Someone else took it, or the next person was called meanwhile: read again."""


class NotHolding(Exception):
    """Only who took the alarm fills its sheet; another takes it over first."""


def raise_for(
    *, report: models.Report, causes: Iterable[Cause], actor: Actor, at: datetime
) -> models.Alarm | None:
    """Call who is on call for these causes; None when there is none. In a transaction.

    A report that rings already learns of new causes and calls nobody twice.
    """
    keys = [cause.value for cause in causes]
    if not keys:
        return None
    alarm, is_new = models.Alarm.objects.exclude(state="closed").get_or_create(
        report=report,
        defaults={"causes": keys, "minutes": rota.minutes(at=at), "raised_at": at},
    )
    more = [key for key in keys if key not in alarm.causes]
    if not is_new and not more:
        return alarm
    if more:
        alarm.causes = [*alarm.causes, *more]
        alarm.save(update_fields=["causes"])
    _record("alarm.raised", report, actor, at, causes=", ".join(keys))
    silence.begin(report=report, because=[Cause(key) for key in keys], actor=SOFTWARE, at=at)
    if Cause.INTIMATE_MINOR.value in keys:
        _shut(report, actor, at)
    if is_new:
        _call(alarm, report, at)
    return alarm


def escalate(*, alarm_id: int, number: int, at: datetime) -> None:
    """The minutes are over: if that message is still the last and nobody took it, call the next."""
    alarm = models.Alarm.objects.select_related("report").filter(pk=alarm_id).first()
    if alarm is None or alarm.state != "ringing":
        return
    last = alarm.rings.order_by("-number").values_list("number", flat=True).first() or 0
    if last == number:
        with transaction.atomic():
            _move(alarm, "call_next", CLOCK)
            _call(alarm, alarm.report, at)


def cannot(*, ref: str, actor: Actor, at: datetime) -> None:
    """Who was called cannot: the next person is called now, not in a quarter of an hour.

    Raises NotFound, Refused, IllegalMove, AlarmMoved.
    """
    alarm = _open(ref, actor)
    verb = "call_next" if alarm.state == "ringing" else "pass_on"
    with transaction.atomic():
        _move(alarm, verb, actor, held_by="", held_by_name="")
        mine = alarm.rings.filter(account=actor.ref, away_at=None)
        mine.update(away_at=at)
        _record("alarm.passed_on", alarm.report, actor, at)
        _call(alarm, alarm.report, at)


def take(*, ref: str, actor: Actor, at: datetime) -> None:
    """I take it: nobody else is called. Raises NotFound, Refused, IllegalMove, AlarmMoved."""
    alarm = _open(ref, actor)
    with transaction.atomic():
        _move(alarm, "take", actor, held_by=actor.ref, held_by_name=actor.name, taken_at=at)
        _record("alarm.taken", alarm.report, actor, at)


def take_over(*, ref: str, actor: Actor, at: datetime) -> None:
    """Someone resumes the sheet of who took it; nothing that was typed is lost.

    Raises NotFound, Refused, IllegalMove, AlarmMoved.
    """
    alarm = _open(ref, actor)
    with transaction.atomic():
        if alarm.state == "taken":
            _move(alarm, "pass_on", actor, held_by="", held_by_name="")
        _move(alarm, "take", actor, held_by=actor.ref, held_by_name=actor.name, taken_at=at)
        _record("alarm.taken", alarm.report, actor, at)


def close(*, ref: str, actor: Actor, at: datetime) -> None:
    """Every line is answered. The silence ends with it, unless its causes say that it must stand.

    Raises NotFound, Refused, IllegalMove, AlarmMoved, NotHolding, urgent.SheetIncomplete.
    """
    alarm = held(ref=ref, actor=actor)
    causes = [Cause(key) for key in alarm.causes]
    kernel.check_closing(causes=causes, lines=queries.steps_met(alarm))
    with transaction.atomic():
        _move(alarm, "close", actor, closed_at=at)
        models.SheetDraft.objects.filter(alarm=alarm).delete()
        _record("alarm.closed", alarm.report, actor, at)
        if not kernel.outlives(causes):
            silence.end(
                report=alarm.report, reason="urgent sheet closed", actor=actor, at=at
            )  # fmt: skip


def held(*, ref: str, actor: Actor) -> models.Alarm:
    """The open alarm this person holds. Raises NotFound, Refused, NotHolding."""
    alarm = _open(ref, actor)
    if alarm.held_by != actor.ref:
        raise NotHolding(ref)
    return alarm


def _open(ref: str, actor: Actor) -> models.Alarm:
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.URGENT, reach.facts_of(report))
    found = models.Alarm.objects.select_related("report").filter(report=report)
    alarm = found.exclude(state="closed").first()
    if alarm is None:
        raise reach.NotFound(ref)
    return alarm


def _move(alarm: models.Alarm, verb: str, actor: Actor, **columns: Any) -> None:
    step = ALARM.move(state=alarm.state, verb=verb)
    if not step.may(actor):
        raise Refused(verb)
    same = models.Alarm.objects.filter(pk=alarm.pk, state=alarm.state, turn=alarm.turn)
    if not same.update(state=step.target, turn=F("turn") + 1, **columns):
        raise AlarmMoved(alarm.report.ref)
    alarm.refresh_from_db()


def _call(alarm: models.Alarm, report: models.Report, at: datetime) -> None:
    """One message to the next of the chain, and a look at the clock in `minutes`."""
    reached = {person.ref: person for person in rota.called_for(report=report, at=at)}
    rung = list(alarm.rings.order_by("number").values_list("account", "away_at"))
    ref = kernel.next_called(
        chain=tuple(reached), called=[account for account, _ in rung],
        away={account for account, away_at in rung if away_at},
    )  # fmt: skip
    if ref is None:
        _record("alarm.unanswered", report, CLOCK, at)
        return
    number = len(rung) + 1
    models.Ring(alarm=alarm, account=ref, number=number, at=at).save(force_insert=True)
    _record("alarm.rung", report, CLOCK, at, number=str(number))
    person = reached[ref]
    letters.notify(
        mail=Mail(
            mail="urgent", organisation=people.organisation().name, path=reverse(PAGE)
        ),
        to=letters.Recipient(
            party=ref, name=person.name, address=person.email, language=person.language
        ),
        subject=f"report:{report.ref}", actor=SOFTWARE, at=at,
    )  # fmt: skip
    jobs.enqueue(
        ESCALATE_JOB, run_after=at + timedelta(minutes=alarm.minutes), alarm_id=alarm.pk,
        number=number,
    )  # fmt: skip


def _shut(report: models.Report, actor: Actor, at: datetime) -> None:
    """An intimate image: files are closed and those received are sealed for every role."""
    if report.vault_id is not None:
        sealed = Item.objects.select_related("vault").filter(
            vault=report.vault_id, state="sealed", made_from__isnull=True
        )
        isolating.isolate_all(items=sealed, actor=SOFTWARE, at=at)
    if report.gate != Answer.NO.value:
        return
    words = "\n".join(w for w in (report.where, report.link) if w)
    if words:
        models.Location(report=report, words=words).save(force_insert=True)
    models.Report.objects.filter(pk=report.pk).update(gate=Answer.YES.value, where="", link="")
    report.refresh_from_db(fields=["gate", "where", "link"])
    _record("report.shut", report, actor, at)


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
