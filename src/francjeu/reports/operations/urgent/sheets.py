"""The guided sheet of an alarm: line by line, kept while it is typed, signed line by line."""

import json
from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.intake import urgent as kernel
from francjeu.kernel.procedure.intake.urgent import Step
from francjeu.reports import models
from francjeu.reports.operations.urgent import alarms

DRAFTED = ("done", "body", "called_at", "spoke_with", "file_number", "words")
LONGEST = 4000


def save_draft(*, ref: str, step: Step, typed: dict[str, str], actor: Actor, at: datetime) -> None:
    """Keep what is being typed on a line, for who resumes. Raises NotFound, Refused, NotHolding."""
    alarm = alarms.held(ref=ref, actor=actor)
    box = {name: typed.get(name, "")[:LONGEST] for name in DRAFTED if typed.get(name)}
    models.SheetDraft.objects.update_or_create(
        alarm=alarm, step=step.value, defaults={"box": json.dumps(box), "saved_at": at}
    )


def note(*, ref: str, line: kernel.Line, actor: Actor, at: datetime) -> models.SheetLine:
    """One line is done: who was called, at what time, the file number; it never changes.

    A line may be noted again (nobody answered, then someone did). Raises NotFound, Refused,
    NotHolding, urgent.BadLine.
    """
    alarm = alarms.held(ref=ref, actor=actor)
    kernel.check_line(line)
    with transaction.atomic():
        row = models.SheetLine(
            alarm=alarm, step=line.step.value, done=line.done.value, body=line.body.strip()[:200],
            called_at=line.called_at, spoke_with=line.spoke_with.strip(),
            file_number=line.file_number.strip(), words=line.words.strip(),
            noted_by=actor.ref, noted_by_name=actor.name, at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        models.SheetDraft.objects.filter(alarm=alarm, step=line.step.value).delete()
        journal.record(
            event="alarm.noted", subject=f"report:{ref}", actor=actor, at=at,
            facts={"step": line.step.value, "done": line.done.value},
        )  # fmt: skip
    return row
