"""How journal entries are chained and sealed, so that erasing facts is lawful and visible.

The seal covers a salted digest of the facts, never the facts: they can be erased (with their salt)
without breaking the chain, and what remains reveals nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as read back. Digests are 64 hex digits; `at` is ISO 8601 in UTC.

    `facts` is None once erased; then `salt` is empty.
    """

    event: str
    subject: str
    number: int
    actor: str
    at: str
    facts: Mapping[str, object] | None
    salt: str
    digest: str
    previous: str
    seal: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one entry, by its place in the chain."""

    subject: str
    number: int
    reason: str  # digest | seal | order


def canonical(facts: Mapping[str, object]) -> bytes:
    """JSON with sorted keys, no spaces, UTF-8."""
    return json.dumps(
        facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str
    ).encode()


def stamp(at: datetime) -> str:
    """The time as the seal covers it: UTC, microseconds, whatever zone it came in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def digest(*, salt: str, facts: Mapping[str, object]) -> str:
    """Salted SHA-256 of the facts."""
    return digest_of(salt=salt, text=canonical(facts))


def digest_of(*, salt: str, text: bytes) -> str:
    """As `digest`, of facts that are canonical already."""
    return hashlib.sha256(salt.encode() + b"\0" + text).hexdigest()


def seal(
    *, event: str, subject: str, number: int, actor: str, at: str, digest: str, previous: str
) -> str:
    """SHA-256 over everything that stays for ever, the previous seal included."""
    parts = (previous, subject, str(number), event, actor, at, digest)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def leaf(entry: Entry) -> bytes:
    """What the custody log holds of an entry: all that stays for ever, as canonical JSON.

    No fact is in it, only their salted digest: erasing them changes no leaf and no root.
    """
    return canonical(
        {
            "event": entry.event,
            "subject": entry.subject,
            "number": entry.number,
            "actor": entry.actor,
            "at": entry.at,
            "digest": entry.digest,
            "previous": entry.previous,
        }
    )


def bare(entry: Entry) -> Entry:
    """The entry without its facts, as if they were erased: it still stands in its chain."""
    return replace(entry, facts=None, salt="")


def faults(entries: Iterable[Entry]) -> Iterator[Fault]:
    """Walk one subject's chain in order; yield each entry which does not hold."""
    previous, expected = GENESIS, 1
    for e in entries:
        if e.previous != previous or e.number != expected:
            yield Fault(e.subject, e.number, "order")
        if e.facts is not None and digest(salt=e.salt, facts=e.facts) != e.digest:
            yield Fault(e.subject, e.number, "digest")
        again = seal(
            event=e.event, subject=e.subject, number=e.number, actor=e.actor, at=e.at,
            digest=e.digest, previous=e.previous,
        )  # fmt: skip
        if again != e.seal:
            yield Fault(e.subject, e.number, "seal")
        previous, expected = e.seal, e.number + 1
