"""Writing settings: a version is added, never changed, and holds from a day on."""

from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.settings import limits as rules
from francjeu.people.models import User
from francjeu.policy import access, files, queries
from francjeu.policy.models import Setting, Wording


class BadValues(files.BadFile):
    """Some values cannot hold; `faults` say which and why."""

    def __init__(self, faults: tuple[rules.Fault, ...]) -> None:
        super().__init__([str(fault) for fault in faults])
        self.faults = faults


class Past(Exception):
    """Settings change for the future: cases were opened under the values of the days gone by."""


class Held(Exception):
    """A later version is already planned: a new one holds from that day (`day`) or later."""

    def __init__(self, day: date) -> None:
        super().__init__(day)
        self.day = day


class Moved(Exception):
    """Someone else added a version meanwhile: look at it first."""


def set_values(
    *, kind: str, values: dict[str, Any], valid_from: date, note: str, actor: Actor, at: datetime,
    after: int | None = None, restores: int = 0,
) -> Setting:  # fmt: skip
    """Add a version of the profile or of the doors; open cases keep the one they were opened under.

    `after` is the number of the version one had in view. The operator, who sets the house up, may
    write what held before it. Raises files.BadFile, BadValues, Past, Held, Moved.
    """
    access.require(actor, access.Act.CONFIGURE)
    checked = files.check(kind, values)
    day = timezone.localdate(at)
    if not access.is_operator(actor, None):
        _refuse_faults(checked, day)
        _refuse_day(valid_from, day, queries.last_setting(kind=kind))
    try:
        with transaction.atomic():
            number = _next(kind, after)
            setting = Setting(
                kind=kind, number=number, values=checked.model_dump(mode="json"), note=note,
                valid_from=valid_from, added_at=at, added_by=_account(actor),
            )  # fmt: skip
            setting.save(force_insert=True)
            _record(f"setting:{kind}", kind, number, valid_from, note, restores, actor, at)
    except IntegrityError as taken:
        raise Moved from taken
    return setting


def restore(
    *, kind: str, number: int, valid_from: date, note: str, actor: Actor, at: datetime,
    after: int | None = None,
) -> Setting:  # fmt: skip
    """Take up the values of an earlier version again, as a new one.

    Raises queries.NoSuchSetting and what `set_values` raises.
    """
    earlier = queries.setting(kind=kind, number=number)
    return set_values(
        kind=kind, values=earlier.values, valid_from=valid_from, note=note, actor=actor, at=at,
        after=after, restores=number,
    )  # fmt: skip


def set_wording(
    *, event: str, texts: dict[str, str], source: str, valid_from: date, note: str,
    actor: Actor, at: datetime, after: int | None = None, restores: int = 0,
) -> Wording:  # fmt: skip
    """Add a wording of one letter, by language; none is the text that comes with the software.

    Who knows letters checked the texts (notices). Raises Past, Held, Moved.
    """
    access.require(actor, access.Act.CONFIGURE)
    _refuse_day(valid_from, timezone.localdate(at), queries.last_wording(event=event))
    try:
        with transaction.atomic():
            rows = Wording.objects.filter(event=event)
            last = rows.aggregate(n=Max("number"))["n"] or 0
            if after is not None and after != last:
                raise Moved
            wording = Wording(
                event=event, number=last + 1, texts=texts, source=source, note=note,
                valid_from=valid_from, added_at=at, added_by=_account(actor),
            )  # fmt: skip
            wording.save(force_insert=True)
            _record(f"wording:{event}", event, last + 1, valid_from, note, restores, actor, at)
    except IntegrityError as taken:
        raise Moved from taken
    return wording


def _refuse_faults(checked: files.ProfileFile | files.DoorsFile, day: date) -> None:
    if isinstance(checked, files.ProfileFile):
        faults = rules.faults_of_profile(checked.kernel(), on=day)
    else:
        faults = rules.faults_of_doors(checked.kernel(), on=day)
    if faults:
        raise BadValues(faults)


def _refuse_day(valid_from: date, today: date, last: queries.Kept | None) -> None:
    if valid_from < today:
        raise Past
    if last and valid_from < last.valid_from:
        raise Held(last.valid_from)


def _next(kind: str, after: int | None) -> int:
    last = Setting.objects.filter(kind=kind).aggregate(n=Max("number"))["n"] or 0
    if after is not None and after != last:
        raise Moved
    return int(last) + 1


def _account(actor: Actor) -> User | None:
    return User.objects.filter(public_id=actor.ref).first() if actor.ref else None


def _record(
    subject: str, kind: str, number: int, valid_from: date, note: str, restores: int,
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    facts = {"kind": kind, "number": number, "valid_from": str(valid_from), "note": note}
    journal.record(
        event="setting.restored" if restores else "setting.added", subject=subject, actor=actor,
        at=at, facts={**facts, "restores": restores} if restores else facts,
    )  # fmt: skip
