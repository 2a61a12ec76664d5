"""Vaults and sealed pieces."""

import io
from datetime import datetime

from francjeu.evidence.models import Item, Vault
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.kernel.actors import Actor, Kind, Role
from francjeu.kernel.evidence.origin.provenance import Access, Level

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01" + b"\x01" * 500 + b"\xff\xd9"
REPORTER = Actor(kind=Kind.REPORTER, ref="S-2026-0001")


def an_actor(*roles: Role) -> Actor:
    """Someone on the staff with these roles."""
    return Actor(kind=Kind.STAFF, ref="a-staff", name="Camille", roles=frozenset(roles))


def a_vault(*, at: datetime, subject: str = "report:S-2026-0001") -> Vault:
    """An open vault."""
    return vaults.open_vault(subject=subject, at=at)


def a_piece(
    *, at: datetime, vault: Vault | None = None, content: bytes = JPEG, name: str = "photo.jpg"
) -> Item:
    """A sealed piece."""
    return sealing.receive(
        vault=vault or a_vault(at=at),
        source=io.BytesIO(content),
        name=name,
        method="upload",
        level=Level.N1,
        how_obtained=Access.PUBLIC,
        actor=REPORTER,
        at=at,
    )
