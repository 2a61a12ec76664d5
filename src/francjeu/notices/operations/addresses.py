"""The address book, written: an address is noted, checked by a person, ended; never forgotten."""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.procedure.letters import addressing
from francjeu.notices import models


class NotAnAddress(Exception):
    """No e-mail can be written to this: a space, a line break, two addresses."""


class NothingNoted(Exception):
    """There is no address in use to check or to end."""


class HowMissing(Exception):
    """Who checks an address says how: by phone with whom, on which day."""


def note(
    *, holder: str, subject: str, address: str, actor: Actor, at: datetime, shared: bool = False
) -> models.Address:
    """From now on this person's letters go there; the address before stays in the book.

    `shared`: someone who may not read these letters reads there too, and a person accepted it.
    Raises NotAnAddress.
    """
    if not addressing.well_formed(address):
        raise NotAnAddress
    with transaction.atomic():
        _close(holder, because="replaced", at=at)
        row = models.Address(
            holder=holder, address=address, since=at, noted_by=_hand(actor),
            noted_by_name=actor.name, shared=shared,
        )  # fmt: skip
        row.save(force_insert=True)
        _record("address.noted", subject, holder, actor, at, shared=shared)
    return row


def check(
    *, holder: str, subject: str, given: str, how: str, shared: bool, actor: Actor, at: datetime
) -> models.Address:
    """A person made sure that the address is this person's, and says how.

    `given` is the address the file was opened with, where none was noted since.
    Raises HowMissing, NotAnAddress.
    """
    if not how.strip():
        raise HowMissing
    with transaction.atomic():
        row = models.Address.objects.filter(holder=holder, ended_at__isnull=True).first()
        row = row or note(holder=holder, subject=subject, address=given, actor=actor, at=at)
        row.shared, row.checked_at, row.checked_by = shared, at, _hand(actor)
        row.checked_by_name, row.checked_how = actor.name, how.strip()[:300]
        row.save(
            update_fields=["shared", "checked_at", "checked_by", "checked_by_name", "checked_how"]
        )
        _record("address.checked", subject, holder, actor, at, shared=shared)
    return row


def withdraw(*, holder: str, subject: str, given: str, actor: Actor, at: datetime) -> None:
    """No e-mail any more for this person: their letters are printed and handed over.

    Raises NothingNoted.
    """
    with transaction.atomic():
        if not _close(holder, because="withdrawn", at=at):
            if not given:
                raise NothingNoted
            _keep_ended(holder, given, because="withdrawn", actor=actor, at=at)
        _record("address.ended", subject, holder, actor, at, reason="withdrawn")


def end(*, letter: models.Letter, because: str, actor: Actor, at: datetime) -> None:
    """The address a letter came back from gets no further one."""
    rows = models.Address.objects.filter(holder=letter.party).order_by("-since", "-pk")
    last = rows.filter(ended_at__isnull=True).first() or rows.first()
    if last and (last.ended_at or not addressing.same(last.address, letter.to_address)):
        return  # ended before, or corrected since this letter left
    with transaction.atomic():
        if not _close(letter.party, because=because, at=at):
            _keep_ended(letter.party, letter.to_address, because=because, actor=actor, at=at)
        _record("address.ended", letter.subject, letter.party, actor, at, reason=because)


def _close(holder: str, *, because: str, at: datetime) -> int:
    rows = models.Address.objects.filter(holder=holder, ended_at__isnull=True)
    return rows.update(ended_at=at, ended_because=because)


def _keep_ended(holder: str, address: str, *, because: str, actor: Actor, at: datetime) -> None:
    models.Address(
        holder=holder, address=address, since=at, noted_by=_hand(actor), noted_by_name=actor.name,
        ended_at=at, ended_because=because,
    ).save(force_insert=True)  # fmt: skip


def _hand(actor: Actor) -> str:
    return f"{actor.kind}:{actor.ref}"[:60]


def _record(
    event: str, subject: str, holder: str, actor: Actor, at: datetime, **facts: object
) -> None:
    journal.record(event=event, subject=subject, actor=actor, at=at, facts={"to": holder, **facts})
