"""What a piece is worth, in words: its grade, what agrees with it, what to weigh; never summed."""

from collections.abc import Iterable
from typing import cast

from django.utils import timezone

from francjeu.evidence import words
from francjeu.evidence.queries import Piece
from francjeu.kernel.evidence.origin import corroboration
from francjeu.kernel.evidence.origin.corroboration import Agreement
from francjeu.kernel.evidence.origin.provenance import (
    Language,
    caution_of,
    caution_sentence,
    corroboration_sentence,
    level_sentence,
)
from francjeu.plumbing.dates import date_format

_OURS = frozenset(("prepared", "redaction", "conversion", "dkim-key"))
"""Made here: nobody obtained them from anywhere."""


def lines(piece: Piece, agreements: Iterable[Agreement], *, language: str) -> tuple[str, ...]:
    """The grade, then the sources that agree, then what to weigh, a line each."""
    told = cast(Language, language)
    flag = caution(piece, language=told)
    grade = f"{piece.level.value}. {level_sentence(piece.level, language=told)}"
    return (grade, *agreement(agreements, language=told), *((flag,) if flag else ()))


def agreement(agreements: Iterable[Agreement], *, language: Language) -> tuple[str, ...]:
    """How many independent sources agree, then each with its day; who added it stays apart."""
    found = list(agreements)
    count = corroboration_sentence(corroboration.sources(found), language=language)
    return (count, *(f"{words.AGREEMENTS[it.kind]} ({_day(it)})" for it in found))


def _day(found: Agreement) -> str:
    return date_format(timezone.localtime(found.at), "SHORT_DATE_FORMAT")


def caution(piece: Piece, *, language: Language) -> str:
    """The flag of C.c.Q. 2858 for whoever decides; empty when nothing calls for it."""
    found = None if piece.method in _OURS else caution_of(piece.level, piece.how_obtained)
    return caution_sentence(found, language=language) if found else ""
