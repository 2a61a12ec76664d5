"""The small language in which the rules over text are written, so that a jurist can read them.

Words are written in ordinary French or English, accents included. In a phrase:
``~`` any ending (``harcel~``), ``(a|b)`` one of these, ``[a]`` optional, ``..`` a few words,
``...`` the rest of the sentence, ``^`` the beginning of the clause, ``!(a|b)`` not followed by.
An accented letter also matches its bare letter, a mark left by a bad extraction, or nothing in a
word of five letters and more.
"""

import functools
import re
from collections.abc import Iterable, Iterator

from francjeu.kernel.policy.clues import SIGN, may_hold
from francjeu.kernel.policy.folding import fold_char

_GAPS = {"..": r"(?:[^.;!?]|\.(?=\S)){0,45}?", "...": r"(?:[^.;!?]|\.(?=\S)){0,170}?"}
_MARKS = {
    "(": "(?:",
    "!(": r"(?!,?\s*(?:",
    ")": ")",
    "|": "|",
    "[": "(?:",
    "]": ")?",
    "~": r"[a-z?]*",
    "^": r"\A\W*",
}
_BOUNDARY = (r"(?<![a-z0-9])", r"(?![a-z0-9])")
_MANGLED = r"(?:{letter}|[^a-z0-9\s.;,:()\"]{{1,2}}|)"
_LONG_WORD = 5


@functools.cache
def pattern(*phrases: str) -> re.Pattern[str]:
    """Compile phrases into one pattern over folded text; any of them may match."""
    return re.compile("|".join(f"(?:{_compile(phrase)})" for phrase in phrases))


def found(phrases: Iterable[str], folded: str, start: int = 0) -> re.Match[str] | None:
    """Return the first match of any phrase in folded text, as `pattern` would."""
    first: re.Match[str] | None = None
    for phrase in phrases:
        match = pattern(phrase).search(folded, start) if may_hold(phrase, folded) else None
        if match and (first is None or match.start() < first.start()):
            first = match
    return first


def each(phrases: Iterable[str], folded: str) -> Iterator[re.Match[str]]:
    """Yield the matches of any phrase, one after the other, as `pattern` would."""
    likely = tuple(phrase for phrase in phrases if may_hold(phrase, folded))
    match = found(likely, folded)
    while match:
        yield match
        match = found(likely, folded, max(match.end(), match.start() + 1))


def _compile(phrase: str) -> str:
    out = []
    signs = SIGN.findall(phrase.strip())
    open_ended = _open_ended(signs)
    groups: list[str] = []
    for position, sign in enumerate(signs):
        if sign in ("(", "!("):
            groups.append(sign)
        if sign == ")" and groups and groups.pop() == "!(":
            out.append("))")
        elif sign in _GAPS:
            out.append(_GAPS[sign])
        elif sign in _MARKS:
            out.append(_MARKS[sign])
        elif sign.isspace():
            out.append(_space(signs, position))
        elif sign == "-":
            out.append("[- ]?" if _between_words(signs, position) else "-")
        elif sign[0].isalnum():
            starts = not _glued(signs, position)
            ends = position not in open_ended and signs[position + 1 : position + 2] != ["-"]
            out.append(_word(sign, starts=starts, ends=ends))
        else:
            out.append(re.escape(fold_char(sign)))
    return "".join(out)


def _open_ended(signs: list[str]) -> set[int]:
    """Positions of words which take any ending: before ``~``, or last in a group before ``~``."""
    found_at: set[int] = set()
    opened: list[int] = []
    for position, sign in enumerate(signs):
        if sign in ("(", "!(", "["):
            opened.append(position)
        elif sign in (")", "]"):
            start = opened.pop() if opened else 0
            if signs[position + 1 : position + 2] == ["~"]:
                found_at |= {
                    inner for inner in range(start, position) if signs[inner + 1] in ("|", ")")
                }
        elif signs[position + 1 : position + 2] == ["~"]:
            found_at.add(position)
    return found_at


def _glued(signs: list[str], position: int) -> bool:
    """Say whether a word follows a hyphen, itself or through the group it stands in."""
    before = position - 1
    depth = 0
    while before >= 0 and signs[before] != "-":
        if signs[before] == ")":
            depth += 1
        elif signs[before] == "(":
            depth -= 1
            if depth < 0:
                return before > 0 and signs[before - 1] == "-"
        elif depth == 0 and before == position - 1 and signs[before] != "|":
            return False
        before -= 1
    return 0 <= before == position - 1 and _between_words(signs, before)


def _between_words(signs: list[str], position: int) -> bool:
    """Say whether a hyphen joins two words; alone it is a dash."""
    before, after = signs[position - 1 : position], signs[position + 1 : position + 2]
    return bool(
        before and after and before[0][-1].isalnum() and (after[0][0].isalnum() or after[0] == "(")
    )


def _space(signs: list[str], position: int) -> str:
    """A space beside a gap or an optional part may be missing."""
    if signs[position + 1 : position + 2] == ["!("]:
        return ""
    near = signs[max(0, position - 1) : position] + signs[position + 1 : position + 2]
    return r"[\s,]*" if any(sign in ("..", "...", "[", "]", "^") for sign in near) else r",? "


def _word(word: str, *, starts: bool, ends: bool) -> str:
    letters = "".join(_letter(char, tolerant=len(word) >= _LONG_WORD) for char in word)
    return (_BOUNDARY[0] if starts else "") + letters + (_BOUNDARY[1] if ends else "")


def _letter(char: str, *, tolerant: bool) -> str:
    folded = re.escape(fold_char(char))
    if char.isascii():
        return folded
    return _MANGLED.format(letter=folded) if tolerant else f"(?:{folded}|\\?)"
