"""Exported folders, as a mapping of path to bytes or on disk; without Django."""

from collections.abc import Mapping
from pathlib import Path

from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.package.findings import Stream

INFO = (("Source-Organization", "Ligue d’essai"), ("Bagging-Date", "2026-11-22"))

PAYLOAD = {
    "data/pieces/P-1.jpg": b"\xff\xd8\xff\xe0 a picture",
    "data/pieces/P-2.txt": "Une capture décrite avec des mots.\n".encode(),
    "data/journal.jsonl": b'{"event":"evidence.sealed"}\n',
    "data/dossier.json": b'{"pieces":[]}',
}


def a_bag(payload: Mapping[str, bytes] = PAYLOAD) -> dict[str, bytes]:
    """Every file of an exported folder, by path."""
    digests = {path: digest_of([content]) for path, content in payload.items()}
    return {**payload, **bag.tag_files(payload=digests, info=INFO)}


def streams(files: Mapping[str, bytes]) -> dict[str, Stream]:
    """The files as verification wants them."""
    return {path: _stream(content) for path, content in files.items()}


def on_disk(files: Mapping[str, bytes], *, folder: Path) -> Path:
    """The files written under a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


def _stream(content: bytes) -> Stream:
    return lambda: iter((content,))
