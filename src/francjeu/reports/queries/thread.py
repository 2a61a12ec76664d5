"""What a reporter sees with the code: where it stands, and the thread; never who reads."""

from dataclasses import dataclass
from datetime import date, datetime

from francjeu.kernel.procedure.report import Answer, Basis, Outcome, Refusal, Stage
from francjeu.plumbing import ids
from francjeu.reports import models
from francjeu.reports.queries.sheet import Message, message_of


class VisitOver(Exception):
    """The page was opened too long ago, closed, or never opened: the code is asked again."""


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


def visited(*, token: str, at: datetime) -> models.Report:
    """The stored report behind an open page, for operations. Raises VisitOver."""
    if not token:
        raise VisitOver
    row = models.Report.objects.filter(visit=ids.token_hash(token)).first()
    if row is None or row.visit_until is None or at > row.visit_until:
        raise VisitOver
    return row


def following(*, token: str, at: datetime) -> Following:
    """The report behind an open page. Raises VisitOver."""
    report = visited(token=token, at=at)
    check = models.UrgencyCheck.objects.filter(report=report).order_by("-id").first()
    told = models.Disposition.objects.filter(report=report).order_by("-id").first()
    messages = models.Message.objects.filter(report=report).order_by("at", "id")
    thread = tuple(message_of(m) for m in messages)
    return Following(
        ref=report.ref, language=report.language, state=report.state,
        stage=Stage(report.stage) if report.stage else None, received_at=report.received_at,
        gate=Answer(report.gate), outcome=Outcome(check.outcome) if check else None,
        asked=_is_asked(thread), refusal=Refusal(told.reason) if told and told.reason else None,
        doors=tuple(told.doors) if told else (), body=told.body if told else "",
        basis=Basis(told.basis) if told and told.basis else None,
        breach_found=report.breach_found, next_by=report.next_by, closed_at=report.closed_at,
        code_until=report.code_until, messages=thread,
    )  # fmt: skip


def _is_asked(thread: tuple[Message, ...]) -> bool:
    """True when the last question came after the reporter's last word."""
    for message in reversed(thread):
        if message.from_reporter:
            return False
        if message.kind == "question":
            return True
    return False
