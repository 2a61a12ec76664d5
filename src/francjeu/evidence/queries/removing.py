"""Blobs of pieces that are gone, which the store still keeps: under lock, or it did not answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from francjeu.plumbing import jobs

JOB = "francjeu.evidence.tasks.remove_blob"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Bytes whose key is destroyed; `last`: when the last of their locks ends, if it is known."""

    count: int
    last: datetime | None


def left() -> Mapping[str, datetime | None]:
    """Each blob still to be taken out, and not before when; None: at the next try."""
    return {it.arguments["blob"]: it.run_after for it in jobs.waiting(JOB)}


def unreadable() -> Unreadable:
    """What erasures left in the store. Isolated pieces are told elsewhere, to one person."""
    found = [it.run_after for it in jobs.waiting(JOB) if not it.arguments["by_right"]]
    return Unreadable(count=len(found), last=max((it for it in found if it), default=None))
