"""French or English, told by the small words; of a text in both, the one that comes first."""

import re

_FRENCH = frozenset(
    """
    le la les des du de et est une un pour dans qui que sur aux par ne pas sont au ou avec ce cette
    """.split()  # noqa: SIM905
)
_ENGLISH = frozenset(
    """
    the of and to in is a for that or be on are with this not by any from as will may must who
    """.split()  # noqa: SIM905
)
_BOTH = 0.6
_WORD = re.compile(r"[a-z?]+")


def language_of(folded: str) -> str:
    """Return ``fr`` or ``en``; French when nothing tells."""
    words = _WORD.findall(folded)
    french, english = _count(words)
    if min(french, english) > _BOTH * max(french, english):
        french, english = _count(words[: len(words) // 2])
    return "en" if english > french else "fr"


def _count(words: list[str]) -> tuple[int, int]:
    return sum(word in _FRENCH for word in words), sum(word in _ENGLISH for word in words)
