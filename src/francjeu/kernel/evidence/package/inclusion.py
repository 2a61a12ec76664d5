"""Proofs that the journal lines of a package stand in the custody log, for anyone to check.

`data/proofs.json` is `{"size", "leaves": [{"subject", "number", "index", "proof": [hex]}],
"earlier": [{"size", "proof": [hex]}]}`: each line’s path to the root of `data/checkpoint.txt`, and,
for each stamped earlier checkpoint `data/checkpoints/SIZE.txt`, that the log only grew since.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from francjeu.kernel import journal
from francjeu.kernel.evidence.log import checkpoint
from francjeu.kernel.evidence.log.checkpoint import Checkpoint
from francjeu.kernel.evidence.log.tree import (
    BadProof,
    Tree,
    leaf_hash,
    verify_consistency,
    verify_inclusion,
)
from francjeu.kernel.evidence.package.log_files import EARLIER, LINES, NOTE, PROOFS

Open = Callable[[str], str]
"""`open(note)`: the text of a note signed by the expected key. Raises BadCheckpoint."""


class NotInLog(ValueError):
    """What the log does not prove: `path` is the file, the words tell which line or size."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(what)
        self.path = path


@dataclass(frozen=True, slots=True)
class Proven:
    """How many lines are proven under a log of `size` leaves, and the sizes it grew from."""

    lines: int
    size: int
    earlier: tuple[int, ...]


def prove(
    entries: Iterable[journal.Entry],
    *,
    tree: Tree,
    places: Mapping[tuple[str, int], int],
    size: int,
    earlier: Iterable[int] = (),
) -> bytes:
    """The content of `data/proofs.json`. Raises KeyError when an entry is not in the tree."""
    leaves = [
        {
            "subject": entry.subject,
            "number": entry.number,
            "index": places[entry.subject, entry.number],
            "proof": _hex(tree.inclusion(places[entry.subject, entry.number], size)),
        }
        for entry in entries
    ]
    grown = [{"size": old, "proof": _hex(tree.consistency(old, size))} for old in earlier]
    return journal.canonical({"size": size, "leaves": leaves, "earlier": grown}) + b"\n"


def check(files: Mapping[str, bytes], *, open_note: Open) -> Proven:
    """Every journal line of the package is in the log, and the log only grew. Raises NotInLog."""
    log, proofs = _checkpoint(files, NOTE, open_note=open_note), _proofs(files)
    paths = {(it["subject"], it["number"]): it for it in proofs["leaves"]}
    lines = 0
    for path in LINES:
        for entry in _entries(files, path):
            _check_line(entry, path=path, proof=paths.get((entry.subject, entry.number)), log=log)
            lines += 1
    sizes = tuple(_check_growth(it, files=files, log=log, open_note=open_note)
                  for it in proofs["earlier"])  # fmt: skip
    return Proven(lines=lines, size=log.size, earlier=sizes)


def _check_line(
    entry: journal.Entry, *, path: str, proof: dict[str, object] | None, log: Checkpoint
) -> None:
    what = f"{entry.subject} {entry.number}"
    if proof is None:
        raise NotInLog(path, what)
    if entry.facts is not None:
        told = journal.digest(salt=entry.salt, facts=entry.facts)
        if told != entry.digest:
            raise NotInLog(path, what)
    try:
        verify_inclusion(
            leaf=leaf_hash(journal.leaf(entry)),
            index=int(str(proof["index"])),
            size=log.size,
            proof=_bytes(proof["proof"]),
            root=log.root,
        )
    except (BadProof, KeyError, ValueError, TypeError) as error:
        raise NotInLog(path, what) from error


def _check_growth(
    said: dict[str, object], *, files: Mapping[str, bytes], log: Checkpoint, open_note: Open
) -> int:
    path = f"{EARLIER}{said.get('size')}.txt"
    old = _checkpoint(files, path, open_note=open_note)
    try:
        verify_consistency(
            old=old.size, new=log.size, proof=_bytes(said["proof"]),
            old_root=old.root, new_root=log.root,
        )  # fmt: skip
    except (BadProof, KeyError, ValueError, TypeError) as error:
        raise NotInLog(path, str(old.size)) from error
    return old.size


def _checkpoint(files: Mapping[str, bytes], path: str, *, open_note: Open) -> Checkpoint:
    try:
        return checkpoint.parse(open_note(files[path].decode()))
    except (KeyError, UnicodeDecodeError, checkpoint.BadCheckpoint) as error:
        raise NotInLog(path, str(error)) from error


def _proofs(files: Mapping[str, bytes]) -> dict[str, list[dict[str, object]]]:
    try:
        proofs = json.loads(files[PROOFS])
        return {name: [dict(it) for it in proofs[name]] for name in ("leaves", "earlier")}
    except (KeyError, ValueError, TypeError) as error:
        raise NotInLog(PROOFS, "unreadable") from error


def _entries(files: Mapping[str, bytes], path: str) -> Iterator[journal.Entry]:
    for line in files.get(path, b"").splitlines():
        try:
            yield journal.Entry(**json.loads(line))
        except (ValueError, TypeError) as error:
            raise NotInLog(path, "unreadable") from error


def _hex(proof: Sequence[bytes]) -> list[str]:
    return [step.hex() for step in proof]


def _bytes(proof: object) -> list[bytes]:
    if not isinstance(proof, list):
        raise ValueError("a proof is a list")
    return [bytes.fromhex(step) for step in proof]
