"""Publications under watch, and the addresses they stand at."""

from datetime import datetime, timedelta

from francjeu.evidence.access import Facts
from francjeu.evidence.models import Check, ControlPage, Publication, Vault, Watch
from francjeu.evidence.operations.capture import controls, looking, watching
from francjeu.evidence.queries.publications import NoAddress, read
from francjeu.kernel.actors import CLOCK, Role
from francjeu.kernel.evidence.watch.watching import State
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
        spelling=_spelling(address), place="instagram", added_at=at,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


def a_watch(*, at: datetime, publication: Publication | None = None) -> Watch:
    """A running watch."""
    return watching.start(
        publication=publication or a_publication(at=at), facts=OURS, actor=MANAGER, at=at
    )


def looked(
    watch: Watch, state: State, *, hours: float, control: State | None = State.VISIBLE
) -> Check:
    """A check as the tool leaves it, so long after the watch began."""
    at = watch.started_at + timedelta(hours=hours)
    found = looking.Found(
        at=at, state=state, reason="", content=f"{at}".encode(), control=None,
        control_state=control, control_at=at if control else None, embed=None, offset=None,
    )  # fmt: skip
    return looking.note(watch=watch, found=found, screen=b"", actor=CLOCK, at=at)


def gone(watch: Watch) -> None:
    """Seen once, then absent twice beside a visible control."""
    looked(watch, State.VISIBLE, hours=1)
    looked(watch, State.GONE_HTTP, hours=6)
    looked(watch, State.GONE_HTTP, hours=24)


def a_control(*, at: datetime, address: str, expected: str = "Page officielle") -> ControlPage:
    """Our own page on the same platform."""
    named = controls.Named(
        address=address, expected=expected, source="Notre page, ouverte à tous",
        checked_on=at.date(),
    )  # fmt: skip
    return controls.name(named=named, actor=MANAGER, at=at)


def _spelling(address: str) -> str:
    try:
        return read(address).spelling
    except NoAddress:  # a name that does not exist, for tests of the network
        return address[:64]
