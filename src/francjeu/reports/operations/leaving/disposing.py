"""When this policy cannot act: say why, name other doors; or send it where it belongs."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import report as kernel
from francjeu.kernel.procedure.intake.report import Basis, Refusal, Stage
from francjeu.reports import access, models
from francjeu.reports.operations.exchange import writing
from francjeu.reports.operations.file import moving, sharing
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.operations.leaving import routing
from francjeu.reports.operations.urgent import silence
from francjeu.reports.queries import reach, within


class NobodyNamed(Exception):
    """A transfer says to whom."""


def say_not_admissible(
    *,
    ref: str,
    reason: Refusal,
    words: str,
    doors: tuple[str, ...],
    actor: Actor,
    at: datetime,
) -> models.Disposition:
    """Refuse with a listed reason, in words, and name another door (mission 2.2).

    The gate was answered first: a refusal never misses who else must act. Raises NotFound, Refused,
    IllegalMove, ReportMoved, NoReason, NoDoorNamed, routing.GateUnanswered.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.REFUSE, reach.facts_of(report))
    if report.state == "urgency_checked":
        routing.require_answered(report)
    if not words.strip():
        raise NoReason
    named = kernel.check_doors(doors)
    with transaction.atomic():
        moving.move(report, verb="say_not_admissible", actor=actor)
        told = models.Disposition(
            report=report, kind="refusal", reason=reason.value, words=words.strip(),
            doors=list(named),
            signed_by=actor.ref, signed_by_name=actor.name, at=at,
        )  # fmt: skip
        told.save(force_insert=True)
        _record("report.refused", report, actor, at, reason=reason.value, doors=", ".join(named))
        writing.inadmissible(report=report, reason=reason.value, doors=named, actor=actor, at=at)
    return told


def reroute(
    *,
    ref: str,
    body: str,
    basis: Basis,
    words: str,
    doors: tuple[str, ...],
    actor: Actor,
    at: datetime,
) -> models.Disposition:
    """Send it to who can act, with the reporter's agreement or because the law says so (C-SIGN-3).

    Raises NotFound, Refused, IllegalMove, ReportMoved, NobodyNamed, NoReason, NoDoorNamed.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.REROUTE, reach.facts_of(report))
    if not body.strip():
        raise NobodyNamed
    if not words.strip():
        raise NoReason
    named = kernel.check_doors((*doors, body))
    with transaction.atomic():
        moving.move(report, verb="reroute", actor=actor)
        told = models.Disposition(
            report=report, kind="reroute", basis=basis.value, body=body.strip()[:200],
            words=words.strip(), doors=list(doors),
            signed_by=actor.ref, signed_by_name=actor.name, at=at,
        )  # fmt: skip
        told.save(force_insert=True)
        _record("report.rerouted", report, actor, at, body=body.strip(), basis=basis.value,
                doors=", ".join(named))  # fmt: skip
        writing.referred(report=report, body=body.strip(), doors=doors, actor=actor, at=at)
    return told


def take_up_again(*, ref: str, reason: str, actor: Actor, at: datetime) -> None:
    """A refusal or a transfer is undone for a reason: the report waits for an answer again.

    Raises NotFound, Refused, IllegalMove, ReportMoved, NoReason.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.REFUSE, reach.facts_of(report))
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        moving.move(report, verb="take_up_again", actor=actor)
        _record("report.taken_up_again", report, actor, at, reason=reason.strip())
        writing.taken_up_again(report=report, actor=actor, at=at)


def join_case(
    *, refs: tuple[str, ...], case_ref: str, also: tuple[str, ...] = (), actor: Actor, at: datetime
) -> int:
    """These reports are now followed in a case; their reporters are told so. Returns how many.

    `also` are cases of the same matter that they serve too: what they tell bears on both.
    Raises NotFound, Refused, IllegalMove, ReportMoved, routing.GateUnanswered, NotForHere.
    """
    with transaction.atomic():
        for ref in refs:
            report = reach.row_for(actor=actor, ref=ref)
            access.RULES.require(actor, access.Act.OPEN_CASE, reach.facts_of(report))
            if report.state == "urgency_checked":
                routing.require_inside(report)
            moving.move(
                report, verb="open_case", actor=actor, case_ref=case_ref,
                stage=Stage.ADMISSIBLE.value,
            )  # fmt: skip
            _record("report.case_opened", report, actor, at, case=case_ref)
            for other in also:
                sharing.serve(report=report, case_ref=other, actor=actor, at=at)
            silence.hush(report, at)
            writing.examined(report=report, actor=actor, at=at)
    return len(refs)


def serve_too(*, ref: str, case_refs: tuple[str, ...], actor: Actor, at: datetime) -> None:
    """A report followed in a case of the same matter serves these too; nobody is told twice.

    Raises NotFound, Refused.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.OPEN_CASE, reach.facts_of(report))
    with transaction.atomic():
        for case_ref in case_refs:
            sharing.serve(report=report, case_ref=case_ref, actor=actor, at=at)
        silence.hush(report, at)


def tell_stage(
    *,
    case_ref: str,
    unless: Iterable[str] = (),
    stage: Stage,
    breach_found: bool | None,
    next_by: datetime | None,
    actor: Actor,
    at: datetime,
) -> int:
    """Every reporter of a case reads the same sentence: where it stands, never the sanction.

    Not those whose report serves a case of `unless` too. The room of cases decides when. Returns
    how many reporters.
    """
    with transaction.atomic():
        rows = models.Report.objects.filter(within.of_case(case_ref))
        for other in unless:
            rows = rows.exclude(within.of_case(other))
        count = rows.update(
            stage=stage.value,
            breach_found=breach_found,
            next_by=next_by.date() if next_by else None,
            closed_at=at if stage is Stage.CLOSED else None,
        )
        for report in rows.only("ref"):
            _record("report.stage_told", report, actor, at, stage=stage.value)
    return count


def close(*, ref: str, actor: Actor, at: datetime) -> None:
    """Nothing more is expected from us. Raises NotFound, Refused, IllegalMove, ReportMoved."""
    report = reach.row_for(actor=actor, ref=ref)
    with transaction.atomic():
        moving.move(report, verb="close", actor=actor, closed_at=at)
        _record("report.closed", report, actor, at)


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
