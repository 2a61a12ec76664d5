"""Words compared as a reader would: accents, capitals, quotes, and slips in what was read."""

import re
import unicodedata

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "…": "..."})
_HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SLIP = 10
"""One letter in so many may be misread by software; shorter words must be read exactly."""


def folded(text: str) -> str:
    """Without accents, capitals, hidden characters, curly quotes or doubled spaces."""
    plain = unicodedata.normalize("NFKD", _HIDDEN.sub("", text.translate(_QUOTES)))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(letters.casefold().translate(_QUOTES).split())


def letters_of(text: str) -> str:
    """Letters and digits alone: software that reads pictures loses spaces and points first."""
    return "".join(filter(str.isalnum, folded(text)))


def is_near(words: str, *, within: str) -> bool:
    """Whether these letters are in there, but for one slip in ten.

    Edit distance of the best place, bit by bit (Myers 1999, as Hyyrö wrote it).
    """
    if not words or words in within:
        return bool(words)
    allowed, whole = len(words) // _SLIP, (1 << len(words)) - 1
    places: dict[str, int] = {}
    for rank, letter in enumerate(words):
        places[letter] = places.get(letter, 0) | 1 << rank
    rises, falls, distance, last = whole, 0, len(words), 1 << (len(words) - 1)
    for letter in within if allowed else "":
        same = places.get(letter, 0) | falls
        level = ((rises + (same & rises)) ^ rises) | same
        across, back = (falls | ~(rises | level)) & whole, rises & level
        distance += bool(across & last) - bool(back & last)
        if distance <= allowed:
            return True
        across = across << 1 & whole
        falls, rises = across & level, (back << 1 | ~(across | level)) & whole
    return False
