"""One look at a watched address and at its control page, sealed whatever it found."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from francjeu.evidence.models import Check, ControlPage, Publication, Watch
from francjeu.evidence.operations import sealing, watching
from francjeu.evidence.queries.controls import control_of, site_of
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence import cadence, page_state
from francjeu.kernel.evidence.embeds import embed_of
from francjeu.kernel.evidence.page_state import Expected, Reading
from francjeu.kernel.evidence.piece import canonical, in_utc
from francjeu.kernel.evidence.provenance import Access, Level
from francjeu.kernel.evidence.watching import Standing, State, state_of
from francjeu.plumbing import jobs, tools
from francjeu.plumbing.tools import Limits, ToolFailed

TOOL = "francjeu.connectors.capture.check"
LIMITS = Limits(seconds=150, file_size=64 * 1024**2, network=True)
LEASE = timedelta(hours=1)
"""How long a look may stay unanswered before it is asked for again: its worker died."""

METHOD = "check"
ALLOWED: frozenset[str] = frozenset()
VANTAGE = "server"
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
    due = Watch.objects.filter(
        stopped_at__isnull=True, next_at__lte=at, publication__closed_at__isnull=True,
        publication__vault__destroyed_at__isnull=True,
    )  # fmt: skip
    return sum(_queue(row, at=at) for row in due.order_by("next_at")[:500])


def look(*, watch: Watch, actor: Actor, at: datetime) -> Check | None:
    """Look, seal what was seen, and say what all looks now prove. None when it is over or off.

    Raises what the store and the keyring raise; the job then runs again.
    """
    publication = watch.publication
    over = publication.closed_at is not None or publication.vault.destroyed_at is not None
    if over or not watching.is_on() or not watching.running(watch).exists():
        return None
    found = _found(publication, at=at)
    kept = sealing.keep(
        vault=publication.vault, source=io.BytesIO(found.content), name=_name(found.at)
    )
    with transaction.atomic():
        return _note(watch, found, kept, actor=actor, at=at)


def _queue(row: Watch, *, at: datetime) -> bool:
    with transaction.atomic():
        mine = Watch.objects.filter(pk=row.pk, next_at=row.next_at, stopped_at__isnull=True)
        if not mine.update(next_at=at + LEASE):
            return False
        jobs.enqueue("francjeu.evidence.tasks.look", watch=str(row.public_id))
        return True


def _note(watch: Watch, found: Found, kept: sealing.Kept, *, actor: Actor, at: datetime) -> Check:
    item = sealing.seal(
        vault=watch.publication.vault, kept=kept, name=_name(found.at), method=METHOD,
        level=Level.N3, how_obtained=Access.PUBLIC, actor=actor, at=found.at,
    )  # fmt: skip
    row = Check(
        watch=watch, item=item, at=found.at, state=found.state.value, reason=found.reason[:80],
        vantage=VANTAGE, control=found.control,
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


def _found(publication: Publication, *, at: datetime) -> Found:
    """Page, control and embed, looked at by one tool within one minute."""
    site = site_of(publication)
    control = control_of(site)
    looks = {"page": publication.address}
    if control is not None:
        looks["control"] = control.address
    if embed := embed_of(site=site, address=publication.address):
        looks["embed"] = embed
    told = _told(looks)
    expected = Expected(author=publication.author, fragment=publication.fragment)
    page = _read(told["looks"]["page"], expected=expected)
    beside = told["looks"].get("control")
    beside_read = (
        _read(beside, expected=Expected(fragment=control.expected)) if control and beside else None
    )
    embedded = _embedded(told["looks"].get("embed"))
    moments = {name: at + timedelta(seconds=it["after"]) for name, it in told["looks"].items()}
    readings = {"page": page, **({"control": beside_read} if beside_read else {})}
    return Found(
        at=moments["page"], state=state_of(page), reason=page.reason,
        content=_sealed(told, readings=readings, moments=moments, embed=embedded),
        control=control, control_state=state_of(beside_read) if beside_read else None,
        control_at=moments.get("control"), embed=embedded, offset=told["looks"]["page"]["offset"],
    )  # fmt: skip


def _told(looks: Mapping[str, str]) -> dict[str, Any]:
    """What the tool saw; when it broke, that nothing was reached, and why."""
    request = {"looks": dict(looks), "allowed": sorted(ALLOWED)}
    try:
        with tools.workshop() as folder:
            return tools.run(TOOL, request, folder=folder, limits=LIMITS)
    except ToolFailed as failed:
        nothing = {"after": 0.0, "status": None, "fault": f"tool {failed.failure}", "offset": None}
        return {"version": "", "looks": {k: {"asked": v, **nothing} for k, v in looks.items()}}


def _read(seen: Mapping[str, Any], *, expected: Expected) -> Reading:
    return page_state.read(
        page_state.Seen(
            asked=seen["asked"], final=seen.get("final", ""), status=seen["status"],
            title=seen.get("title", ""), text=seen.get("text", ""), fault=seen.get("fault", ""),
        ),
        expected=expected,
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
        "vantage": VANTAGE, "looks": looks, "read": read,
        "embed": embed.value if embed else None,
    })  # fmt: skip


def _name(at: datetime) -> str:
    return f"controle-{at:%Y%m%dT%H%M%S}.json"
