"""Naming the pages that tell whether a platform answers us at all; settings with a source."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from francjeu.evidence import access
from francjeu.evidence.models import ControlPage
from francjeu.evidence.queries import controls
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.capture.page_state import SHORTEST
from francjeu.kernel.evidence.likeness.folding import folded

SUBJECT = "evidence"
_NOBODY = access.Facts(is_involved=False)


class BadControl(Exception):
    """The control page lacks something; `reason` is a stable key, the name of a field."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A page known to be public, what a true showing of it holds, and how we know."""

    address: str
    expected: str
    source: str
    checked_on: date


def name(*, named: Named, actor: Actor, at: datetime) -> ControlPage:
    """A page stands beside every later look at its site; the one before it retires.

    Raises BadControl, kernel.access.Refused.
    """
    access.RULES.require(actor, access.Act.NAME_CONTROL, _NOBODY)
    _check(named, at)
    site = controls.site_at(named.address)
    with transaction.atomic():
        ControlPage.objects.filter(site=site, retired_at__isnull=True).update(retired_at=at)
        row = ControlPage(
            site=site, address=named.address, expected=named.expected.strip(),
            source=named.source.strip(), checked_on=named.checked_on, added_at=at,
        )  # fmt: skip
        row.save(force_insert=True)
        _record("watch.control_named", row, actor=actor, at=at)
    return row


def retire(*, control: ControlPage, actor: Actor, at: datetime) -> None:
    """It no longer serves; the checks it stood beside keep it. Raises kernel.access.Refused."""
    access.RULES.require(actor, access.Act.NAME_CONTROL, _NOBODY)
    with transaction.atomic():
        mine = ControlPage.objects.filter(pk=control.pk, retired_at__isnull=True)
        if mine.update(retired_at=at):
            _record("watch.control_retired", control, actor=actor, at=at)


def _check(named: Named, at: datetime) -> None:
    parts = urlsplit(named.address)
    rules = (
        (parts.scheme not in ("http", "https") or not parts.hostname, "address"),
        (len(folded(named.expected)) < SHORTEST, "expected"),
        (not named.source.strip(), "source"),
        (named.checked_on > timezone.localdate(at), "checked_on"),
    )
    for failed, reason in rules:
        if failed:
            raise BadControl(reason)


def _record(event: str, row: ControlPage, *, actor: Actor, at: datetime) -> None:
    journal.record(
        event=event, subject=SUBJECT, actor=actor, at=at,
        facts={"site": row.site, "address": row.address, "source": row.source},
    )  # fmt: skip
