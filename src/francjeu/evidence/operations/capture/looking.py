"""One look at a watched address and at its control page, sealed whatever it found."""

import io
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from francjeu.evidence import pictured
from francjeu.evidence.models import Check, ControlPage, Publication, Watch
from francjeu.evidence.operations.capture import watching
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.queries import watches
from francjeu.evidence.queries.controls import control_of, site_of
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.capture import page_state
from francjeu.kernel.evidence.capture.embeds import embed_of
from francjeu.kernel.evidence.capture.page_state import Expected, Reading
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.kernel.evidence.pieces.piece import canonical, in_utc
from francjeu.kernel.evidence.watch import cadence
from francjeu.kernel.evidence.watch.watching import Standing, State, state_of
from francjeu.plumbing import jobs, tools
from francjeu.plumbing.tools import Limits, ToolFailed

TOOL = "francjeu.connectors.capture.check"
LIMITS = Limits(seconds=150, file_size=64 * 1024**2, network=True)
LEASE = timedelta(hours=1)
"""How long a look may stay unanswered before it is asked for again: its worker died."""

METHOD = "check"
VANTAGE = "server"
SCREEN = "ecran-page.png"
_EMBED_SHOWS = (200, 203)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one look; `content` is the sealed JSON."""

    at: datetime
    state: State
    reason: str
    content: bytes
    control: ControlPage | None
    control_state: State | None
    control_at: datetime | None
    embed: State | None
    offset: int | None

    @property
    def reached(self) -> bool:
        """True when the address or its control answered something."""
        return State.UNREACHABLE not in (self.state, self.control_state or self.state)


def wind(*, at: datetime) -> int:
    """Queue a look at each address whose moment has come; none while the network is off.

    The moment moves on by a lease: should the worker die with the job, it is asked for again.
    """
    if not watching.is_on():
        return 0
    due = watches.open_for_looks().filter(next_at__lte=at)
    return sum(_queue(row, at=at) for row in due.order_by("next_at")[:500])


def look(*, watch: Watch, actor: Actor, at: datetime) -> Check | None:
    """Look, seal what was seen, and say what all looks now prove. None when it is over or off.

    Raises what the store and the keyring raise; the job then runs again.
    """
    if not watching.is_on() or not watches.open_for_looks().filter(pk=watch.pk).exists():
        return None
    publication = watch.publication
    with tools.workshop() as folder:
        found = _found(publication, folder=folder, at=at)
        screen = _screen(folder)
    return note(watch=watch, found=found, screen=screen, actor=actor, at=at)


def note(*, watch: Watch, found: Found, screen: bytes, actor: Actor, at: datetime) -> Check:
    """Seal what one look found, with its screen if there is one, and settle where all stand.

    Raises what the store and the keyring raise.
    """
    kept = _kept(watch.publication, found, screen=screen)
    with transaction.atomic():
        return _note(watch, found, kept, actor=actor, at=at)


def _screen(folder: Path) -> bytes:
    with suppress(FileNotFoundError):
        return (folder / SCREEN).read_bytes()
    return b""


def _queue(row: Watch, *, at: datetime) -> bool:
    with transaction.atomic():
        mine = Watch.objects.filter(pk=row.pk, next_at=row.next_at, stopped_at__isnull=True)
        if not mine.update(next_at=at + LEASE):
            return False
        jobs.enqueue("francjeu.evidence.tasks.look", watch=str(row.public_id))
        return True


def _kept(publication: Publication, found: Found, *, screen: bytes) -> dict[str, sealing.Kept]:
    """What was seen and the screen, encrypted under the names they will be sealed by."""
    name = f"controle-{found.at:%Y%m%dT%H%M%S}"
    files = {f"{name}.json": found.content, f"{name}.png": screen}
    return {
        name: sealing.keep(vault=publication.vault, source=io.BytesIO(content), name=name)
        for name, content in files.items()
        if content
    }


def _note(
    watch: Watch, found: Found, kept: Mapping[str, sealing.Kept], *, actor: Actor, at: datetime
) -> Check:
    sealed = [
        sealing.seal(
            vault=watch.publication.vault, kept=it, name=name, method=METHOD, level=Level.N3,
            how_obtained=Access.PUBLIC, actor=actor, at=found.at,
        )
        for name, it in kept.items()
    ]  # fmt: skip
    item, *screens = sealed
    row = Check(
        watch=watch, item=item, screen=screens[0] if screens else None, at=found.at,
        state=found.state.value, reason=found.reason[:80], vantage=VANTAGE, control=found.control,
        control_state=found.control_state.value if found.control_state else "",
        control_at=found.control_at, embed_state=found.embed.value if found.embed else "",
        offset=found.offset,
    )  # fmt: skip
    row.save(force_insert=True)
    standing = watching.settle(watch, at=at)
    _plan(watch, found, standing=standing)
    watching.record(
        "watch.checked", watch, actor=actor, at=at,
        facts={"item": str(item.public_id), "state": found.state.value,
               "standing": standing.value},
    )  # fmt: skip
    return row


def _plan(watch: Watch, found: Found, *, standing: Standing) -> None:
    due = cadence.look_after(
        started_at=watch.started_at, looked_at=found.at, standing=standing, reached=found.reached
    )
    watching.running(watch).update(next_at=due)


def _found(publication: Publication, *, folder: Path, at: datetime) -> Found:
    """Page, control and embed, looked at by one tool within one minute.

    A page that lacks the words may hold them in a picture: its screen is read by software, after.
    """
    site = site_of(publication)
    control = control_of(site)
    looks = {"page": _asked(publication.address, publication.author, publication.fragment)}
    if control is not None:
        looks["control"] = _asked(control.address, "", control.expected)
    if embed := embed_of(site=site, address=publication.address):
        looks["embed"] = _asked(embed, "", "")
    told = _told(looks, folder=folder)
    seen = told["looks"]
    readings = {name: _read(seen[name], it) for name, it in looks.items() if name != "embed"}
    if page_state.is_to_read(readings["page"]) and (folder / SCREEN).exists():
        found = pictured.read(folder, files=[SCREEN])
        told["pictures"] = {**found.told, "lacks": found.lacks, "text": found.text}
        readings["page"] = _read(seen["page"], looks["page"], pictured=found.text)
    page, beside = readings["page"], readings.get("control")
    moments = {name: at + timedelta(seconds=it["after"]) for name, it in seen.items()}
    embedded = _embedded(seen.get("embed"))
    return Found(
        at=moments["page"], state=state_of(page), reason=page.reason,
        content=_sealed(told, readings=readings, moments=moments, embed=embedded),
        control=control, control_state=state_of(beside) if beside else None,
        control_at=moments.get("control"), embed=embedded, offset=seen["page"]["offset"],
    )  # fmt: skip


def _asked(address: str, author: str, fragment: str) -> dict[str, str]:
    return {"address": address, "author": author, "fragment": fragment}


def _told(looks: Mapping[str, Mapping[str, str]], *, folder: Path) -> dict[str, Any]:
    """What the tool saw; when it broke, that nothing was reached, and why."""
    house = settings.FRANCJEU
    request = {"looks": looks, "allowed": sorted(house.capture_allow), "only": house.demo}
    try:
        return tools.run(TOOL, request, folder=folder, limits=LIMITS)
    except ToolFailed as failed:
        nothing = {"after": 0.0, "status": None, "fault": f"tool {failed.failure}", "offset": None}
        broken = {name: {"asked": it["address"], **nothing} for name, it in looks.items()}
        return {"version": "", "by": "", "looks": broken}


def _read(seen: Mapping[str, Any], asked: Mapping[str, str], *, pictured: str = "") -> Reading:
    return page_state.read(
        page_state.Seen(
            asked=seen["asked"], final=seen.get("final", ""), status=seen["status"],
            title=seen.get("title", ""), text=seen.get("text", ""), framed=seen.get("framed", ""),
            fault=seen.get("fault", ""), pictured=pictured,
        ),
        expected=Expected(author=asked["author"], fragment=asked["fragment"]),
    )  # fmt: skip


def _embedded(seen: Mapping[str, Any] | None) -> State | None:
    """Only an embed that answers for the post counts, and only to contradict."""
    if seen is None:
        return None
    try:
        answer = json.loads(seen.get("text") or "null")
    except ValueError:
        answer = None
    shows = seen["status"] in _EMBED_SHOWS and isinstance(answer, dict) and bool(answer.get("html"))
    return State.VISIBLE if shows else State.UNKNOWN


def _sealed(
    told: Mapping[str, Any], *, readings: Mapping[str, Reading], moments: Mapping[str, datetime],
    embed: State | None,
) -> bytes:  # fmt: skip
    """The piece: everything that was seen, by which software, and what was read in it."""
    looks = {name: {**seen, "at": in_utc(moments[name])} for name, seen in told["looks"].items()}
    read = {
        name: {
            "state": state_of(it).value, "reason": it.reason, "author_found": it.author_found,
            "fragment_found": it.fragment_found, "templates": it.templates,
        }
        for name, it in readings.items()
    }  # fmt: skip
    return canonical({
        "kind": "check", "version": 1, "tool": TOOL, "tool_version": told["version"],
        "by": told["by"], "lacking": told.get("lacking", ""), "plain": told.get("plain"),
        "vantage": VANTAGE, "looks": looks, "read": read, "pictures": told.get("pictures"),
        "embed": embed.value if embed else None,
    })  # fmt: skip
