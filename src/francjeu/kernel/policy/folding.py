"""Text made comparable, with the way back: case, accents, ligatures, apostrophes, broken lines.

Every folded character knows the offset it came from, so that a rule matched on folded text always
points at characters of the source.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from francjeu.kernel.policy.article import Span

LOST = "?"
"""Stands for a character which the extraction destroyed (U+FFFD)."""

_SPECIAL = {
    "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o",
    "’": "'", "‘": "'", "ʼ": "'", "‛": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "–": "-", "—": "-", "‑": "-", "‒": "-", "−": "-",
    "\ufffd": LOST, "\xad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\ufeff": "", "·": "",
    "*": "",
}  # fmt: skip
_TIGHT = (":", ";")
_DETACHED_ACCENTS = "´`¨ˆ¸˘"
_MOJIBAKE = re.compile(
    "[ÃÂÅ][\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u2122]|â€."
)
_ENDINGS = "e|es|s|ne|nes|euse|euses|trice|trices|rice|rices"
_DOTTED = re.compile(rf"(?<=\w)\.(?=(?:{_ENDINGS})\b)")
_BRACKETED = re.compile(rf"(?<=\w)\((?:{_ENDINGS})\)")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `origin[i]` is the source offset of character *i*, one more entry at the end."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the source span of folded characters `start` to `end`."""
        if end <= start:
            return Span(self.origin[start], self.origin[start])
        return Span(self.origin[start], self.origin[end - 1] + 1)


def fold(text: str, pieces: Iterable[tuple[int, int]] | None = None) -> Folded:
    """Fold the given pieces of `text` (all of it by default), joined as one running text."""
    letters: list[str] = []
    origin: list[int] = []
    last = 0
    for start, end in pieces if pieces is not None else ((0, len(text)),):
        _join(letters, origin, text, start)
        _fold_piece(text, start, end, letters, origin)
        last = end
    while letters and letters[-1] == " ":
        letters.pop()
        origin.pop()
    return Folded("".join(letters), (*origin, last))


def plain(text: str) -> str:
    """Return the folded text alone."""
    return fold(text).text


def _join(letters: list[str], origin: list[int], text: str, start: int) -> bool:
    """Go to the next line; return whether it continues a word cut by a hyphen."""
    if not letters:
        return False
    if letters[-1] == "-" and len(letters) > 1 and letters[-2].isalpha() and _lower(text, start):
        letters.pop()
        origin.pop()
        return True
    if letters[-1] != " ":
        letters.append(" ")
        origin.append(origin[-1])
    return False


def _lower(text: str, start: int) -> bool:
    return bool(re.match(r"\s*[a-zà-öø-ÿœﬀ-ﬆ]", text[start : start + 40]))


def _fold_piece(text: str, start: int, end: int, letters: list[str], origin: list[int]) -> None:
    index, joined = start, False
    dropped = _inclusive_marks(text, start, end)
    while index < end:
        taken, folded = (1, "") if index in dropped else _fold_at(text, index, end)
        if folded == "\n":
            joined = _join(letters, origin, text, index + 1)
            folded = ""
        joined = joined and folded in ("", " ")
        if folded in _TIGHT and letters and letters[-1] == " ":
            letters.pop()
            origin.pop()
        for letter in folded:
            if letter != " " or (letters and letters[-1] != " " and not joined):
                letters.append(letter)
                origin.append(index)
        index += taken


def _inclusive_marks(text: str, start: int, end: int) -> set[int]:
    """Offsets of the points and brackets of inclusive writing: employé.e.s, joueur(euse)."""
    dropped = {match.start() for match in _DOTTED.finditer(text, start, end)}
    for match in _BRACKETED.finditer(text, start, end):
        dropped |= {match.start(), match.end() - 1}
    return dropped


def _fold_at(text: str, index: int, end: int) -> tuple[int, str]:
    """Return how many source characters are taken at `index`, and what they fold to."""
    char = text[index]
    if char in "ÃÂÅâ" and (match := _MOJIBAKE.match(text, index, end)):
        repaired = _repair(match.group())
        if repaired is not None:
            return len(match.group()), fold_char(repaired)
    if char in _DETACHED_ACCENTS:
        return 1, _detached(text, index)
    return 1, fold_char(char)


@functools.lru_cache(maxsize=4096)
def fold_char(char: str) -> str:
    """Fold one character: lower case, no accent, plain punctuation."""
    if char.isascii():
        return (
            "\n"
            if char in "\n\r\f\v"
            else " "
            if char.isspace()
            else _SPECIAL.get(char, char.lower())
        )
    if char in _SPECIAL:
        return _SPECIAL[char]
    if char.isspace():
        return "\n" if char in "\x85\u2028\u2029" else " "
    letters = unicodedata.normalize("NFKD", char).casefold()
    kept = "".join(c for c in letters if not unicodedata.combining(c))
    return kept if kept.isprintable() else ""


def _detached(text: str, index: int) -> str:
    before = text[index - 1].lower() if index else ""
    return "" if before in "aeiouc" and before else "'"


def _repair(garbled: str) -> str | None:
    try:
        repaired = garbled.encode("cp1252").decode("utf-8")
    except UnicodeError:
        try:
            repaired = garbled.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return None
    return repaired if len(repaired) == 1 else None
