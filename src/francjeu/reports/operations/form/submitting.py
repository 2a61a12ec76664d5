"""Sending a report: once, whole, with its receipt, or not at all."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.actors import SOFTWARE, Actor, Kind
from francjeu.kernel.procedure import urgent
from francjeu.kernel.procedure.content import Link
from francjeu.kernel.procedure.report import Answer, Band, Channel
from francjeu.kernel.procedure.telling import Telling
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

    telling: Telling
    link: Link | None
    channel: Channel
    actor: Actor
    code_hash: str
    at: datetime


def submit(*, token: str, actor: Actor, at: datetime) -> Sent:
    """A draft becomes one report with one receipt, however often it is sent (C-SIGN).

    Raises DraftGone, telling.Unfinished, Refused.
    """
    access.RULES.require(actor, access.Act.SUBMIT, access.Facts())
    draft = rows.taking(models.Draft, by="door", value=ids.token_hash(token), returning=_TAKEN)
    with transaction.atomic():
        ref, row = ids.next_ref_and(draft, letter="S", year=timezone.localtime(at).year)
        if row is not None:
            return _send(token=token, row=row, ref=ref, actor=actor, at=at)
        transaction.set_rollback(True)  # the number goes back
    first = queries.sent_for(token=token, at=at)  # a double click: the other one wrote it
    if first is None:
        raise queries.DraftGone
    return first


def _send(*, token: str, row: rows.Row, ref: str, actor: Actor, at: datetime) -> Sent:
    """The draft just taken, entered; whatever is refused here puts it back."""
    box, code_hash, saved_at, vault_id = row
    if rows.aware(saved_at) < at - queries.KEPT:
        raise queries.DraftGone
    told = queries.opened(box, token=token).finished()
    report = _enter(_Entry(told, told.content, Channel.WEB, actor, code_hash, at), ref=ref)
    if vault_id is not None:
        files.hand_over(vault_id, report)
    return Sent(code=ids.code_of(token), at=at, ref=report.ref)


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
    entry = _Entry(told, told.content, Channel.PHONE, actor, ids.code_hash(code), at)
    try:
        with transaction.atomic():
            ref = ids.next_ref(letter="S", year=timezone.localtime(at).year)
            return Sent(code=code, at=at, ref=_enter(entry, ref=ref).ref)
    except IntegrityError:
        first = queries.sent_for(token=token, at=at)  # a double click: the other one wrote it
        if first is None:
            raise
        return first


def _enter(entry: _Entry, *, ref: str) -> models.Report:
    """All the rows of one report. Call inside a transaction."""
    told, at = entry.telling, entry.at
    report = models.Report(
        ref=ref, channel=entry.channel, language=told.language, received_at=at,
        about=told.about, priority=told.priority, rank=told.priority, leads=True,
        account=grouping.account_of(entry.link), danger=told.danger or "", gate=told.gate or "",
        impacted=told.impacted or "", place=told.place or "", tags=list(told.tags), band=told.band,
        obtained=told.obtained or "", happened_on=told.happened_on, what=told.what,
        place_words=told.place_words, link=told.link, where=told.where, who=told.who,
        adult_needed=told.band is Band.UNDER_14, code_hash=entry.code_hash,
    )  # fmt: skip
    received = journal.opening(
        event="report.received" if entry.channel is Channel.WEB else "report.received_by_phone",
        subject=f"report:{ref}", actor=_hand(entry, ref), at=at,
        facts={"priority": told.priority.name.lower(), "gate": told.gate or ""},
    )  # fmt: skip
    grouping.seat(report, received, link=entry.link, at=at)
    _keep_apart(report, told)
    causes = urgent.told(
        danger=told.danger, gate=told.gate, tags=told.tags, text=f"{told.what}\n{told.who}"
    )
    if causes:
        alarms.raise_for(report=report, causes=causes, actor=SOFTWARE, at=at)
    if capturing.wanted(told):
        capturing.enqueue(report)
    return report


def _keep_apart(report: models.Report, told: Telling) -> None:
    """Who wrote, and where a gated image is, each in its own table (mission 2.6, 2.8)."""
    if told.name or told.email or told.phone or told.adult:
        models.Identity(
            report=report, name=told.name, email=told.email, phone=told.phone, adult=told.adult
        ).save(force_insert=True)
    if told.location and told.gate is not Answer.NO:
        models.Location(report=report, words=told.location).save(force_insert=True)


def _hand(entry: _Entry, ref: str) -> Actor:
    """A visitor becomes the reporter of this report: the journal knows no more."""
    return Actor(kind=Kind.REPORTER, ref=ref) if entry.channel is Channel.WEB else entry.actor
