"""Names made comparable: what two people would read aloud the same way gets the same key."""

import re
import unicodedata

_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"}
_BREAKS = re.compile(r"[\s\-‐‑–’'`´.,()·]+")


def tidy(text: str) -> str:
    """One ordinary space between words, none around, composed accents, no invisible character."""
    visible = "".join(
        c for c in unicodedata.normalize("NFC", text) if c.isprintable() or c.isspace()
    )
    return " ".join(visible.replace("\u00ad", "").replace("\ufeff", "").split())


def fold(text: str) -> str:
    """Lower case, no accent, hyphens and apostrophes as spaces: « Noël-Côté » gives noel cote."""
    lowered = "".join(_LETTERS.get(c, c) for c in tidy(text).casefold())
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c)
    )
    return _BREAKS.sub(" ", bare).strip()


def key(*, given: str, family: str) -> str:
    """The key under which a person's name is found again: family name first."""
    return f"{fold(family)}|{fold(given)}"
