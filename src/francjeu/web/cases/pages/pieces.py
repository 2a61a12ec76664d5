"""Pieces as printed: veiled, described first; sealed, nothing to see."""

from dataclasses import dataclass
from typing import cast

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from francjeu.cases.queries.file import sheet
from francjeu.evidence import standing
from francjeu.evidence import words as evidence
from francjeu.evidence.queries import Piece
from francjeu.kernel.evidence.copies.copying import Family, family_of, is_picture
from francjeu.kernel.evidence.origin.provenance import (
    Language,
    Level,
    access_sentence,
    level_sentence,
)
from francjeu.kernel.evidence.pieces.keeping import Obstacle
from francjeu.kernel.evidence.pieces.kinds import Remark, Showing
from francjeu.plumbing.figures import grouped
from francjeu.reports.queries import agreeing
from francjeu.web.cases.pages import times


@dataclass(frozen=True, slots=True)
class Link:
    """Something to do with a piece."""

    icon: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Tile:
    """One piece among others."""

    label: str
    title: str
    state: str
    what: str
    provenance: str
    acts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about a piece."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Whole:
    """One piece on its own page. `showing` is how its content is shown once asked for.

    `is_converted`: a picture that no browser draws (HEIC, TIFF…) is shown as a copy made on the
    spot; the file itself can be downloaded as it was received. `plays`: what plays a recording.
    `poster`: where its veiled picture is.
    """

    ref: str
    case_title: str
    back: str
    number: int
    label: str
    title: str
    description: str
    disclosed: bool
    state: str
    obstacle: str
    facts: tuple[Fact, ...]
    remarks: tuple[str, ...]
    showing: str
    ask: str
    is_converted: bool
    plays: str = ""
    poster: str = ""


def tile(row: sheet.Exhibit, *, ref: str) -> Tile:
    """The piece as a tile of the case."""
    url = reverse("cases:piece", args=[ref, row.number])
    acts = [] if _state(row) == "sealed" else [Link("eye", _("Open"), url)]
    if row.piece is not None:
        acts.append(Link("shield-check", _("Provenance"), url + "#h-facts"))
    acts.append(Link("eye-off", _("What the person sees"), url + "#h-told"))
    return Tile(
        label=f"P-{row.number}", title=_title(row.piece), state=_state(row),
        what=row.description, provenance=_provenance(row.piece), acts=tuple(acts),
    )  # fmt: skip


def whole(row: sheet.Exhibit, *, file: sheet.Sheet) -> Whole:
    """The piece, all that is known of it, and nothing of its content."""
    piece = row.piece
    obstacle = piece.obstacle if piece else None
    return Whole(
        ref=file.ref, case_title=file.title, back=reverse("cases:case", args=[file.ref]),
        number=row.number, label=f"P-{row.number}", title=_title(piece),
        description=row.description, disclosed=row.disclosed, state=_state(row),
        obstacle=str(evidence.OBSTACLES[obstacle]) if obstacle else "",
        facts=_facts(row), remarks=tuple(str(evidence.REMARKS[r]) for r in _remarks(piece)),
        showing=_showing(piece).value if piece else "testimony", ask=_ask(piece),
        is_converted=piece is not None and _showing(piece) is not piece.showing,
        plays=_plays(piece), poster=_poster(piece, file.ref),
    )  # fmt: skip


def _plays(piece: Piece | None) -> str:
    if piece is None or piece.showing is not Showing.PLAYER:
        return ""
    return "audio" if family_of(piece.media_type) is Family.SOUND else "video"


def _poster(piece: Piece | None, ref: str) -> str:
    """The film’s first picture, twenty-four dots wide and grey: what a page may show by itself."""
    if piece is None or family_of(piece.media_type) is not Family.FILM:
        return ""
    return reverse("evidence:veiled", args=[ref, piece.public_id])


def _remarks(piece: Piece | None) -> tuple[Remark, ...]:
    return piece.remarks if piece else ()


def _state(row: sheet.Exhibit) -> str:
    if row.piece is None:
        return "text"
    if row.piece.obstacle in {Obstacle.ISOLATED, Obstacle.INFECTED}:
        return "sealed"
    return "absent" if row.piece.obstacle is Obstacle.GONE else "veiled"


def _title(piece: Piece | None) -> str:
    if piece is None:
        return _("Testimony")
    return {
        Showing.IMAGE: _("Image"),
        Showing.PLAYER: _("Recording"),
        Showing.TEXT: _("Text"),
        Showing.DOWNLOAD: _("File"),
    }[_showing(piece)]


def _showing(piece: Piece) -> Showing:
    return Showing.IMAGE if is_picture(piece.media_type) else piece.showing


def _ask(piece: Piece | None) -> str:
    if piece is None:
        return _("Read the testimony")
    return {
        Showing.IMAGE: _("See the image"),
        Showing.PLAYER: _("Open the recording"),
        Showing.TEXT: _("Read the text"),
        Showing.DOWNLOAD: _("Download the file"),
    }[_showing(piece)]


def _provenance(piece: Piece | None) -> str:
    if piece is None:
        return _("N0 · told in words")
    short = {
        Level.N0: _("described in words"),
        Level.N1: _("handed over by a person"),
        Level.N2: _("captured by a trained person"),
        Level.N3: _("captured by the server"),
        Level.N4: _("e-mail with a verified signature"),
    }[piece.level]
    return f"{piece.level.value} · {short}"


def _facts(row: sheet.Exhibit) -> tuple[Fact, ...]:
    language = cast(Language, (get_language() or "fr")[:2])
    piece = row.piece
    if piece is None:
        return (
            Fact(_("Provenance"), level_sentence(Level.N0, language=language)),
            Fact(_("Added"), times.short(row.added_at)),
        )
    if piece.obstacle in {Obstacle.ISOLATED, Obstacle.GONE}:
        return (Fact(_("Received on"), times.short(piece.received_at)),)
    obtained = (
        access_sentence(piece.how_obtained, language=language)
        if piece.how_obtained
        else _("not told")
    )
    agreed = agreeing.agreeing_with([piece])[piece.public_id]
    caution = standing.caution(piece, language=language)
    return (
        Fact(_("Provenance"), level_sentence(piece.level, language=language)),
        Fact(_("Sources that agree"), "\n".join(standing.agreement(agreed, language=language))),
        *((Fact(_("To weigh"), caution),) if caution else ()),
        Fact(_("How it arrived"), str(evidence.METHODS.get(piece.method, piece.method))),
        Fact(_("How the content was obtained"), obtained),
        Fact(_("Received on"), times.short(piece.received_at)),
        Fact(_("Kind, by its content"), piece.media_type),
        Fact(_("Size"), _("%(n)s bytes") % {"n": grouped(piece.size)}),
        Fact(_("Digest (SHA-256)"), piece.sha256),
        Fact(_("Malware"), str(evidence.SCANS[piece.scan])),
    )
