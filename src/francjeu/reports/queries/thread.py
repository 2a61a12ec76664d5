"""What a reporter sees with the code: where it stands, and the thread; never who reads."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.evidence.queries import Vault, watches
from francjeu.evidence.queries.watches import Question
from francjeu.kernel.procedure.intake.report import Answer, Basis, Outcome, Refusal, Stage, Tag
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.queries import routing
from francjeu.reports.queries.routing import HandOver
from francjeu.reports.queries.sheet import Message, message_of


class VisitOver(Exception):
    """The page was opened too long ago, closed, or never opened: the code is asked again."""


@dataclass(frozen=True, slots=True)
class PartOf:
    """A part of one's report that goes its own way."""

    ref: str
    state: str
    stage: Stage | None
    refusal: Refusal | None
    body: str
    basis: Basis | None
    doors: tuple[str, ...]
    breach_found: bool | None
    closed_at: datetime | None
    is_reprisal: bool


@dataclass(frozen=True, slots=True)
class Following:
    """One's own report. `asked` when a question of the team has no answer yet."""

    ref: str
    language: str
    state: str
    stage: Stage | None
    received_at: datetime
    gate: Answer
    outcome: Outcome | None
    asked: bool
    refusal: Refusal | None
    doors: tuple[str, ...]
    body: str
    basis: Basis | None
    breach_found: bool | None
    next_by: date | None
    closed_at: datetime | None
    code_until: datetime | None
    messages: tuple[Message, ...]
    parts: tuple[PartOf, ...]
    handovers: tuple[HandOver, ...]
    followed_by: str
    seen: tuple[Question, ...] = ()


def visited(*, token: str, at: datetime) -> models.Report:
    """The stored report behind an open page, for operations. Raises VisitOver."""
    if not token:
        raise VisitOver
    row = models.Report.objects.filter(visit=ids.token_hash(token)).first()
    if row is None or row.visit_until is None or at > row.visit_until:
        raise VisitOver
    return row


def own(report: models.Report) -> tuple[models.Report, ...]:
    """What this code opens: the report, what was split from it, reprisals told after it."""
    halves = models.Half.objects.select_related("half").filter(whole=report).order_by("id")
    after = models.Reprisal.objects.select_related("report").filter(
        after=report, linked_by=report.ref
    ).order_by("id")  # fmt: skip
    return (report, *(link.half for link in halves), *(link.report for link in after))


def following(*, token: str, at: datetime) -> Following:
    """The report behind an open page. Raises VisitOver."""
    report = visited(token=token, at=at)
    check = models.UrgencyCheck.objects.filter(report=report).order_by("-id").first()
    mine = own(report)
    told = _told(report)
    messages = models.Message.objects.filter(report__in=mine).order_by("at", "id")
    thread = tuple(message_of(m) for m in messages)
    return Following(
        ref=report.ref, language=report.language, state=report.state,
        stage=Stage(report.stage) if report.stage else None, received_at=report.received_at,
        gate=Answer(report.gate), outcome=Outcome(check.outcome) if check else None,
        asked=_is_asked(thread), refusal=told.refusal, doors=told.doors, body=told.body,
        basis=told.basis, breach_found=report.breach_found, next_by=report.next_by,
        closed_at=report.closed_at, code_until=report.code_until, messages=thread,
        parts=tuple(_told(half) for half in mine[1:]), handovers=routing.told_of(*mine),
        followed_by=_followed_by(mine), seen=watches.questions(vaults=vaults_of(mine), at=at),
    )  # fmt: skip


def vaults_of(mine: tuple[models.Report, ...]) -> tuple[Vault, ...]:
    """The vaults of one's own reports: what they sent, and the posts they told of."""
    return tuple(report.vault for report in mine if report.vault is not None)


def _told(report: models.Report) -> PartOf:
    """Where one report stands, as its reporter is told."""
    row = models.Disposition.objects.filter(report=report).order_by("-id").first()
    return PartOf(
        ref=report.ref, state=report.state, stage=Stage(report.stage) if report.stage else None,
        refusal=Refusal(row.reason) if row and row.reason else None,
        body=row.body if row else "", basis=Basis(row.basis) if row and row.basis else None,
        doors=tuple(row.doors) if row else (), breach_found=report.breach_found,
        closed_at=report.closed_at, is_reprisal=Tag.REPRISAL.value in report.tags,
    )  # fmt: skip


def _followed_by(mine: tuple[models.Report, ...]) -> str:
    """The name of the one person who follows the case, told to both sides; empty before one."""
    refs = [report.case_ref for report in mine if report.case_ref]
    row = models.Responsible.objects.filter(case_ref__in=refs).order_by("-since").first()
    return row.name if row else ""


def _is_asked(thread: tuple[Message, ...]) -> bool:
    """True when the last question came after the reporter's last word."""
    for message in reversed(thread):
        if message.from_reporter:
            return False
        if message.kind == "question":
            return True
    return False
