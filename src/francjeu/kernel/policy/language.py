"""French or English, told by the small words."""

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
_WORD = re.compile(r"[a-z?]+")


def language_of(folded: str) -> str:
    """Return ``fr`` or ``en``; French when nothing tells."""
    words = _WORD.findall(folded)
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > french else "fr"
