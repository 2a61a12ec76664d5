"""Which letters a text must hold before a phrase is worth looking for in it.

A phrase is a dear search; a few letters are a cheap one. Clues never change what is found: a text
without any of them cannot match.
"""

import functools
import re

from francjeu.kernel.policy.folding import fold_char

SIGN = re.compile(r"\.\.\.|\.\.|!\(|[()|\[\]~^]|\s+|-|\"|'|[^\W_]+|.")
_PLAIN = re.compile(r"[\x00-\x7f]+")
_OPENS = ("(", "[", "!(")
_SHORTEST = 3
_Clues = frozenset[str]
_NONE: _Clues = frozenset()


def may_hold(phrase: str, folded: str) -> bool:
    """False when the folded text surely does not match the phrase."""
    clues = clues_of(phrase)
    return not clues or any(clue in folded for clue in clues)


@functools.cache
def clues_of(phrase: str) -> tuple[str, ...]:
    """Letters of which every match holds one; none when the phrase is too open to say."""
    return tuple(sorted(_of_choices(SIGN.findall(phrase.strip()))))


def _of_choices(signs: list[str]) -> _Clues:
    """Of `a|b`: what a holds, or what b holds."""
    parts = [_of_sequence(part) for part in _choices(signs)]
    return frozenset().union(*parts) if all(parts) else _NONE


def _choices(signs: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    depth = 0
    for sign in signs:
        depth += (sign in _OPENS) - (sign in (")", "]"))
        if sign == "|" and depth == 0:
            parts.append([])
        else:
            parts[-1].append(sign)
    return parts


def _of_sequence(signs: list[str]) -> _Clues:
    """Of words in a row: the one that says most. What is optional or refused says nothing."""
    best, position = _NONE, 0
    while position < len(signs):
        sign = signs[position]
        end = _closing(signs, position) if sign in _OPENS else position
        if sign == "(":
            best = max(best, _of_choices(signs[position + 1 : end]), key=_weight)
        elif sign[0].isalnum():
            best = max(best, _of_word(sign), key=_weight)
        position = end + 1
    return best


def _closing(signs: list[str], opened: int) -> int:
    depth = 0
    for position in range(opened, len(signs)):
        depth += (signs[position] in _OPENS) - (signs[position] in (")", "]"))
        if depth == 0:
            return position
    return len(signs)


def _weight(clues: _Clues) -> int:
    return min(map(len, clues), default=0)


def _of_word(word: str) -> _Clues:
    """Its longest stretch without an accent: accents may be lost or garbled in the text."""
    plain = max(_PLAIN.findall(word), key=len, default="")
    letters = "".join(fold_char(char) for char in plain)
    return frozenset({letters}) if len(letters) >= _SHORTEST else _NONE
