"""Control pages: which one stands beside the looks at a site, and since when."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from uuid import UUID

from francjeu.evidence.models import ControlPage, Publication
from francjeu.kernel.procedure.intake import content


class ControlNotFound(Exception):
    """No control page of this key serves."""


@dataclass(frozen=True, slots=True)
class Control:
    """A control page in service, with where it comes from."""

    public_id: UUID
    site: str
    address: str
    expected: str
    source: str
    checked_on: date
    added_at: datetime


def serving() -> tuple[Control, ...]:
    """Those in service, by site."""
    rows = ControlPage.objects.filter(retired_at__isnull=True).order_by("site")
    return tuple(
        Control(
            public_id=it.public_id, site=it.site, address=it.address, expected=it.expected,
            source=it.source, checked_on=it.checked_on, added_at=it.added_at,
        )
        for it in rows
    )  # fmt: skip


def control_of(site: str) -> ControlPage | None:
    """The row in service for a site, if one was named."""
    return ControlPage.objects.filter(site=site, retired_at__isnull=True).first()


def control_for(key: UUID) -> ControlPage:
    """One in service. Raises ControlNotFound."""
    row = ControlPage.objects.filter(public_id=key, retired_at__isnull=True).first()
    if row is None:
        raise ControlNotFound
    return row


def site_of(publication: Publication) -> str:
    """The site a publication is on: its control must be on the same."""
    return site_at(publication.address)


def site_at(address: str) -> str:
    """The site of an address in its one spelling: `x.com` for every X that was or is."""
    try:
        return content.read(address).spelling.partition("/")[0].partition("?")[0]
    except content.BrokenLink:
        return (urlsplit(address).hostname or "").lower()
