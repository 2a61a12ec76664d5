"""What the case rests on, as far as it may be shown."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from francjeu.cases.queries.pieces.disclosures import Shown
from francjeu.kernel.procedure.pieces import masking
from francjeu.notices.queries import Bearer
from francjeu.web.parties import side


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece as it may be shown: described, in words with holes, as a copy, or withheld.

    `plays`: video, audio or sheets for such a copy; empty for a picture. `as_text`: where the words
    of sheets are.
    """

    label: str
    what: str
    words: str
    copy: str
    withheld: str
    sha256: str = ""
    commitment: str = ""
    plays: str = ""
    as_text: str = ""


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the case rests on, as far as it may be shown: never originals."""

    reference: str
    pieces: tuple[Piece, ...]


def pieces(*, bearer: Bearer, at: datetime) -> Pieces:
    """The exhibits this side may read about; none for other persons."""
    found = side.of(bearer=bearer, at=at)
    shown = found.pieces if found and found.speaks else ()
    return Pieces(reference=bearer.reference, pieces=tuple(_piece(row) for row in shown))


def _piece(row: Shown) -> Piece:
    words = row.words.replace(masking.HOLE, _("[hidden]"))
    if row.summary:
        words = _("In substance: %(summary)s") % {"summary": row.summary}
    copy = reverse("parties:copy", args=[row.number]) if row.kind == "copy" else ""
    return Piece(
        label=f"P-{row.number}", what=row.description, words=words, copy=copy, withheld=row.reason,
        sha256=row.sha256, commitment=row.commitment, plays=_plays(row.media_type),
        as_text=reverse("parties:words", args=[row.number]) if row.has_words else "",
    )  # fmt: skip


def _plays(media_type: str) -> str:
    kind = media_type.partition("/")[0]
    return kind if kind in ("video", "audio") else "sheets" if kind == "application" else ""
