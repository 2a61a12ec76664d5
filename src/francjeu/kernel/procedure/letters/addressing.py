"""By which way a letter goes: by e-mail, or by hand when an e-mail would reach the wrong person."""

import re
from collections.abc import Collection
from enum import StrEnum

# one address, no name, no space, no line break, at most what a server takes
_ADDRESS = re.compile(r"[^\s@<>,;:\"\\()\[\]\x00-\x1f\x7f]{1,64}@[^\s@<>,;:\"\\()\[\]]{1,190}")


class ByHand(StrEnum):
    """Why a letter goes by hand. Keys are stored: never renamed."""

    NO_ADDRESS = "no_address"
    UNDER_14 = "under_14"
    BROKEN = "broken_address"
    SHARED = "shared_address"
    RETURNED = "returned_address"
    NO_SERVER = "no_server"


def well_formed(address: str) -> bool:
    """True when the address can be written in an e-mail: nothing in it begins a new line."""
    local, _, domain = address.partition("@")
    return bool(_ADDRESS.fullmatch(address)) and bool(local) and "." in domain.strip(".")


def same(one: str, other: str) -> bool:
    """True when two addresses open the same mailbox, as far as one can tell."""
    return bool(one.strip()) and one.strip().casefold() == other.strip().casefold()


def by_hand(
    *, address: str, others: Collection[str] = (), returned: Collection[str] = (),
    sharing_checked: bool = False, under_14: bool = False, leaves: bool = True,
) -> ByHand | None:  # fmt: skip
    """Why this letter goes by hand, or None when it may leave by e-mail.

    `others` are the mailboxes of the persons who may not read it: a guardian's letter does not go
    to the mailbox of the person they speak for, unless someone checked that both read there. Who is
    under 14 gets theirs from the adult who speaks for them: no link leaves for a child, and nothing
    is asked of one without a parent (P-39.1, s. 4.1). `leaves` is false where no e-mail leaves.
    """
    if under_14:
        return ByHand.UNDER_14
    if not address.strip():
        return ByHand.NO_ADDRESS
    if not well_formed(address):
        return ByHand.BROKEN
    if any(same(address, other) for other in returned):
        return ByHand.RETURNED
    if not sharing_checked and any(same(address, other) for other in others):
        return ByHand.SHARED
    return None if leaves else ByHand.NO_SERVER
