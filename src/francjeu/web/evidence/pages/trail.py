"""The pages of one piece, one click from each other: what it is, whence, its words, its case."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from francjeu.cases.queries.pieces.exhibits import numbered
from francjeu.evidence.operations.opening import conversing
from francjeu.evidence.queries import Item, Piece
from francjeu.web.evidence.whose import File


class Here(StrEnum):
    """Which of the pages is read."""

    PIECE = "piece"
    PROVENANCE = "provenance"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Step:
    """One page of the piece."""

    words: str
    url: str
    here: bool = False


def trail(file: File, item: Item | Piece, *, here: Here) -> tuple[Step, ...]:
    """The pages there are of this piece; a copy has no provenance of its own."""
    piece = item.public_id
    pages = [(Here.PIECE, _("What it is, its copies"))]
    if any(it.public_id == piece for it in file.pieces):
        pages.append((Here.PROVENANCE, _("Where it comes from")))
    if conversing.can_be_read(item):
        pages.append((Here.READ, _("Its words")))
    steps = [
        Step(words, reverse(f"evidence:{name}", args=[file.ref, piece]), name is here)
        for name, words in pages
    ]
    return (*steps, *_in_case(file.ref, piece))


def _in_case(ref: str, piece: UUID) -> tuple[Step, ...]:
    if not ref.startswith("D-"):
        return ()
    found = numbered(case_refs=[ref], items=[piece]).get((ref, piece))
    if found is None:
        return ()
    words = _("In the case: P-%(number)s") % {"number": found.number}
    return (Step(words, reverse("cases:piece", args=[ref, found.number])),)
