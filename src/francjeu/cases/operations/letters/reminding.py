"""Reminding, once and by the clock, who was asked for an answer and has not given it yet."""

from datetime import datetime, timedelta

from django.db import transaction

from francjeu.cases import representing
from francjeu.cases.models import Case
from francjeu.cases.operations.letters import writing
from francjeu.kernel.actors import Actor
from francjeu.notices import queries as notices

BEFORE = timedelta(days=2)


def remind(*, actor: Actor, at: datetime) -> int:
    """Two days before the date to answer, one reminder for each notice; returns how many cases.

    Where only who speaks for the person answered, it goes to the person alone.
    A notice younger than that needs none.
    """
    awaited = Case.objects.filter(
        state__in=("notified", "answered"), notified_at__lte=at - BEFORE,
        response_due_at__gt=at, response_due_at__lte=at + BEFORE,
    )  # fmt: skip
    return sum(_remind(case, actor, at) for case in awaited)


def _remind(case: Case, actor: Actor, at: datetime) -> bool:
    alone = representing.unheard_themselves(case) if case.state == "answered" else None
    if case.state == "answered" and alone is None:
        return False
    with transaction.atomic():
        if notices.was_written(subject=f"case:{case.ref}", event="reminder"):
            return False
        writing.reminder(case=case, alone=alone, actor=actor, at=at)
    return True
