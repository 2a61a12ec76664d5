"""What someone must do about reports today: acts as verbs, with when they are due."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import QuerySet
from django.utils import timezone

from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake.report import Priority, Tag
from francjeu.kernel.procedure.settings import deadlines
from francjeu.kernel.procedure.settings.profile import Clock, Profile
from francjeu.policy import queries as policy
from francjeu.reports import models
from francjeu.reports.queries.reach import visible

MOST = 40
# Where the profile is silent: an aim of our own, shown to staff, promised to nobody.
URGENCY_AIM = timedelta(hours=24)
# a list opens no encrypted words
_READ = ("ref", "rank", "tags", "received_at")
_READ_BESIDE = tuple(f"report__{name}" for name in _READ)


class Verb(StrEnum):
    """What is to be done."""

    ANSWER_ALARM = "answer_alarm"
    CHECK_URGENCY = "check_urgency"
    READ_REPRISAL = "read_reprisal"
    FIND_ADULT = "find_adult"
    READ_MESSAGE = "read_message"
    DECIDE_ADMISSIBILITY = "decide_admissibility"


SAFETY = frozenset({Verb.ANSWER_ALARM, Verb.CHECK_URGENCY, Verb.READ_REPRISAL, Verb.FIND_ADULT})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `promised` when the due time comes from the profile, with its source."""

    verb: Verb
    ref: str
    group: str
    due_at: datetime | None
    promised: bool
    priority: Priority
    tags: tuple[Tag, ...]
    size: int = 1

    @property
    def first(self) -> bool:
        """What rings and what tells of a reprisal come before what is due sooner."""
        reprisal = self.group == "safety" and self.priority is Priority.REPRISAL
        return reprisal or self.verb is Verb.ANSWER_ALARM


def due_for(*, clock: Clock, since: datetime, profile: Profile | None) -> datetime | None:
    """When `clock` ends by the profile, or None where it is silent."""
    deadline = profile.deadline(clock) if profile else None
    return deadlines.due(deadline=deadline, since=timezone.localtime(since)) if deadline else None


def tasks_for(*, actor: Actor, at: datetime) -> tuple[Task, ...]:
    """What this account must do about reports, at most MOST of each kind.

    What rings comes first, then reprisals (mission 2.7), then the soonest.
    """
    seen = visible(actor).only(*_READ)
    profile = policy.profile(on=timezone.localdate(at))
    found = [
        *_alarms(seen),
        *_checks(
            seen.filter(state="received", leads=True).order_by("rank", "received_at"), profile
        ),
        *_messages(seen.filter(unread__gt=0).order_by("received_at")),
        *_adults(seen.filter(adult_needed=True, adult_found_at__isnull=True), at),
        *_decisions(
            seen.filter(state="urgency_checked", leads=True).order_by("received_at"), profile
        ),
    ]
    far = datetime.max.replace(tzinfo=at.tzinfo)
    return tuple(sorted(found, key=lambda t: (not t.first, t.due_at or far, t.ref)))


def _task(row: models.Report, verb: Verb, due_at: datetime | None, *, promised: bool) -> Task:
    return Task(
        verb=verb, ref=row.ref, group="safety" if verb in SAFETY else "deadline", due_at=due_at,
        promised=promised, priority=Priority(row.rank), tags=tuple(Tag(tag) for tag in row.tags),
    )  # fmt: skip


def _alarms(seen: QuerySet[models.Report]) -> Iterator[Task]:
    rows = models.Alarm.objects.exclude(state="closed").filter(report__in=seen)
    read = rows.select_related("report").only("raised_at", "minutes", *_READ_BESIDE)
    for row in read.order_by("raised_at", "id")[:MOST]:
        due = row.raised_at + timedelta(minutes=row.minutes)
        yield _task(row.report, Verb.ANSWER_ALARM, due, promised=False)


def _checks(rows: QuerySet[models.Report], profile: Profile | None) -> Iterator[Task]:
    for row in rows[:MOST]:
        due = due_for(clock=Clock.URGENCY_CHECK, since=row.received_at, profile=profile)
        yield _task(
            row, Verb.CHECK_URGENCY, due or row.received_at + URGENCY_AIM, promised=bool(due)
        )


def _messages(rows: QuerySet[models.Report]) -> Iterator[Task]:
    waiting = (
        models.Message.objects.filter(
            report__in=list(rows[:MOST]), from_reporter=True, read_at__isnull=True
        )
        .select_related("report")
        .only("kind", "at", *_READ_BESIDE)
    )
    seen: dict[int, Task] = {}
    for message in waiting.order_by("-kind", "at"):  # a reprisal hides the other messages
        verb = Verb.READ_REPRISAL if message.kind == "reprisal" else Verb.READ_MESSAGE
        kept = seen.get(message.report_id)
        if kept is None or verb is Verb.READ_REPRISAL:
            due = message.at + URGENCY_AIM if verb is Verb.READ_REPRISAL else None
            seen[message.report_id] = _task(message.report, verb, due, promised=False)
    yield from seen.values()


def _adults(rows: QuerySet[models.Report], at: datetime) -> Iterator[Task]:
    for row in rows.order_by("received_at")[:MOST]:
        yield _task(row, Verb.FIND_ADULT, row.received_at + URGENCY_AIM, promised=False)


def _decisions(rows: QuerySet[models.Report], profile: Profile | None) -> Iterator[Task]:
    for row in rows[:MOST]:
        due = due_for(clock=Clock.ADMISSIBILITY, since=row.received_at, profile=profile)
        yield _task(row, Verb.DECIDE_ADMISSIBILITY, due, promised=bool(due))
