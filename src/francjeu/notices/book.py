"""The address book, read: where a person’s letters go, since when, noted and checked by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from francjeu.notices import models


@dataclass(frozen=True, slots=True)
class InUse:
    """Where letters go now; `returned` are the addresses from which letters came back."""

    address: str
    shared: bool = False
    returned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the book; `ended_because` is empty for the address in use."""

    address: str
    since: datetime
    noted_by: str
    shared: bool
    checked_at: datetime | None
    checked_by: str
    checked_how: str
    ended_at: datetime | None
    ended_because: str


def in_use(*, holder: str, given: str) -> InUse:
    """The address in use; `given` is the one the file was opened with, where nobody noted any."""
    rows = list(models.Address.objects.filter(holder=holder).order_by("-since", "-pk"))
    returned = tuple(row.address for row in rows if row.ended_because in {"bounced", "refused"})
    if not rows:
        return InUse(address=given)
    last = next((row for row in rows if row.ended_at is None), rows[0])
    if last.ended_because in {"", "bounced", "refused"}:
        back = returned if last.ended_at else ()
        return InUse(address=last.address, shared=last.shared, returned=back)
    return InUse(address="")


def entries(*, holders: Iterable[str]) -> dict[str, tuple[Entry, ...]]:
    """Every line of the book for these persons, newest first."""
    found: dict[str, list[Entry]] = {}
    rows = models.Address.objects.filter(holder__in=list(holders)).order_by("-since", "-pk")
    for row in rows:
        found.setdefault(row.holder, []).append(_entry(row))
    return {holder: tuple(lines) for holder, lines in found.items()}


def _entry(row: models.Address) -> Entry:
    return Entry(
        address=row.address, since=row.since, noted_by=row.noted_by_name, shared=row.shared,
        checked_at=row.checked_at, checked_by=row.checked_by_name, checked_how=row.checked_how,
        ended_at=row.ended_at, ended_because=row.ended_because,
    )  # fmt: skip
