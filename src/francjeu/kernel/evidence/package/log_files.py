"""Where the proofs of the custody log stand in a package; what they prove: `inclusion.py`."""

from collections.abc import Iterable

from francjeu.kernel.evidence.package import bag

NOTE = "data/checkpoint.txt"
PROOFS = "data/proofs.json"
LINES = ("data/journal.jsonl", "data/pieces.jsonl")
EARLIER = "data/checkpoints/"

_NUMBERS = (1, 2)


def is_mine(path: str) -> bool:
    """Whether a file of the package is part of these proofs."""
    return path in (NOTE, PROOFS, *LINES) or path.startswith(EARLIER)


def note_path(size: int) -> str:
    """Where an earlier checkpoint stands in the package."""
    return f"{EARLIER}{size}.txt"


def stamp_paths(size: int) -> tuple[bag.StampPaths, ...]:
    """Where the stamps over an earlier checkpoint stand in the package, at most two."""
    return tuple(
        bag.StampPaths(*(f"{EARLIER}{size}-{number}.{end}" for end in ("tsq", "tsr", "pem", "at")))
        for number in _NUMBERS
    )


def stamped(paths: Iterable[str]) -> dict[bag.StampPaths, str]:
    """Every stamp that may stand over the earlier checkpoints among these files."""
    notes = [it for it in paths if it.startswith(EARLIER) and it.endswith(".txt")]
    sizes = sorted(name for it in notes if (name := it[len(EARLIER) : -4]).isdigit())
    return {stamp: note_path(int(size)) for size in sizes for stamp in stamp_paths(int(size))}
