"""The tag files of a BagIt package (RFC 8493 version 1.0); writes nothing, returns bytes.

The root of trust of a package is one small text, `tagmanifest-sha256.txt`: it fixes the manifest,
which fixes every piece.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from francjeu.kernel.evidence.package.digest import Digest, digest_of
from francjeu.kernel.evidence.package.manifest import BadName, Line, render

DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PAYLOAD = "data/"
PIECES = "data/pieces/"
DOSSIER = "data/dossier.json"
PROOFS = "preuve/"
"""What is made after the tag manifest, over it: listed by no manifest, each checked by itself."""
SIGNATURE = PROOFS + "tagmanifest.sig"
SIGNERS = PROOFS + "signataires"
SCRIPT = "verifier.sh"
IDENTITY = "francjeu"
PURPOSE = "francjeu-export"


class StampPaths(NamedTuple):
    """The four files of one time stamp: question, answer, certificate, moment (Unix seconds)."""

    query: str
    answer: str
    authority: str
    moment: str


STAMPS = tuple(
    StampPaths(
        query=f"{PROOFS}tagmanifest-{number}.tsq",
        answer=f"{PROOFS}tagmanifest-{number}.tsr",
        authority=f"{PROOFS}ca-{number}.pem",
        moment=f"{PROOFS}tagmanifest-{number}.at",
    )
    for number in (1, 2)
)

DECLARATION_BYTES = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


def tag_files(
    *,
    payload: Mapping[str, Digest],
    info: Iterable[tuple[str, str]],
    extra: Mapping[str, bytes] | None = None,
) -> dict[str, bytes]:
    """The tag files of a package whose payload paths (under `data/`) have these digests.

    `info` are pairs for `bag-info.txt`, `extra` further tag files at the top (a script, a read-me).
    Raises BadName for a path that is not under `data/` or not plain ASCII.
    """
    outside = [path for path in payload if not path.startswith(PAYLOAD)]
    if outside:
        raise BadName(f"not under data/: {outside[0]!r}")
    files = {
        DECLARATION: DECLARATION_BYTES,
        INFO: _info(info, oxum=oxum(payload.values())),
        MANIFEST: render(Line(path=path, sha256=it.sha256) for path, it in payload.items()),
        **(extra or {}),
    }
    files[TAG_MANIFEST] = render(
        Line(path=path, sha256=digest_of([content]).sha256) for path, content in files.items()
    )
    return files


def oxum(digests: Iterable[Digest]) -> str:
    """Octets and number of payload files, as `Payload-Oxum` writes them: `20971520.7`."""
    sizes = [digest.size for digest in digests]
    return f"{sum(sizes)}.{len(sizes)}"


def info_value(text: bytes, *, key: str) -> str | None:
    """The value of a key in `bag-info.txt`, or None."""
    for line in text.decode("utf-8", "replace").split("\n"):
        name, separator, value = line.partition(":")
        if separator and name == key:
            return value.strip()
    return None


def _info(pairs: Iterable[tuple[str, str]], *, oxum: str) -> bytes:
    rows = [*pairs, ("Payload-Oxum", oxum)]
    return "".join(f"{key}: {_one_line(value)}\n" for key, value in rows).encode("utf-8")


def _one_line(value: str) -> str:
    return " ".join(value.split())
