"""Names made comparable: what two people would read aloud the same way gets the same key."""

import re
import unicodedata

_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
_ODD = re.compile(f"[{''.join(_LETTERS)}]")
_ACCENTS = re.compile("[\u0300-\u0314]+")  # those of our languages, taken away at once
_BREAKS = re.compile(r"[\s\-‐‑–’'`´.,()·]+")


def tidy(text: str) -> str:
    """One ordinary space between words, none around, composed accents, no invisible character."""
    words = unicodedata.normalize("NFC", text).split()
    if not "".join(words).isprintable():
        seen = ("".join(c for c in word if c.isprintable()) for word in words)
        words = [word for word in seen if word]
    return " ".join(words)


def fold(text: str) -> str:
    """Lower case, no accent, hyphens and apostrophes as spaces: « Noël-Côté » gives noel cote."""
    lowered = _ODD.sub(lambda odd: _LETTERS[odd[0]], tidy(text).casefold())
    bare = _BREAKS.sub(" ", _ACCENTS.sub("", unicodedata.normalize("NFKD", lowered)))
    if not bare.isascii():
        bare = _BREAKS.sub(" ", "".join(c for c in bare if not unicodedata.combining(c)))
    return bare.strip()


def key(*, given: str, family: str) -> str:
    """The key under which a person's name is found again: family name first."""
    return f"{fold(family)}|{fold(given)}"
