"""Captures as printed: what was kept, what the address gave, what lacks, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.evidence import capture_words as words
from francjeu.evidence.operations.capture import capturing
from francjeu.evidence.queries import captures
from francjeu.evidence.queries.captures import Captured, Lack, Part
from francjeu.kernel.evidence.capture.capturing import CLOCKS_APART
from francjeu.kernel.evidence.origin.provenance import Level, level_sentence
from francjeu.plumbing.dates import short_moment
from francjeu.plumbing.figures import size
from francjeu.web.evidence.pages.watching import language
from francjeu.web.evidence.whose import File


@dataclass(frozen=True, slots=True)
class Line:
    """One capture in the list of a file."""

    id: str
    address: str
    state: str
    kind: str
    says: str
    asked: str


@dataclass(frozen=True, slots=True)
class Captures:
    """The captures of a file; `offers` when this person may ask for another one."""

    lines: tuple[Line, ...]
    offers: bool
    is_on: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of what is known."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Kept:
    """One sealed piece of the capture."""

    id: str
    title: str
    size: str
    sha256: str
    is_earlier: bool


@dataclass(frozen=True, slots=True)
class Page:
    """One capture."""

    id: str
    ref: str
    address: str
    state: str
    kind: str
    is_over: bool
    says: str
    reason: str
    score: str
    level: str
    facts: tuple[Fact, ...]
    lacks: tuple[str, ...]
    parts: tuple[Kept, ...]
    manages: bool


def captures_of(file: File) -> Captures:
    """The list, newest first."""
    found = captures.in_vaults(file.vaults)
    return Captures(lines=tuple(map(_line, found)), offers=file.manages, is_on=capturing.is_on())


def page(captured: Captured, *, file: File) -> Page:
    """The page of one."""
    score = captured.score
    has_parts = bool(captured.parts)
    return Page(
        id=str(captured.public_id), ref=file.ref, address=captured.address,
        state=str(words.STATES[captured.state]), kind=words.KINDS[captured.state],
        is_over=captured.is_over, says=_verdict(captured),
        reason=str(words.REASONS.get(captured.reason, captured.reason)),
        score=_("%(score)s out of 100") % {"score": score} if score is not None else "",
        level=level_sentence(Level.N3, language=language()) if has_parts else "",
        facts=tuple(_facts(captured)), lacks=tuple(map(_lack, captured.lacks)),
        parts=tuple(_kept(it, tries=captured.tries) for it in captured.parts),
        manages=file.manages,
    )  # fmt: skip


def _line(captured: Captured) -> Line:
    return Line(
        id=str(captured.public_id), address=captured.address,
        state=str(words.STATES[captured.state]), kind=words.KINDS[captured.state],
        says=_verdict(captured), asked=_moment(captured.asked_at),
    )  # fmt: skip


def _verdict(captured: Captured) -> str:
    """What the address gave; nothing is said of it when the tool, or its browser, was cut off."""
    told_nothing = captured.verdict is None or (
        captured.state == "failed" and not captured.record.get("why")
    )
    return "" if told_nothing or captured.verdict is None else str(words.VERDICTS[captured.verdict])


def _facts(captured: Captured) -> Iterator[Fact]:
    yield Fact(_("Asked for on"), _moment(captured.asked_at))
    if captured.begun_at:
        yield Fact(_("Opened on"), _moment(captured.begun_at))
    if captured.author:
        yield Fact(_("Author looked for"), captured.author)
    if captured.fragment:
        yield Fact(_("Words looked for"), captured.fragment)
    yield from _came(captured)
    yield from _made_with(captured.record)


def _came(captured: Captured) -> Iterator[Fact]:
    """Where the words were, and what the site answered."""
    record = captured.record
    if record.get("found_in"):
        yield Fact(_("Words found in"), _inside(record["found_in"]))
    if record.get("pictures_read"):
        yield Fact(_("Screens read by software"), _pictures(record["pictures_read"]))
    if record.get("final") and record["final"] != captured.address:
        yield Fact(_("Page that came"), str(record["final"]))
    if record.get("status"):
        yield Fact(_("Answer of the site"), str(record["status"]))
    if record.get("ip"):
        yield Fact(_("Address of the server reached"), str(record["ip"]))
    if "clock" in record:
        yield Fact(_("Clock of the site"), _clock(int(record["clock"]["offset"])))


def _made_with(record: dict[str, Any]) -> Iterator[Fact]:
    """How far the browser went, and which one it was."""
    if record.get("screens"):
        yield Fact(_("Screens followed"), str(record["screens"]))
    if record.get("browser"):
        yield Fact(_("Browser"), _browser(record))
    if record.get("agent"):
        yield Fact(_("What the browser said it was"), str(record["agent"]))


def _inside(origins: list[str]) -> str:
    """Words of an embedded page are that site’s, shown by this one."""
    return _("a page shown inside this one, which comes from %(sites)s") % {
        "sites": ", ".join(it or _("this page itself") for it in origins)
    }


def _pictures(told: dict[str, Any]) -> str:
    return _("%(read)s of %(whole)s (%(engine)s)") % {
        "read": told["read"], "whole": told["screens"], "engine": told["engine"] or "—",
    }  # fmt: skip


def _browser(record: dict[str, Any]) -> str:
    name = f"Chromium {record['browser']}"
    if record.get("sandboxed", True):
        return name
    return _("%(browser)s, without its own sandbox") % {"browser": name}


def _clock(offset: int) -> str:
    """Whose clock is right is not ours to say."""
    if abs(offset) <= CLOCKS_APART:
        return _("agrees with ours")
    return _("%(seconds)s seconds from ours: the dates are to be read with care") % {
        "seconds": abs(offset)
    }


def _lack(lack: Lack) -> str:
    said = str(words.GAPS[lack.gap])
    which, colon, why = lack.detail.rpartition(": ")
    detail = f"{which}{colon}{words.DETAILS.get(why, why)}"
    return f"{said} ({detail})" if detail else said


def _kept(part: Part, *, tries: int) -> Kept:
    return Kept(
        id=str(part.piece.public_id), title=str(words.ROLES[part.role]),
        size=size(part.piece.size), sha256=part.piece.sha256,
        is_earlier=part.attempt < tries,
    )  # fmt: skip


def _moment(at: datetime) -> str:
    return short_moment(localtime(at), seconds=True)
