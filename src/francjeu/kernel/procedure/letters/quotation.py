"""Letters describe a message, never reproduce it: repeating a post spreads it.

A description may share at most eight words in a row with the message it describes (mission: C.c.Q.
1457, republication). Case, accents, apostrophes and punctuation are no disguise.
"""

import re
import unicodedata

MOST_WORDS_IN_A_ROW = 8
_LEAST = 3


def copied(*, description: str, source: str, most: int = MOST_WORDS_IN_A_ROW) -> str:
    """The first run of more than `most` words the description takes from the source, or ""."""
    ours, theirs = _words(description), _words(source)
    if len(theirs) <= most:
        return ""
    runs = {_folded(theirs[i : i + most + 1]) for i in range(len(theirs) - most)}
    for i in range(len(ours) - most):
        if _folded(ours[i : i + most + 1]) in runs:
            return " ".join(ours[i : i + most + 1])
    return ""


def named(*, text: str, names: tuple[str, ...]) -> str:
    """The first of `names` which stands in the text as whole words, or ""."""
    said = " ".join(_folded(_words(text)))
    for name in names:
        looked_for = " ".join(_folded(_words(name)))
        if looked_for and f" {looked_for} " in f" {said} ":
            return name
    return ""


def parts(*, names: tuple[str, ...], but: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The parts of names, of three letters or more, which tell someone by themselves.

    A given name alone tells who spoke; a part shared with the names in `but` (the reader's own
    family) does not.
    """
    known = set(_folded(_words(" ".join(but))))
    said = (part for name in names for part in _words(name))
    return tuple(p for p in said if len(p) >= _LEAST and _folded([p])[0] not in known)


def same_name(one: str, other: str) -> bool:
    """True when both are the same given and family names, in any order, case or accents."""
    first, second = (frozenset(_folded(_words(name))) for name in (one, other))
    return len(first) > 1 and first == second


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(
        "".join(
            c
            for c in unicodedata.normalize("NFKD", word.casefold())
            if not unicodedata.combining(c)
        )
        for word in words
    )
