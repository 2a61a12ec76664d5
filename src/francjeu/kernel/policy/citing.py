"""How a person finds a clause again in the document: by its numbers where it has some.

« 3 a) », « « Conduite et comportement », a) », « « Sanctions », « Toute violation… » »: what the
document itself prints, never the id, which only software reads.
"""

import re

_MARKER = re.compile(r"[a-z]|[ivx]{1,5}|\d{1,3}")
_NUMBERED = re.compile(r"[0-9]+(?:-[0-9]+)*|[a-z]|[ivx]{1,5}")
_TWICE = re.compile(r"-\d+$")
_WORDS = 6


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
    if added:
        where = mark or (_quoted(section, french=french) if section else "")
        words = _quoted(_beginning(text), french=french)
        rank = "ajouté à la relecture, n°" if french else "added at review, no."
        return f"{where}, {words}" if where else f"{words}, {rank}\u00a0{added}"
    head, _, own = id.partition(".")
    if not own and section and head != mark and _is_of_markers(head):
        head, own = "", head
    above = mark or (head.replace("-", ".") if not section and _NUMBERED.fullmatch(head) else "")
    where = above or (_quoted(section, french=french) if section else "")
    if not where:
        return id
    if not own:
        return where
    if not _is_of_markers(own):
        return f"{where}, {_quoted(_beginning(text), french=french)}" if text else where
    parts = _TWICE.sub("", own).split(".")
    if above and parts[0].isdigit():
        return " ".join((f"{above}.{parts[0]}", *(f"{part})" for part in parts[1:])))
    tail = " ".join(part if part.isdigit() else f"{part})" for part in parts)
    return f"{where} {tail}" if above else f"{where}, {tail}"


def _is_of_markers(own: str) -> bool:
    return all(_MARKER.fullmatch(part) for part in _TWICE.sub("", own).split("."))


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")


def _quoted(words: str, *, french: bool) -> str:
    return f"«\u00a0{words}\u00a0»" if french else f"“{words}”"
