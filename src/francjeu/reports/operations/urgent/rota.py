"""Setting who is on call: a new version from a moment on; older ones are kept."""

from datetime import datetime

from django.db import transaction

from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.reports import access, models
from francjeu.reports.queries import rota as queries

LONGEST = 1440


class BadRota(Exception):
    """The version cannot hold; `reason` is a key: nobody, unknown, minutes, source or past."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def set_rota(
    *, chain: tuple[str, ...], minutes: int, valid_from: datetime, source: str,
    actor: Actor, at: datetime,
) -> queries.Version:  # fmt: skip
    """These accounts, in this order, from this moment; who set it and why stays.

    Raises Refused, BadRota.
    """
    access.RULES.require(actor, access.Act.SET_ROTA, access.Facts())
    named = tuple(dict.fromkeys(chain))
    known = {c.ref for c in queries.candidates(actor=actor, at=at)}
    rules = (
        (not named, "nobody"),
        (bool(set(named) - known), "unknown"),
        (not 1 <= minutes <= LONGEST, "minutes"),
        (len(source.strip()) < 3, "source"),
        (valid_from < at, "past"),
    )
    for failed, reason in rules:
        if failed:
            raise BadRota(reason)
    with transaction.atomic():
        row = models.Rota(
            valid_from=valid_from, chain=list(named), minutes=minutes, source=source.strip()[:300],
            set_by=actor.ref, set_by_name=actor.name, at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        journal.record(
            event="rota.set", subject="rota", actor=actor, at=at,
            facts={"valid_from": valid_from.isoformat(), "minutes": minutes, "chain": list(named)},
        )  # fmt: skip
    return queries.Version(named, minutes, valid_from, row.source, row.set_by_name, at)
