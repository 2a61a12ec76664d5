"""Writing the journal: one entry per act, in the act's own transaction."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from francjeu.journal import events
from francjeu.journal.models import Entry
from francjeu.kernel import journal as kernel
from francjeu.kernel.actors import Actor
from francjeu.plumbing import rows

_TRIES = 8


class UnknownEvent(Exception):
    """The event is not in the vocabulary (journal/events.py)."""


def record(
    *,
    event: str,
    subject: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> Entry:
    """Every act and every read of a file leaves one sealed entry in its subject's chain.

    Call inside the act's transaction: the entry lives or dies with it. Facts are plain JSON values.
    Raises UnknownEvent.
    """
    if event not in events.EVENTS:
        raise UnknownEvent(event)
    text = kernel.canonical(facts or {})
    for attempt in range(_TRIES):
        try:
            with transaction.atomic():
                return _append(event=event, subject=subject, actor=actor, at=at, text=text)
        except IntegrityError:  # another writer followed the same entry first: follow theirs
            if attempt == _TRIES - 1:
                raise
    raise AssertionError("unreachable")


def begin(
    *,
    event: str,
    subject: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> None:
    """The first entry of a subject that has just come to be: nobody can have written before.

    As `record`, without looking for a head. Raises UnknownEvent, IntegrityError.
    """
    rows.insert(opening(event=event, subject=subject, actor=actor, at=at, facts=facts))


def opening(
    *,
    event: str,
    subject: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, object] | None = None,
) -> rows.New:
    """As `begin`, not written: the operation writes it in one go with its subject's own row.

    Raises UnknownEvent.
    """
    if event not in events.EVENTS:
        raise UnknownEvent(event)
    entry = _entry(
        event=event, subject=subject, actor=actor, at=at, text=kernel.canonical(facts or {}),
        number=1, previous=kernel.GENESIS,
    )  # fmt: skip
    return rows.New(Entry, **entry)


def _append(*, event: str, subject: str, actor: Actor, at: datetime, text: bytes) -> Entry:
    head = (
        Entry.objects.filter(subject=subject)
        .order_by("-number")
        .values_list("number", "seal")
        .first()
    )
    number, previous = (head[0] + 1, head[1]) if head else (1, kernel.GENESIS)
    values = _entry(
        event=event, subject=subject, actor=actor, at=at, text=text, number=number,
        previous=previous,
    )  # fmt: skip
    entry = Entry(**values)
    entry.save(force_insert=True)
    return entry


def _entry(
    *, event: str, subject: str, actor: Actor, at: datetime, text: bytes, number: int, previous: str
) -> dict[str, Any]:
    """The columns of one entry."""
    salt = secrets.token_hex(16)
    digest = kernel.digest_of(salt=salt, text=text)
    who = f"{actor.kind}:{actor.ref}"
    seal = kernel.seal(
        event=event, subject=subject, number=number, actor=who, at=kernel.stamp(at), digest=digest,
        previous=previous,
    )  # fmt: skip
    return {
        "subject": subject, "number": number, "event": event, "actor": who,
        "actor_name": actor.name, "at": at, "facts": text.decode(), "salt": salt,
        "digest": digest, "previous": previous, "seal": seal,
    }  # fmt: skip


def erase(*, subject: str, actor: Actor, at: datetime, reason: str) -> int:
    """Erase the facts of a subject's entries; their seals stay and still verify.

    The erasure is itself an entry. Returns how many entries lost their facts.
    """
    with transaction.atomic():
        erased = (
            Entry.objects.filter(subject=subject)
            .exclude(facts="")
            .update(facts="", salt="", actor_name="")
        )
        record(
            event="journal.erased", subject=subject, actor=actor, at=at,
            facts={"count": erased, "reason": reason},
        )  # fmt: skip
    return erased
