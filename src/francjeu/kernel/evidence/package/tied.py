"""Which pieces of a package are copies, and whether each is tied to the original it names."""

import json
from collections.abc import Iterable, Iterator, Mapping

from francjeu.kernel.evidence.copies import commitment
from francjeu.kernel.evidence.copies.commitment import Opening
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.findings import Finding, Kind, Tied
from francjeu.kernel.evidence.package.proofs import Read
from francjeu.kernel.evidence.pieces.piece import BadSideData, Piece, piece_from_json


def copies(read: Mapping[str, Read]) -> tuple[list[Finding], tuple[Tied, ...]]:
    """What is wrong with the ties of the copies, and each copy with its commitment.

    A tie whose salt is in the package is recomputed; the others wait for the original.
    """
    pieces = tuple(_pieces(read))
    digests = {it.label: it.sha256 for it in pieces}
    findings, tied = [], []
    for piece in pieces:
        if piece.made is None:
            continue
        tied.append(Tied(label=piece.label, path=piece.path, commitment=piece.made.commitment))
        if not _holds(piece, digests):
            findings.append(Finding(kind=Kind.NOT_TIED, path=piece.path))
    return findings, tuple(tied)


def shown(tied: Iterable[Tied], *, opening: Opening) -> tuple[Tied, ...]:
    """The copies that were made from the original with this digest."""
    return tuple(it for it in tied if commitment.opens(opening, commitment=it.commitment))


def _holds(piece: Piece, digests: Mapping[str, str]) -> bool:
    made = piece.made
    if made is None or not made.original:
        return True
    if made.of in digests and digests[made.of] != made.original:
        return False
    opening = Opening(salt=made.salt, sha256=made.original)
    return not made.salt or commitment.opens(opening, commitment=made.commitment)


def _pieces(read: Mapping[str, Read]) -> Iterator[Piece]:
    """The pieces as listed; a list that cannot be read is judged by its manifest, not here."""
    try:
        listed = json.loads(read[bag.DOSSIER].content)["pieces"]
        for value in listed:
            yield piece_from_json(value)
    except (KeyError, TypeError, ValueError, BadSideData):
        return
