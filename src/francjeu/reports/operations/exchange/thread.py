"""Coming back with the code; writing both ways without knowing who is there."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from francjeu.journal import operations as journal
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.kernel.procedure.intake import urgent
from francjeu.kernel.procedure.intake.report import Priority
from francjeu.plumbing import attempts, ids
from francjeu.reports import access, models
from francjeu.reports.operations.file import grouping
from francjeu.reports.operations.urgent import alarms
from francjeu.reports.queries import reach, thread
from francjeu.reports.queries.following import NothingWritten

VISIT = timedelta(minutes=30)
# A school or a phone network is one place: a few hands that mistype must not shut out the others,
# and fifty guesses among ten million billion are still none.
TRIES = attempts.Limit("code", most=50, wait=timedelta(minutes=15))
LONGEST = 10_000


class WrongCode(Exception):
    """Unknown or expired: the page says the same."""


def come_back(*, typed: str, place: str, at: datetime) -> str:
    """The code opens one visit of half an hour; returns the token for the browser.

    After fifty wrong codes from a place, that place waits. Raises WrongCode, attempts.TooMany.
    """
    attempts.check(limit=TRIES, place=place, at=at)
    code = ids.clean_code(typed)
    report = _report(code, at=at) if len(code) == 16 else None
    if report is None:
        attempts.failed(limit=TRIES, place=place, at=at)
        raise WrongCode
    attempts.forget(limit=TRIES, place=place)
    token = ids.new_token()
    models.Report.objects.filter(pk=report.pk).update(
        visit=ids.token_hash(token), visit_until=at + VISIT,
        came_back_at=report.came_back_at or at,
    )  # fmt: skip
    return token


def _report(code: str, *, at: datetime) -> models.Report | None:
    row = models.Report.objects.filter(code_hash=ids.code_hash(code)).first()
    return row if row and (row.code_until is None or at <= row.code_until) else None


def leave(*, token: str) -> None:
    """Close the page: going back in the browser asks for the code again."""
    models.Report.objects.filter(visit=ids.token_hash(token)).update(visit=None, visit_until=None)


def follow(*, token: str, at: datetime) -> thread.Following:
    """What the reporter reads; the team's messages are marked read. Raises VisitOver."""
    found = thread.following(token=token, at=at)
    if any(not m.from_reporter and m.read_at is None for m in found.messages):
        own = [found.ref, *(part.ref for part in found.parts)]
        models.Message.objects.filter(
            report__ref__in=own, from_reporter=False, read_at__isnull=True
        ).update(read_at=at)
    return found


def answer(
    *, token: str, text: str, part: str = "", sending: str = "", at: datetime
) -> models.Message:
    """The reporter writes, with the code: an answer or something to add, about one part.

    `sending` was drawn with the page: the same words sent again from it, because the answer was
    lost on the way, are the message already written. Raises VisitOver, NothingWritten.
    """
    return _from_reporter(token=token, text=text, kind="answer", part=part, sending=sending, at=at)


def report_reprisal(*, token: str, text: str, sending: str = "", at: datetime) -> models.Message:
    """Someone takes revenge for the report: read before everything else (mission 2.7).

    Written once, as an answer is. Raises VisitOver, NothingWritten.
    """
    return _from_reporter(token=token, text=text, kind="reprisal", sending=sending, at=at)


def _from_reporter(
    *, token: str, text: str, kind: str, sending: str, at: datetime, part: str = ""
) -> models.Message:
    opened = thread.visited(token=token, at=at)
    report = next((own for own in thread.own(opened) if own.ref == part), opened)
    actor = Actor(kind=Kind.REPORTER, ref=report.ref)
    access.RULES.require(actor, access.Act.ANSWER, reach.facts_of(report))
    if not text.strip():
        raise NothingWritten
    said = text.strip()[:LONGEST]
    message = models.Message(
        public_id=UUID(ids.sending_hash(sending, report.ref, kind, said)[:32]), report=report,
        kind=kind, from_reporter=True, text=said, at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            message.save(force_insert=True)
            _received(message, opened, actor)
    except IntegrityError:
        first = models.Message.objects.filter(public_id=message.public_id).first()
        if first is None:
            raise
        return first  # its answer was lost on the way: this is the same sending
    return message


def _received(message: models.Message, opened: models.Report, actor: Actor) -> None:
    """All that follows from a reporter's message. Call inside its transaction."""
    report, at = message.report, message.at
    grouping.hold(report)
    rows = models.Report.objects.filter(pk=report.pk)
    rows.update(unread=F("unread") + 1)
    models.Report.objects.filter(pk=opened.pk).update(visit_until=at + VISIT)
    if message.kind == "reprisal":
        rows.update(priority=Priority.REPRISAL, rank=Priority.REPRISAL)
        grouping.settle(report)
    _record("message.received", report, actor, at, kind=message.kind)
    causes = urgent.in_words(message.text)
    alarms.raise_for(report=report, causes=causes, actor=SOFTWARE, at=at)


def ask(*, ref: str, text: str, actor: Actor, at: datetime) -> models.Message:
    """A question to the reporter, who need not answer. Raises NotFound, Refused, NothingWritten."""
    return _from_team(ref=ref, text=text, kind="question", actor=actor, at=at)


def tell(*, ref: str, text: str, actor: Actor, at: datetime) -> models.Message:
    """News for the reporter. Raises NotFound, Refused, NothingWritten."""
    return _from_team(ref=ref, text=text, kind="news", actor=actor, at=at)


def _from_team(*, ref: str, text: str, kind: str, actor: Actor, at: datetime) -> models.Message:
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.ASK, reach.facts_of(report))
    if not text.strip():
        raise NothingWritten
    with transaction.atomic():
        message = models.Message(
            report=report, kind=kind, from_reporter=False, text=text.strip()[:LONGEST],
            author=actor.ref, author_name=actor.name, at=at,
        )  # fmt: skip
        message.save(force_insert=True)
        _record("message.sent", report, actor, at, kind=kind)
    return message


def _record(event: str, report: models.Report, actor: Actor, at: datetime, **facts: str) -> None:
    journal.record(event=event, subject=f"report:{report.ref}", actor=actor, at=at, facts=facts)
