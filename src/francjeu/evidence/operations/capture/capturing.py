"""Capturing a publication: asked by a person, run in a process apart, each part sealed at once.

Safe to repeat: a worker that was killed in the middle is followed by another one, which begins
again; what the first had sealed stays, and the interruption is told.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F

from francjeu.connectors.capture.parts import finished
from francjeu.evidence import access, answered, pictured
from francjeu.evidence.models import Capture, CapturedPart, Vault
from francjeu.evidence.operations.keeping import sealing
from francjeu.evidence.operations.keeping.vaults import VaultGone
from francjeu.evidence.operations.origin import publications
from francjeu.evidence.storage.intake import Empty, TooLarge
from francjeu.evidence.storage.store import StoreFull
from francjeu.journal import operations as journal
from francjeu.kernel.actors import Actor
from francjeu.kernel.evidence.capture import capturing as kernel
from francjeu.kernel.evidence.capture import page_state
from francjeu.kernel.evidence.capture.capturing import Gap, Role
from francjeu.kernel.evidence.capture.page_state import PageState
from francjeu.kernel.evidence.origin.provenance import Access, Level
from francjeu.kernel.procedure.intake.report import Answer
from francjeu.kernel.procedure.pieces.capturing import CAPTURE
from francjeu.plumbing import jobs, tools
from francjeu.plumbing.tools import Failure, Limits, ToolFailed

CONNECTOR = "capture"
BY_ITSELF = "capture-reports"
TOOL = "francjeu.connectors.capture.page"
MEGABYTE = 1024 * 1024
BOUNDS = {
    "seconds": 90, "screens": 60, "bytes": 200 * MEGABYTE, "media_bytes": 300 * MEGABYTE,
    "media_seconds": 300,
}  # fmt: skip
"""Of one page, as the tool takes them (`connectors.capture.visit.Limits`)."""
LIMITS = Limits(seconds=600, file_size=1024 * MEGABYTE, network=True)
MOST_TRIES = 3
STALE = timedelta(minutes=30)
"""A capture still open after this long belongs to nobody: another may be asked for."""

_GAP_OF = {
    Failure.TIMED_OUT: Gap.OUT_OF_TIME, Failure.OUT_OF_MEMORY: Gap.BROKE_OFF,
    Failure.CRASHED: Gap.BROKE_OFF, Failure.STOPPED: Gap.BROKE_OFF,
}  # fmt: skip
_SHOWN_IN_RECORD = (
    "asked", "final", "title", "status", "fault", "redirects", "clock", "started", "ended",
    "screens", "requests", "images", "media", "software", "browser", "sandboxed", "agent", "frames",
    "pictures_read", "first_seal", "gaps", "ip",
)  # fmt: skip


class SwitchedOff(Exception):
    """This installation goes out for nothing: `capture` is not among its connectors."""


def is_on() -> bool:
    """Whether a person may ask for a capture."""
    return CONNECTOR in settings.FRANCJEU.connectors


def ask(
    *, vault: Vault, address: str, author: str, fragment: str, gate: Answer,
    actor: Actor, facts: access.Facts, at: datetime,
) -> Capture:  # fmt: skip
    """A capture that a worker will make; the one already asked for, if it is not done yet.

    Raises Refused, SwitchedOff, publications.GateClosed, publications.NoAddress.
    """
    access.RULES.require(actor, access.Act.CAPTURE, facts)
    if not is_on():
        raise SwitchedOff
    with transaction.atomic():
        publication = publications.note(
            vault=vault, address=address, author=author, fragment=fragment, gate=gate, at=at
        )
        if publication.closed_at is not None:  # a capture of it was put away
            raise publications.GateClosed(Answer.UNSURE)
        open_ = Capture.objects.filter(publication=publication, state__in=("asked", "running"))
        current = open_.order_by("-asked_at").filter(asked_at__gt=at - STALE).first()
        if current is not None:
            return current
        for left in open_:
            _end(left, verb="fail" if left.state == "running" else "refuse", actor=actor, at=at,
                 reason="abandoned")  # fmt: skip
        row = Capture(publication=publication, asked_by=actor.ref or actor.kind.value, asked_at=at)
        row.save(force_insert=True)
        _record("evidence.capture_asked", row, actor=actor, at=at)
        jobs.enqueue("francjeu.evidence.tasks.capture", capture=str(row.public_id))
    return row


def run(
    *, capture: str, actor: Actor, now: Callable[[], datetime],
    bounds: Mapping[str, int] = BOUNDS, limits: Limits = LIMITS,
) -> None:  # fmt: skip
    """Makes a capture that was asked for; made or given up already, nothing happens."""
    row = _begin(capture, actor=actor, at=now())
    if row is None:
        return

    def make() -> dict[str, Any]:
        with tools.workshop() as folder:
            return _made(_Work(row, folder, actor, now), _request(row, bounds), limits=limits)

    told = make()
    if _saw_nothing(row, told):  # a browser that stopped before it showed anything: once more
        told = make()
    _conclude(row, told, actor=actor, at=now())


def _made(work: "_Work", request: dict[str, Any], *, limits: Limits) -> dict[str, Any]:
    """One run of the tool, its parts sealed as they come; what it tells, or why it could not."""
    try:
        told = tools.run(
            TOOL, request, folder=work.folder, limits=limits, meanwhile=work.keep_finished
        )
    except ToolFailed as failed:
        return _told_of(failed)
    except StoreFull:  # one that does not answer fails the job, which is tried again
        return {"gaps": [{"gap": Gap.STORE_FULL.value, "detail": ""}], "reason": "store full"}
    except VaultGone:
        return {"reason": "vault gone"}
    return _with_pictures_read(work.row, told, work.folder)


def _with_pictures_read(row: Capture, told: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What the screens say to software that reads pictures, where the page’s text lacks the words.

    After everything is sealed: what is read so changes no piece.
    """
    screens = told.get("views", 0)
    if not screens or not page_state.is_to_read(answered.reading(row, told)):
        return told
    found = pictured.read_screens(folder, screens=screens)
    gap = {"gap": Gap.NOT_READ.value, "detail": found.lacks}
    return {
        **told, "pictured": found.text, "pictures_read": found.told,
        "gaps": [*told["gaps"], *([gap] if found.lacks else ())],
    }  # fmt: skip


def _saw_nothing(row: Capture, told: Mapping[str, Any]) -> bool:
    return answered.broke_off(told) is not None and not row.parts.filter(role=Role.VIEW).exists()


class _Work:
    """The parts of one try, sealed one after the other as the tool finishes them."""

    def __init__(
        self, row: Capture, folder: Path, actor: Actor, now: Callable[[], datetime]
    ) -> None:
        self.row, self.folder, self._actor, self._now = row, folder, actor, now
        self._count = 0

    def keep_finished(self) -> None:
        for part in finished(self.folder, after=self._count):
            self._seal(part.role, part.file)
            self._count += 1

    def _seal(self, role: Role, name: str) -> None:
        vault = self.row.publication.vault
        limit = 2 * BOUNDS["media_bytes"]
        try:
            with (self.folder / name).open("rb") as source:
                kept = sealing.keep(vault=vault, source=source, name=name, limit=limit)
        except (Empty, TooLarge):
            return
        at = self._now()
        with transaction.atomic():
            item = sealing.seal(
                vault=vault, kept=kept, name=name, method="capture", level=Level.N3,
                how_obtained=Access.PUBLIC, actor=self._actor, at=at,
            )  # fmt: skip
            CapturedPart(
                capture=self.row, item=item, role=role.value, attempt=self.row.tries, at=at
            ).save(force_insert=True)


def _begin(capture: str, *, actor: Actor, at: datetime) -> Capture | None:
    with transaction.atomic():
        same = Capture.objects.filter(public_id=capture)
        row = same.select_related("publication__vault").get()
        if row.state in CAPTURE.final:
            return None
        obstacle = _obstacle(row)
        if obstacle:
            verb = "refuse" if row.state == "asked" else "fail"
            _end(row, verb=verb, actor=actor, at=at, reason=obstacle)
            return None
        verb = "begin" if row.state == "asked" else "begin_again"
        move = CAPTURE.move(state=row.state, verb=verb)
        moved = same.filter(state=row.state, tries=row.tries).update(
            state=move.target, tries=F("tries") + 1, begun_at=at
        )
        if not moved:
            return None
        row.refresh_from_db(fields=["state", "tries", "begun_at"])
        _record("evidence.capture_begun", row, actor=actor, at=at, tries=row.tries)
    return row


def _obstacle(row: Capture) -> str:
    """Why nothing is opened now, whatever was asked before; empty for nothing."""
    if not is_on():
        return "switched off"
    if row.publication.closed_at is not None:
        return "closed"
    return "interrupted" if row.tries >= MOST_TRIES else ""


def _request(row: Capture, bounds: Mapping[str, int]) -> dict[str, Any]:
    return {
        "address": row.publication.address, "brief": False, "limits": bounds,
        "allowed": sorted(settings.FRANCJEU.capture_allow), "only": settings.FRANCJEU.demo,
    }  # fmt: skip


def _told_of(failed: ToolFailed) -> dict[str, Any]:
    gap = _GAP_OF.get(failed.failure)
    gaps = [] if gap is None else [{"gap": gap.value, "detail": failed.failure.value}]
    return {"gaps": gaps, "reason": failed.failure.value}


def _conclude(row: Capture, told: Mapping[str, Any], *, actor: Actor, at: datetime) -> None:
    """What came of it: from the parts that were sealed, never from what was hoped."""
    roles = [Role(it) for it in row.parts.values_list("role", flat=True)]
    listed = list(told.get("gaps", ()))
    if row.tries > 1:
        listed.append({"gap": Gap.INTERRUPTED.value, "detail": str(row.tries - 1)})
    gaps = [Gap(it["gap"]) for it in listed]
    reason = told.get("reason") or told.get("refused") or told.get("fault") or ""
    verb = "keep" if kernel.is_whole(roles=roles, gaps=gaps) else "keep_part"
    if Role.VIEW not in roles and Role.MEDIA not in roles:
        verb, reason = "fail", reason or answered.why_nothing(told)
    reading = answered.reading(row, told)
    record = {key: told[key] for key in _SHOWN_IN_RECORD if key in told} | {
        "gaps": listed, "found_in": answered.found_in(row, told, reading),
        "why": "" if answered.is_silent(told) else reading.reason,
    }  # fmt: skip
    _end(
        row, verb=verb, actor=actor, at=at, reason=str(reason)[:40], verdict=reading.state.value,
        score=kernel.score(roles=roles, gaps=gaps), gaps=sorted({it.value for it in gaps}),
        record=json.dumps(record, ensure_ascii=False),
    )  # fmt: skip


def _end(
    row: Capture, *, verb: str, actor: Actor, at: datetime, reason: str = "", **changes: Any
) -> None:
    with transaction.atomic():
        move = CAPTURE.move(state=row.state, verb=verb)
        same = Capture.objects.filter(pk=row.pk, state=row.state, tries=row.tries)
        if not same.update(state=move.target, ended_at=at, reason=reason, **changes):
            return  # another worker told the end of it
        row.refresh_from_db()
        _record(
            "evidence.capture_ended", row, actor=actor, at=at, state=row.state,
            verdict=row.verdict or PageState.UNKNOWN.value, reason=reason,
        )  # fmt: skip


def _record(event: str, row: Capture, *, actor: Actor, at: datetime, **facts: object) -> None:
    journal.record(
        event=event, subject=row.publication.vault.subject, actor=actor, at=at,
        facts={"capture": str(row.public_id), **facts},
    )  # fmt: skip
