"""The page of one piece, and the ways to add one."""

from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from francjeu.cases.queries.file import sheet
from francjeu.cases.queries.file.sheet import Sheet
from francjeu.cases.queries.pieces.captured import captured_in
from francjeu.cases.queries.reach import Case
from francjeu.evidence import capture_words
from francjeu.evidence.operations.opening.reading import Opened
from francjeu.evidence.queries.captures import Part
from francjeu.kernel.evidence.pieces.kinds import extension_of
from francjeu.plumbing.figures import size
from francjeu.web.cases.pages import pieces, times
from francjeu.web.cases.pages.pieces import Whole

MOST_CHUNKS = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a piece this time: words, or the address of a picture.

    `original`: where the file can be downloaded as received, beside a converted picture.
    """

    text: str = ""
    url: str = ""
    trouble: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to add a piece."""

    words: str
    url: str
    here: bool


def piece(*, case: Case, number: int) -> Whole | None:
    """The page of a piece, or None when the case has none with this number."""
    file = sheet.sheet_of(case)
    found = file.exhibit(number)
    return pieces.whole(found, file=file) if found else None


def characters(opened: Opened) -> str:
    """The first characters of a text, whatever its encoding claims to be."""
    with closing(opened.chunks) as chunks:
        return b"".join(islice(chunks, MOST_CHUNKS)).decode("utf-8", errors="replace")


def ending(opened: Opened) -> str:
    """The extension of a copy, by content."""
    return f".{extension_of(opened.media_type)}"


def ways(case: Case, *, here: str) -> tuple[Way, ...]:
    """From a report, in words, or a file."""
    listed = (
        ("report", _("From a joined report"), "from_report"),
        ("words", _("A testimony in words"), "add_exhibit"),
        ("file", _("A file handed to you"), "upload"),
    )
    return tuple(
        Way(words, reverse(f"cases:{name}", args=[case.ref]), key == here)
        for key, words, name in listed
    )


def joinable(case: Case) -> list[tuple[str, str]]:
    """The files of the joined reports and the captured pages that are not pieces yet."""
    file = sheet.sheet_of(case)
    taken = {e.piece.public_id for e in file.exhibits if e.piece}
    captures = [it for it in captured_in(case) if it[1].piece.public_id not in taken]
    told = {part.piece.public_id for _address, part in captures}
    return [*_handed(file, taken | told), *map(_captured, captures)]


def _captured(found: tuple[str, Part]) -> tuple[str, str]:
    address, part = found
    said = _("Capture of %(address)s, %(day)s — %(what)s") % {
        "address": address[:80], "day": times.short(part.piece.received_at),
        "what": capture_words.ROLES[part.role],
    }  # fmt: skip
    return str(part.piece.public_id), said


def _whole(name: str) -> str:
    """The name as it was sent; a dash in it does not part it as an answer from its note."""
    return name.replace(" — ", "\u00a0— ")


def _handed(file: Sheet, taken: set[UUID]) -> list[tuple[str, str]]:
    return [
        (
            str(p.public_id),
            _("%(name)s — %(ref)s, received on %(day)s, %(kind)s, %(size)s")
            % {
                "name": _whole(p.name) or _("Unnamed file"), "ref": report.ref,
                "day": times.short(p.received_at), "kind": p.media_type, "size": size(p.size),
            },
        )
        for report in file.reports
        for p in report.pieces
        if p.public_id not in taken and p.obstacle is None
    ]  # fmt: skip
