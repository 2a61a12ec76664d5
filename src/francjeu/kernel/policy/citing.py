"""How a person finds a clause again in the document: by its numbers where it has some.

« 3 a) », « 4.1 », « « Conduite et comportement », a) », « « Sanctions », « Toute violation… » »:
what the document itself prints, never the id, which only software reads.
"""

import re
from itertools import takewhile

_MARKER = re.compile(r"[a-z]|[ivx]{1,5}|\d{1,3}")
_NUMBERED = re.compile(r"[0-9]+(?:-[0-9]+)*|[a-z]|[ivx]{1,5}")
_TWICE = re.compile(r"-\d+$")
_WORDS = 6
_SAID_BY_ITSELF = ("", "article", "section", "rule", "regle")
_ACCENTED = {"etape": "étape", "regle": "règle"}


def citation(
    *,
    id: str,
    section: str = "",
    mark: str = "",
    text: str = "",
    label: str = "",
    added: int = 0,
    french: bool,
) -> str:
    """Return how to cite the clause; `section` is the heading over it and `mark` its number.

    `label` is what a reviewer typed and wins; `added` is its rank among clauses added by hand,
    whose id only tells which one they follow: those are cited by their first words.
    """
    if label:
        return label
    quoted = _quoted(section, french=french) if section else ""
    words = _quoted(_beginning(text), french=french)
    where = _heading(mark) or quoted
    if added:
        rank = "ajouté à la relecture, n°" if french else "added at review, no."
        return f"{where}, {words}" if where else f"{words}, {rank}\u00a0{added}"
    head, _, own = id.partition(".")
    if not own and section and head != mark and _is_of_markers(head):
        head, own = "", head
    if not mark and not section and _NUMBERED.fullmatch(head):
        where = head.replace("-", ".")
    if not where:
        return words if text else id
    if not own:
        return where
    own = own.removeprefix("article-")
    if not _is_of_markers(own):
        return f"{where}, {words}" if text else where
    number = where if not section or where == _heading(mark) else ""
    return _numbered(where, number.rpartition(" ")[2], _TWICE.sub("", own).split("."))


def _heading(mark: str) -> str:
    """« 4 », « IV », « chapitre 1 »: the number of the heading as it is printed."""
    word, _, number = mark.rpartition("-")
    number = number if number[:1].isdigit() else number.upper()
    return number if word in _SAID_BY_ITSELF else f"{_ACCENTED.get(word, word)} {number}"


def _numbered(where: str, number: str, parts: list[str]) -> str:
    """`parts` under a heading; a path that begins with its number is printed whole: « 4.1 a) »."""
    over = number.partition(".")[0]
    if over and len(parts) > 1 and parts[0].upper() == over and parts[1].isdigit():
        return f"{over}.{_listed(parts[1:])}"
    if not number or where != number:
        return f"{where}, {_listed(parts)}"
    if not parts[0].isdigit():
        return f"{where} {_listed(parts)}"
    return f"{where}.{_listed(parts)}" if number[0].isdigit() else f"{where}, {_listed(parts)}"


def _listed(parts: list[str]) -> str:
    """« 1.2 a) i) »; a lone letter keeps its parenthesis."""
    lead = list(takewhile(str.isdigit, parts))
    tail = [part if part.isdigit() else f"{part})" for part in parts[len(lead) :]]
    return " ".join([".".join(lead), *tail] if lead else tail)


def _is_of_markers(own: str) -> bool:
    return all(_MARKER.fullmatch(part) for part in _TWICE.sub("", own).split("."))


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _quoted(words: str, *, french: bool) -> str:
    return f"«\u00a0{words}\u00a0»" if french else f"“{words}”"
