"""Reading the journal: a subject's history, and whether every chain still holds."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from francjeu.journal import events, models
from francjeu.kernel import journal as kernel


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history, in words. `erased` when its facts were lawfully erased."""

    number: int
    event: str
    sentence: str
    actor: str
    actor_name: str
    at: datetime
    facts: dict[str, object]
    erased: bool
    seal: str


def history(*, subject: str) -> tuple[Line, ...]:
    """The subject's entries, newest first."""
    rows = models.Entry.objects.filter(subject=subject).order_by("-number")
    return tuple(_line(row) for row in rows)


def _line(row: models.Entry) -> Line:
    facts: dict[str, object] = json.loads(row.facts) if row.facts else {}
    return Line(
        number=row.number, event=row.event, sentence=events.sentence(row.event, facts),
        actor=row.actor, actor_name=row.actor_name, at=row.at, facts=facts,
        erased=not row.facts, seal=row.seal,
    )  # fmt: skip


def entry_of(row: models.Entry) -> kernel.Entry:
    """The row as the kernel verifies it."""
    return kernel.Entry(
        event=row.event, subject=row.subject, number=row.number, actor=row.actor,
        at=kernel.stamp(row.at), facts=json.loads(row.facts) if row.facts else None, salt=row.salt,
        digest=row.digest, previous=row.previous, seal=row.seal,
    )  # fmt: skip


def entries(*, subject: str) -> tuple[kernel.Entry, ...]:
    """The subject's chain, oldest first, as exported and verified."""
    rows = models.Entry.objects.filter(subject=subject).order_by("number")
    return tuple(entry_of(row) for row in rows)


def faults() -> Iterator[kernel.Fault]:
    """Every entry of every chain which does not hold. Reads the whole journal, streaming."""
    rows = models.Entry.objects.order_by("subject", "number").iterator(chunk_size=2000)
    for _, chain in groupby(rows, key=lambda row: row.subject):
        yield from kernel.faults(entry_of(row) for row in chain)


def count() -> int:
    """How many entries the journal holds."""
    return models.Entry.objects.count()
