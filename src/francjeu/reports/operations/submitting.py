"""Sending a report: once, whole, with its receipt, or not at all."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor, Kind
from francjeu.kernel.procedure.report import Answer, Band, Channel
from francjeu.kernel.procedure.telling import Telling
from francjeu.plumbing import boxes, ids
from francjeu.reports import access, models
from francjeu.reports.operations import files, grouping
from francjeu.reports.queries import drafts as queries
from francjeu.reports.queries.drafts import Sent


class GateNotRead(Exception):
    """The question on intimate images was not read aloud: a call is not recorded without it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One report about to be written, with all that is slow computed before the transaction."""

    telling: Telling
    channel: Channel
    actor: Actor
    code_hash: str
    at: datetime


def submit(*, token: str, actor: Actor, at: datetime) -> Sent:
    """A draft becomes one report with one receipt, however often it is sent (C-SIGN).

    Raises DraftGone, telling.Unfinished, Refused.
    """
    access.RULES.require(actor, access.Act.SUBMIT, access.Facts())
    draft = queries.draft_for(token=token, at=at)
    if draft.sent:
        return draft.sent
    telling = draft.telling.finished()
    code = ids.new_code()
    entry = _Entry(telling, Channel.WEB, actor, ids.code_hash(code), at)
    box = boxes.shut(json.dumps({"code": code}), token=token)
    with transaction.atomic():
        mine = models.Draft.objects.filter(pk=draft.pk, sent_at__isnull=True)
        if mine.update(sent_at=at, box=box):
            report = _enter(entry)
            if draft.has_files:
                files.hand_over(draft.pk, report)
            return Sent(code=code, at=at)
    first = queries.draft_for(token=token, at=at)  # a double click: the other one wrote it
    if first.sent is None:
        raise queries.DraftGone
    return first.sent


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
    code = ids.new_code()
    entry = _Entry(telling.finished(), Channel.PHONE, actor, ids.code_hash(code), at)
    draft = models.Draft(
        door=ids.token_hash(token), box=boxes.shut("", token=token), begun_at=at, saved_at=at,
        sent_at=at,
    )  # fmt: skip
    with transaction.atomic():
        mine = models.Draft.objects.bulk_create([draft], ignore_conflicts=True)[0]
        first = models.Draft.objects.get(door=mine.door)
        if models.Draft.objects.filter(pk=first.pk, box=mine.box).exists():
            report = _enter(entry)
            box = boxes.shut(json.dumps({"code": code, "ref": report.ref}), token=token)
            models.Draft.objects.filter(pk=first.pk).update(box=box)
            return Sent(code=code, at=at, ref=report.ref)
    sent = queries.draft_for(token=token, at=at).sent
    if sent is None:
        raise queries.DraftGone
    return sent


def _enter(entry: _Entry) -> models.Report:
    """All the rows of one report. Call inside a transaction."""
    told, at = entry.telling, entry.at
    ref = ids.next_ref(letter="S", year=timezone.localtime(at).year)
    place = grouping.place_of(told, at=at)
    report = models.Report(
        ref=ref, channel=entry.channel, language=told.language, received_at=at,
        about=told.about, priority=told.priority, rank=told.priority, group=place.group,
        leads=place.leads, account=place.account, danger=told.danger or "", gate=told.gate or "",
        impacted=told.impacted or "", place=told.place or "", tags=list(told.tags), band=told.band,
        obtained=told.obtained or "", happened_on=told.happened_on, what=told.what,
        place_words=told.place_words, link=told.link, where=told.where, who=told.who,
        adult_needed=told.band is Band.UNDER_14,
    )  # fmt: skip
    report.save(force_insert=True)
    grouping.raise_rank(report)
    models.Receipt(report=report, code_hash=entry.code_hash, made_at=at).save(force_insert=True)
    _keep_apart(report, told)
    journal.record(
        event="report.received" if entry.channel is Channel.WEB else "report.received_by_phone",
        subject=f"report:{ref}", actor=_hand(entry, ref), at=at,
        facts={"priority": told.priority.name.lower(), "gate": told.gate or ""},
    )  # fmt: skip
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
