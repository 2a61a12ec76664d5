"""Which pieces can be joined into one picture, and what a joined picture says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass

MOST = 30
"""Screenshots in one picture: a longer conversation is made of several."""

_PICTURES = frozenset(("image/png", "image/jpeg", "image/webp"))


@dataclass(frozen=True, slots=True)
class Told:
    """`count` screenshots; `gaps` after which ones (from 1) messages may be missing."""

    count: int
    gaps: tuple[int, ...]
    shows_contact: bool


def can_be_joined(media_type: str) -> bool:
    """Whether a screenshot is of a kind that the tool reads."""
    return media_type in _PICTURES


def told(parameters: Mapping[str, object]) -> Told | None:
    """What the parameters of a copy tell, or None: it is no joined picture."""
    joined, gaps = parameters.get("joined"), parameters.get("gaps")
    if not isinstance(joined, list) or not isinstance(gaps, list):
        return None
    return Told(len(joined), tuple(int(it) for it in gaps), bool(parameters.get("shows_contact")))
