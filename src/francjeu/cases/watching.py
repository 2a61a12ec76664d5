"""Content that comes back after a platform took it down: what the deletion watch saw of it.

It looks at the address that was taken down and tells; a person looks, and moves the request. The
same image at another address is for the matching of images, not for this.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from francjeu.cases.models import Takedown
from francjeu.evidence import queries as evidence
from francjeu.evidence.operations.capture import watching as switch
from francjeu.evidence.queries import watches
from francjeu.evidence.queries.controls import site_of
from francjeu.reports.queries import joined
from francjeu.reports.queries import watched as reports


@dataclass(frozen=True, slots=True)
class Sighting:
    """Content seen again at the address it was taken down from; a person then looks at it."""

    takedown: UUID
    seen_at: datetime
    where: str


def is_running() -> bool:
    """True when this installation really looks."""
    return switch.is_on()


def cases_showing() -> frozenset[str]:
    """The cases with an address that is watched and visible: only there was anything seen again."""
    refs = {it.partition(":")[2] for it in watches.showing()}
    taken = reports.cases_of(refs) if refs else {}
    return frozenset(taken.get(ref) or ref for ref in refs)


def sightings(takedowns: Iterable[Takedown]) -> tuple[Sighting, ...]:
    """What was seen of these since each was removed, newest first."""
    seen = [it for row in takedowns for it in _sightings(row)]
    return tuple(sorted(seen, key=lambda it: it.seen_at, reverse=True))


def _sightings(row: Takedown) -> tuple[Sighting, ...]:
    removed = [it.noted_at for it in row.steps.all() if it.verb == "note_removal"]
    if not removed:
        return ()
    refs = joined.refs_in(row.case.ref)
    subjects = [f"case:{row.case.ref}", *(f"report:{it}" for it in refs)]
    vaults = evidence.alive_vaults(subjects=subjects, items=())
    publication = watches.at_address(vaults=vaults, address=row.address)
    if publication is None:
        return ()
    moments = watches.seen_again(publication, after=max(removed))
    return tuple(Sighting(row.public_id, at, site_of(publication)) for at in moments)
