"""Sending a report: once, whole, with its receipt, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.kernel.procedure.intake import urgent
from francjeu.kernel.procedure.intake.content import Link
from francjeu.kernel.procedure.intake.report import Answer, Band, Channel
from francjeu.kernel.procedure.intake.telling import Telling
from francjeu.plumbing import ids, rows
from francjeu.reports import access, models
from francjeu.reports.operations.file import grouping
from francjeu.reports.operations.form import capturing, files
from francjeu.reports.operations.urgent import alarms
from francjeu.reports.queries import drafts as queries
from francjeu.reports.queries.drafts import Sent

_TAKEN = ("box", "code_hash", "saved_at", "vault_id")


class GateNotRead(Exception):
    """The question on intimate images was not read aloud: a call is not recorded without it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One report about to be written: what was told, which content, who writes it down."""

    told: Telling
    link: Link | None
    channel: Channel
    actor: Actor
    code_hash: str


def submit(*, token: str, actor: Actor, at: datetime) -> Sent:
    """A draft becomes one report with one receipt, however often it is sent (C-SIGN).

    Raises DraftGone, telling.Unfinished, Refused.
    """
    access.RULES.require(actor, access.Act.SUBMIT, access.Facts())
    taking = rows.taking(models.Draft, by="door", value=ids.token_hash(token), returning=_TAKEN)
    with transaction.atomic():
        ref, row = ids.next_ref_and(taking, letter="S", year=timezone.localtime(at).year)
        if row is not None:
            return _send(token=token, row=row, ref=ref, at=at)
        transaction.set_rollback(True)  # the number goes back
    first = queries.sent_for(token=token, at=at)  # a double click: the other one wrote it
    if first is None:
        raise queries.DraftGone
    return first


def _send(*, token: str, row: rows.Row, ref: str, at: datetime) -> Sent:
    """The draft just taken, entered; whatever is refused here puts it back."""
    box, code_hash, saved_at, vault_id = row
    if rows.aware(saved_at) < at - queries.KEPT:
        raise queries.DraftGone
    told = queries.opened(box, token=token).finished()
    entry = _Entry(told, told.content, Channel.WEB, Actor(kind=Kind.REPORTER, ref=ref), code_hash)
    report_id = _enter(entry, ref=ref, at=at)
    if vault_id is not None:
        files.hand_over(vault_id, models.Report.objects.get(pk=report_id))
    return Sent(code=ids.code_of(token), at=at, ref=ref)


def record_phone_report(
    *, token: str, telling: Telling, gate_read_aloud: bool, actor: Actor, at: datetime
) -> Sent:
    """What a caller told, written by staff; the code is said by voice, shown ten minutes.

    `token` was drawn with the form: however often it is sent, there is one report.
    Raises Refused, GateNotRead, telling.Unfinished.
    """
    access.RULES.require(actor, access.Act.RECORD_PHONE, access.Facts())
    if not gate_read_aloud:
        raise GateNotRead
    told, code = telling.finished(), ids.code_of(token)
    entry = _Entry(told, told.content, Channel.PHONE, actor, ids.code_hash(code))
    try:
        with transaction.atomic():
            ref = ids.next_ref(letter="S", year=timezone.localtime(at).year)
            _enter(entry, ref=ref, at=at)
            return Sent(code=code, at=at, ref=ref)
    except IntegrityError:
        first = queries.sent_for(token=token, at=at)  # a double click: the other one wrote it
        if first is None:
            raise
        return first


def _enter(entry: _Entry, *, ref: str, at: datetime) -> int:
    """All the rows of one report; returns its key. Call inside a transaction."""
    told = entry.told
    received = journal.opening(
        event="report.received" if entry.channel is Channel.WEB else "report.received_by_phone",
        subject=f"report:{ref}", actor=entry.actor, at=at,
        facts={"priority": told.priority.name.lower(), "gate": told.gate or ""},
    )  # fmt: skip
    report_id = grouping.seat(_row(entry, ref, at), received, link=entry.link, at=at)
    _keep_apart(report_id, told)
    causes = urgent.told(
        danger=told.danger, gate=told.gate, tags=told.tags, text=f"{told.what}\n{told.who}"
    )
    if causes:
        report = models.Report.objects.get(pk=report_id)
        alarms.raise_for(report=report, causes=causes, actor=SOFTWARE, at=at)
    if capturing.wanted(told):
        capturing.enqueue(ref)
    return report_id


def _row(entry: _Entry, ref: str, at: datetime) -> rows.New:
    told = entry.told
    return rows.New(
        models.Report, ref=ref, channel=entry.channel, language=told.language, received_at=at,
        about=told.about, priority=told.priority, rank=told.priority,
        account=grouping.account_of(entry.link), danger=told.danger or "", gate=told.gate or "",
        impacted=told.impacted or "", place=told.place or "", tags=list(told.tags), band=told.band,
        obtained=told.obtained or "", happened_on=told.happened_on, what=told.what,
        place_words=told.place_words, link=told.link, where=told.where, who=told.who,
        adult_needed=told.band is Band.UNDER_14, code_hash=entry.code_hash,
    )  # fmt: skip


def _keep_apart(report_id: int, told: Telling) -> None:
    """Who wrote, and where a gated image is, each in its own table (mission 2.6, 2.8)."""
    if told.name or told.email or told.phone or told.adult:
        models.Identity(
            report_id=report_id, name=told.name, email=told.email, phone=told.phone,
            adult=told.adult,
        ).save(force_insert=True)  # fmt: skip
    if told.location and told.gate is not Answer.NO:
        models.Location(report_id=report_id, words=told.location).save(force_insert=True)
