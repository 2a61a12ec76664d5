"""The urgency check: by a person, on every report, before anything else (X-01)."""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import report as kernel
from francjeu.kernel.procedure.intake import urgent
from francjeu.kernel.procedure.intake.report import About, Answer, Outcome, Priority, Question
from francjeu.reports import access, models
from francjeu.reports.operations.file import grouping, moving
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.operations.urgent import alarms
from francjeu.reports.queries import reach


class NothingDone(Exception):
    """Help was asked or the matter handed over, but it is not said how."""


def check_urgency(
    *,
    ref: str,
    answers: dict[Question, Answer],
    outcome: Outcome,
    done: str,
    actor: Actor,
    at: datetime,
) -> models.UrgencyCheck:
    """A person answers eight questions and signs; admissibility opens only then.

    Raises NotFound, Refused, IllegalMove, ReportMoved, AnswersMissing, DangerLeftOpen, NothingDone.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.CHECK_URGENCY, reach.facts_of(report))
    kernel.check_sheet(answers=answers, outcome=outcome)
    if outcome is not Outcome.NO_DANGER and not done.strip():
        raise NothingDone
    with transaction.atomic():
        return _sign(report, answers=answers, outcome=outcome, done=done, actor=actor, at=at)


def check_urgency_together(
    *,
    ref: str,
    answers: dict[Question, Answer],
    outcome: Outcome,
    done: str,
    actor: Actor,
    at: datetime,
) -> int:
    """The same sheet for each report on the same content that may be read together.

    Those that say danger, threats or reprisal keep waiting for a sheet of their own. Returns how
    many were signed. Raises what `check_urgency` raises.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.CHECK_URGENCY, reach.facts_of(report))
    kernel.check_sheet(answers=answers, outcome=outcome)
    if outcome is not Outcome.NO_DANGER and not done.strip():
        raise NothingDone
    with transaction.atomic():
        rows = [report, *_companions(report, actor)]
        for row in rows:
            _sign(row, answers=answers, outcome=outcome, done=done, actor=actor, at=at)
    return len(rows)


def _companions(report: models.Report, actor: Actor) -> list[models.Report]:
    if report.group_id is None:
        return []
    rows = reach.visible(actor).filter(group=report.group_id, state="received")
    together = [r for r in rows if kernel.may_be_checked_together(Priority(r.priority))]
    return [r for r in together if r.pk != report.pk]


def _sign(
    report: models.Report,
    *,
    answers: dict[Question, Answer],
    outcome: Outcome,
    done: str,
    actor: Actor,
    at: datetime,
) -> models.UrgencyCheck:
    moving.move(report, verb="check_urgency", actor=actor, taken_by=actor.name[:60])
    sheet = models.UrgencyCheck(
        report=report, answers={q.value: a.value for q, a in answers.items()},
        outcome=outcome.value, done=done.strip(),
            signed_by=actor.ref, signed_by_name=actor.name, at=at,
    )  # fmt: skip
    sheet.save(force_insert=True)
    alarms.raise_for(report=report, causes=urgent.checked(answers), actor=actor, at=at)
    journal.record(
        event="report.urgency_checked", subject=f"report:{report.ref}", actor=actor, at=at,
        facts={
            "outcome": outcome.value,
            "open": ", ".join(q for q, a in answers.items() if a is not Answer.NO),
        },
    )  # fmt: skip
    return sheet


def withhold(*, ref: str, about: About, reason: str, actor: Actor, at: datetime) -> None:
    """It turns out to concern the director or the chair: they lose access at once (C-SIGN-4).

    Raises NotFound, Refused, NoReason.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.WITHHOLD, reach.facts_of(report))
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        grouping.leave(report)
        models.Report.objects.filter(pk=report.pk).update(about=about.value)
        journal.record(
            event="report.withheld", subject=f"report:{ref}", actor=actor, at=at,
            facts={"from": about.value, "reason": reason.strip()},
        )  # fmt: skip


def record_adult(*, ref: str, what: str, actor: Actor, at: datetime) -> None:
    """A safe adult, chosen by the child, was reached, or the child wants none (X-05).

    Raises NotFound, Refused, NoReason.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.CHECK_URGENCY, reach.facts_of(report))
    if not what.strip():
        raise NoReason
    with transaction.atomic():
        models.Report.objects.filter(pk=report.pk).update(adult_found_at=at)
        journal.record(
            event="report.adult_found", subject=f"report:{ref}", actor=actor, at=at,
            facts={"what": what.strip()},
        )  # fmt: skip
