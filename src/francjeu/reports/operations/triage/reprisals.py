"""Reprisals: read before all others, and by someone else than the one they concern."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.kernel.procedure.intake import urgent
from francjeu.kernel.procedure.intake.report import About, Priority, Tag
from francjeu.plumbing import ids
from francjeu.reports import access, models
from francjeu.reports.operations.file.moving import NoReason
from francjeu.reports.operations.urgent import alarms
from francjeu.reports.queries import following, reach, thread


class NothingBefore(Exception):
    """A reprisal comes after something: a report or a case that this account may know."""


class NobodyLeft(Exception):
    """Nobody else could read this report: name a stand-in or another case manager first."""


def tell(
    *, token: str, text: str, by: following.By, sending: str = "", at: datetime
) -> models.Report:
    """With the code: someone takes revenge, and it is who follows the case, or who receives.

    It becomes a report of its own, opened by the same code; the person it concerns does not learn
    that it exists. Sent again from the same page (`sending`), it is the same report.
    Raises VisitOver, NothingWritten.
    """
    report = thread.visited(token=token, at=at)
    actor = Actor(kind=Kind.REPORTER, ref=report.ref)
    access.RULES.require(actor, access.Act.ANSWER, reach.facts_of(report))
    if not text.strip():
        raise following.NothingWritten
    once = ids.sending_hash(sending, report.ref, by.value, text.strip())
    try:
        with transaction.atomic():
            told = _report(report, text.strip(), following.about_of(by), once, at)
            _link(told, after=report, case_ref=report.case_ref or "", actor=actor, at=at)
            if by is following.By.FOLLOWER:
                _keep_away_who_follows(told, report, at)
            causes = urgent.in_words(text)
            alarms.raise_for(report=told, causes=causes, actor=SOFTWARE, at=at)
    except IntegrityError:
        first = models.Report.objects.filter(code_hash=once).first()
        if first is None:
            raise
        return first  # its answer was lost on the way
    return told


def link(*, ref: str, after: str, actor: Actor, at: datetime) -> models.Reprisal:
    """A person says after which report or in which case this one tells of a reprisal.

    Raises NotFound, Refused, NothingBefore.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.ROUTE, reach.facts_of(report))
    before = reach.visible(actor).exclude(pk=report.pk)
    first = before.filter(ref=after).first()
    case_ref = (first.case_ref or "") if first else after
    if first is None and not before.filter(case_ref=after).exists():
        raise NothingBefore
    with transaction.atomic():
        row = _link(report, after=first, case_ref=case_ref, actor=actor, at=at)
        models.Report.objects.filter(pk=report.pk).update(
            priority=Priority.REPRISAL, rank=Priority.REPRISAL
        )
    return row


def keep_away(*, ref: str, account: str, reason: str, actor: Actor, at: datetime) -> None:
    """This account no longer learns that the report exists: it tells of them. One may step aside.

    Raises NotFound, Refused, NoReason, NobodyLeft.
    """
    report = reach.row_for(actor=actor, ref=ref)
    access.RULES.require(actor, access.Act.KEEP_AWAY, reach.facts_of(report))
    if not reason.strip():
        raise NoReason
    with transaction.atomic():
        _keep_away(report, account, reason.strip(), actor, at)
        if not following.readers(report=report, at=at):
            raise NobodyLeft


def _report(
    first: models.Report, text: str, about: About, once: str, at: datetime
) -> models.Report:
    """A report opened by the first one's code: what stands for its own opens nothing."""
    told = models.Report(
        ref=ids.next_ref(letter="S", year=timezone.localtime(at).year), channel=first.channel,
        language=first.language, received_at=at, about=about.value, rank=Priority.REPRISAL,
        priority=Priority.REPRISAL, danger=first.danger, gate="no", band=first.band, what=text,
        tags=[Tag.REPRISAL.value], code_hash=once,
    )  # fmt: skip
    told.save(force_insert=True)
    journal.begin(
        event="report.received", subject=f"report:{told.ref}", at=at,
        actor=Actor(kind=Kind.REPORTER, ref=told.ref),
        facts={"priority": "reprisal", "gate": "no"},
    )  # fmt: skip
    return told


def _keep_away_who_follows(told: models.Report, first: models.Report, at: datetime) -> None:
    row = models.Responsible.objects.filter(case_ref=first.case_ref).first()
    if row is not None:
        _keep_away(told, row.account, "reprisal", SOFTWARE, at)


def _keep_away(
    report: models.Report, account: str, reason: str, actor: Actor, at: datetime
) -> None:
    _, is_new = models.KeptAway.objects.get_or_create(
        report=report, account=account,
        defaults={"because": reason, "named_by": actor.ref, "at": at},
    )  # fmt: skip
    if is_new:
        journal.record(
            event="report.kept_away", subject=f"report:{report.ref}", actor=actor, at=at,
            facts={"account": account, "reason": reason},
        )  # fmt: skip


def _link(
    report: models.Report, *, after: models.Report | None, case_ref: str, actor: Actor, at: datetime
) -> models.Reprisal:
    row, _ = models.Reprisal.objects.update_or_create(
        report=report,
        defaults={"after": after, "case_ref": case_ref, "linked_by": actor.ref, "at": at},
    )
    journal.record(
        event="report.reprisal_linked", subject=f"report:{report.ref}", actor=actor, at=at,
        facts={"after": after.ref if after else case_ref},
    )  # fmt: skip
    return row
