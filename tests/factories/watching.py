"""Publications under watch, and the addresses they stand at."""

from datetime import datetime

from francjeu.evidence.access import Facts
from francjeu.evidence.models import ControlPage, Publication, Vault, Watch
from francjeu.evidence.operations import controls, watching
from francjeu.kernel.actors import Role
from francjeu.plumbing import ids
from tests.factories import evidence as given

OURS = Facts(is_involved=True)
MANAGER = given.an_actor(Role.CASE_MANAGER)
AUTHOR = "remi.laforest"
FRAGMENT = "pas à ta place dans l’équipe"


def a_publication(
    *, at: datetime, address: str = "https://www.instagram.com/p/ABC123/",
    vault: Vault | None = None, author: str = AUTHOR, fragment: str = FRAGMENT,
) -> Publication:  # fmt: skip
    """A post known by its address, and what a true showing of it holds."""
    row = Publication(
        vault=vault or given.a_vault(at=at), address=address, author=author, fragment=fragment,
        spelling=ids.token_hash(address), place="instagram", added_at=at,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def a_watch(*, at: datetime, publication: Publication | None = None) -> Watch:
    """A running watch."""
    return watching.start(
        publication=publication or a_publication(at=at), facts=OURS, actor=MANAGER, at=at
    )


def a_control(*, at: datetime, address: str, expected: str = "Page officielle") -> ControlPage:
    """Our own page on the same platform."""
    named = controls.Named(
        address=address, expected=expected, source="Notre page, ouverte à tous",
        checked_on=at.date(),
    )  # fmt: skip
    return controls.name(named=named, actor=MANAGER, at=at)
