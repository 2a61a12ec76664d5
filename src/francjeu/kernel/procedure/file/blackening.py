"""Blacking out names in a text that leaves: whole words, whatever their case or accents."""

import re
import unicodedata
from collections.abc import Iterable

HOLE = "▮▮▮"
_WORD = re.compile(r"\w+(?:[@.+-]\w+)*")


def blacked(*, text: str, names: Iterable[str]) -> str:
    """The text with each of `names` replaced by black squares, wherever it stands."""
    for name in sorted({n.strip() for n in names if n.strip()}, key=len, reverse=True):
        text = _without(text, tuple(_folded(word) for word in _words(name)))
    return text


def _words(text: str) -> list[str]:
    return [m.group() for m in _WORD.finditer(text)]


def _without(text: str, looked_for: tuple[str, ...]) -> str:
    found = list(_WORD.finditer(text))
    said = [_folded(m.group()) for m in found]
    length, place, out, start = len(looked_for), 0, [], 0
    while looked_for and place <= len(said) - length:
        if tuple(said[place : place + length]) == looked_for:
            out += [text[start : found[place].start()], HOLE]
            start = found[place + length - 1].end()
            place += length
        else:
            place += 1
    return "".join([*out, text[start:]])


def _folded(word: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c)
    )
