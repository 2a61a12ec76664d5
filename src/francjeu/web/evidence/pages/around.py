"""The evidence of one file as printed: pieces by what is known of them, never by what they show."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from francjeu.evidence import capture_words, words
from francjeu.evidence.operations.capture import looking
from francjeu.evidence.queries import Piece, captures
from francjeu.kernel.evidence.capture.capturing import Role
from francjeu.kernel.evidence.copies.stitching import can_be_joined
from francjeu.kernel.evidence.pieces.kinds import Showing
from francjeu.plumbing.dates import short_moment
from francjeu.web.evidence.whose import File

HANDED = ("upload", "message", "staff", "response")


@dataclass(frozen=True, slots=True)
class Line:
    """One sealed piece."""

    id: str
    title: str
    level: str
    how: str
    received: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Page:
    """All of one file."""

    ref: str
    back: str
    manages: bool
    lines: tuple[Line, ...]
    can_join: bool


def around(file: File) -> Page:
    """The page; what is isolated or gone is not even a line, and checks are in their own panel."""
    shown = [it for it in file.pieces if it.obstacle is None and it.method != looking.METHOD]
    roles = captures.roles_of(file.vaults)
    lines = tuple(_line(piece, roles.get(piece.public_id)) for piece in shown)
    return Page(
        ref=file.ref, back=file.back, manages=file.manages, lines=lines,
        can_join=len(screenshots(file)) > 1,
    )  # fmt: skip


def screenshots(file: File) -> tuple[UUID, ...]:
    """The pictures a person handed over, oldest first: what can be joined into one."""
    handed = (it for it in file.pieces if it.obstacle is None and it.method in HANDED)
    return tuple(it.public_id for it in handed if can_be_joined(it.media_type))


def _line(piece: Piece, role: Role | None) -> Line:
    title = {
        Showing.IMAGE: _("Image"),
        Showing.PLAYER: _("Recording"),
        Showing.TEXT: _("Text"),
        Showing.DOWNLOAD: _("File"),
    }[piece.showing]
    return Line(
        id=str(piece.public_id), level=piece.level.value,
        title=str(capture_words.ROLES[role]) if role else title,
        how=str(words.METHODS.get(piece.method, piece.method)),
        received=short_moment(localtime(piece.received_at)), sha256=piece.sha256,
    )  # fmt: skip
