"""Fingerprints as they are kept: small JSON and packed corners, encrypted to the vault."""

import json
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from francjeu.evidence.models import Fingerprint, Vault
from francjeu.evidence.storage import envelope, places
from francjeu.evidence.storage.keyring import KeyLost
from francjeu.kernel.evidence.likeness.matching import Mark, Print

DONE = "done"


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn from a piece: what compares it, the lines of its words, its corners."""

    print: Print
    lines: tuple[str, ...] = ()
    corners: tuple[bytes, ...] = ()


class Keys:
    """Identities of vaults, each opened once."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, vault: Vault) -> str:
        """Raises KeyLost."""
        if vault.pk not in self._known:
            self._known[vault.pk] = places.keyring().identity_of(vault.public_id)
        return self._known[vault.pk]


def drawn_from(answer: dict[str, Any], *, sha256: str, is_film: bool = False) -> Print:
    """What the tool answered, as the kernel compares it."""
    return Print(
        sha256=sha256,
        marks=tuple(
            Mark(tuple(int(bits, 16) for bits in it["bits"]), it["quality"], it["part"])
            for it in answer["marks"]
        ),
        is_screen=answer["screen"], is_film=is_film,
        words="\n".join(it["text"] for it in answer["lines"]),
    )  # fmt: skip


def shut(drawn: Drawn, *, vault: Vault) -> tuple[bytes, bytes]:
    """Marks and corners, encrypted."""
    told = {
        "marks": [
            [[f"{bits:064x}" for bits in it.turns], it.quality, it.part] for it in drawn.print.marks
        ],
        "screen": drawn.print.is_screen, "film": drawn.print.is_film, "lines": drawn.lines,
    }  # fmt: skip
    corners = b"".join(struct.pack("<I", len(it)) + it for it in drawn.corners)
    to = (vault.recipient,)
    return (
        envelope.shut(json.dumps(told).encode(), recipients=to),
        envelope.shut(corners, recipients=to) if corners else b"",
    )


def opened(row: Fingerprint, *, keys: Keys, with_corners: bool = False) -> Drawn | None:
    """What was kept; None when the key is gone or what was kept does not open."""
    digest = row.item.sha256
    if not row.marks:
        return Drawn(Print(sha256=digest))
    try:
        identities = (keys.of(row.item.vault),)
        told = json.loads(envelope.opened(bytes(row.marks), identities=identities))
        packed = b""
        if with_corners and row.corners:
            packed = envelope.opened(bytes(row.corners), identities=identities)
    except (KeyLost, envelope.CannotOpen):
        return None
    marks = tuple(
        Mark(tuple(int(it, 16) for it in bits), quality, part)
        for bits, quality, part in told["marks"]
    )
    known = Print(
        digest, marks, is_screen=told["screen"], is_film=told["film"],
        words="\n".join(told["lines"]),
    )  # fmt: skip
    return Drawn(known, tuple(told["lines"]), tuple(_unpacked(packed)))


def _unpacked(packed: bytes) -> Iterable[bytes]:
    at = 0
    while at < len(packed):
        (size,) = struct.unpack_from("<I", packed, at)
        yield packed[at + 4 : at + 4 + size]
        at += 4 + size
