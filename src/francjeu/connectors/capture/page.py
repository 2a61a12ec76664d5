"""The tool: opens one public address, keeps all it can of it, and says what it could not."""

import json
import mimetypes
import platform
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from francjeu.connectors.capture import chromium, media, package, steps
from francjeu.connectors.capture.archive import Book
from francjeu.connectors.capture.browsing import browse
from francjeu.connectors.capture.exchanges import Recorder
from francjeu.connectors.capture.guard import Guard, Refused, Rules, split
from francjeu.connectors.capture.parts import SCREEN, Parts
from francjeu.connectors.capture.proxy import Proxy
from francjeu.connectors.capture.visit import Limits, Visit
from francjeu.kernel.evidence.capture.capturing import Gap, Role

_PACKAGES = ("francjeu", "playwright", "warcio", "cdxj-indexer", "pillow")
_MOST_MEDIA = 5
_NO_MEDIA = ("text/html", "application/xhtml+xml")


def answer(request: dict[str, Any], *, folder: Path) -> dict[str, Any]:
    """`address`, `brief`, `allowed`, `only`, `limits` in; the record out, its files told."""
    guard = Guard(Rules(frozenset(request["allowed"]), only=request["only"]))
    try:
        chromium.program()
        guard.pin(*split(request["address"]))
    except chromium.NoBrowser:
        return {"failed": "missing"}
    except Refused as refused:
        return {"refused": refused.reason.value}
    software = ", ".join(f"{name} {number}" for name, number in _versions().items())
    visit = Visit(
        address=request["address"], is_brief=request["brief"],
        limits=Limits(**request["limits"]), folder=folder, parts=Parts(folder), guard=guard,
        book=Book(folder / "data.warc.gz", software=software), recorder=Recorder(guard),
    )  # fmt: skip
    browse(visit)
    _keep_screens(visit)
    if not visit.is_brief:
        _fetch_media(visit)
    _pack(visit, software=software)
    return _record(visit)


def _keep_screens(visit: Visit) -> None:
    """The screens as pages of one PDF and their words; each exact picture goes into the WARC."""
    final, descent = visit.told.get("final", visit.address), visit.descent
    if not descent.steps:
        return
    visit.parts.add(Role.TEXT, "texte.txt", steps.as_text(descent, address=final).encode())
    if not visit.is_brief:
        visit.parts.add(Role.STEPS, "ecrans.pdf", steps.as_pdf(descent.screens))
    for number, step in enumerate(descent.screens, start=1):
        (visit.folder / SCREEN.format(number)).write_bytes(step.picture)
    at = datetime.fromtimestamp(visit.started, tz=UTC)
    for number, step in enumerate(descent.steps, start=1):
        name = f"urn:view:{number}:{final}"
        visit.book.keep(name, step.picture, media_type="image/png", at=at)


def _fetch_media(visit: Visit) -> None:
    """Films and sounds, one by one, through the same guard, each whole or said to be cut."""
    until = time.monotonic() + visit.limits.media_seconds
    for number, medium in enumerate(visit.media[:_MOST_MEDIA], start=1):
        proxy = Proxy(visit.guard, limit=2 * visit.limits.media_bytes)
        try:
            fetched = media.fetch(
                medium.address, target=visit.folder / f"media-{number}", proxy=proxy.address,
                headers=medium.headers, limits=media.Limits(visit.limits.media_bytes, until),
            )  # fmt: skip
        finally:
            proxy.close()
        _keep_medium(visit, fetched)
    for left in visit.media[_MOST_MEDIA:]:
        visit.lack(Gap.MEDIA_FAILED, left.address)


def _keep_medium(visit: Visit, fetched: media.Fetched) -> None:
    visit.told.setdefault("media", []).append({
        "address": fetched.address, "size": fetched.size, "declared": fetched.declared,
        "media_type": fetched.media_type, "truncated": fetched.truncated, "why": fetched.why,
        "resumed": fetched.resumed,
    })  # fmt: skip
    if fetched.media_type in _NO_MEDIA or not fetched.size:
        visit.lack(Gap.MEDIA_FAILED, f"{fetched.address}: {fetched.why or fetched.media_type}")
        return
    if fetched.truncated:
        visit.lack(Gap.MEDIA_CUT, f"{fetched.address}: {fetched.size}/{fetched.declared or '?'}")
    named = f"{fetched.file}{mimetypes.guess_extension(fetched.media_type) or '.bin'}"
    (visit.folder / fetched.file).rename(visit.folder / named)
    visit.parts.tell(Role.MEDIA, named, note=fetched.address)


def _pack(visit: Visit, *, software: str) -> None:
    visit.book.close()
    if not visit.recorder.count:
        return
    package.pack(
        visit.book.path, target=visit.folder / "page.wacz", software=software,
        page={"url": visit.told.get("final", visit.address), "title": visit.told.get("title", ""),
              "text": "\n".join([visit.descent.text, *(it.text for it in visit.descent.framed)])},
        at=datetime.fromtimestamp(visit.started, tz=UTC),
    )  # fmt: skip
    visit.parts.tell(Role.ARCHIVE, "page.wacz")


def _record(visit: Visit) -> dict[str, Any]:
    """What is known of the capture, sealed as its last part; the words of the page beside it."""
    record = {
        "asked": visit.address, "started": _iso(visit.started), "ended": _iso(time.time()),
        "screens": len(visit.descent.steps), "requests": visit.recorder.count,
        "viewport": list(chromium.VIEWPORT), "gaps": visit.gaps,
        "software": {**_versions(), "system": platform.platform()}, **visit.told,
    }  # fmt: skip
    visit.parts.add(
        Role.RECORD, "capture.json",
        json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True).encode(),
    )  # fmt: skip
    return {
        **record, "text": visit.descent.text, "views": len(visit.descent.screens),
        "framed": [{"origin": it.origin, "text": it.text} for it in visit.descent.framed],
    }  # fmt: skip


def _versions() -> dict[str, str]:
    known = {"python": platform.python_version()}
    for name in _PACKAGES:
        try:
            known[name] = version(name)
        except PackageNotFoundError:
            known[name] = "?"
    return known


def _iso(epoch: float) -> str:
    moment = datetime.fromtimestamp(epoch, tz=UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
