"""Verification of an exported package by anyone: names each piece altered, missing or added.

Reads through the streams it is given and nothing else: no disk, no database, no trust in the
folder beyond its tag manifest, whose digest (`Report.root`) is what to compare with a copy held
elsewhere.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from francjeu.kernel.evidence import bag, sshsig
from francjeu.kernel.evidence.digest import Digest, Running
from francjeu.kernel.evidence.manifest import BadManifest, Line, parse

Stream = Callable[[], Iterable[bytes]]
"""Opens a file again from its start and gives its bytes in chunks."""

LONGEST_TAG_FILE = 64 * 1024 * 1024
_PROOFS = frozenset((bag.SIGNATURE, bag.SIGNERS))
_PARSED = _PROOFS | {bag.DECLARATION, bag.INFO, bag.MANIFEST, bag.TAG_MANIFEST}


class NotABag(Exception):
    """The folder holds none of the three files that make a BagIt package."""


class Kind(StrEnum):
    """What is wrong with a file of the package."""

    ALTERED = "altered"
    MISSING = "missing"
    ADDED = "added"
    BAD_MANIFEST = "bad manifest"
    IRREGULAR = "irregular"
    UNREADABLE = "unreadable"
    BAD_SIGNATURE = "bad signature"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong: the file's path in the package, and the piece's label when it is one."""

    kind: Kind
    path: str
    detail: str = ""

    @property
    def label(self) -> str:
        return piece_label(self.path)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome: `files` and `pieces` looked at, `size` in bytes, `root` of the tag manifest.

    `signer` is the fingerprint of the key that signed the root, empty when nothing was checked:
    whose key it is must be known from elsewhere.
    """

    findings: tuple[Finding, ...]
    files: int
    pieces: int
    size: int
    root: str
    signer: str = ""

    @property
    def holds(self) -> bool:
        return not self.findings


def piece_label(path: str) -> str:
    """`P-1` for `data/pieces/P-1.jpg`, empty for a file that is not a piece."""
    if not path.startswith(bag.PIECES):
        return ""
    return path.removeprefix(bag.PIECES).partition(".")[0]


def verify(
    files: Mapping[str, Stream],
    *,
    irregular: Collection[str] = (),
    check: sshsig.Check | None = None,
) -> Report:
    """Checks every file of the package against its manifests, and the manifests themselves.

    `irregular` are paths of links, devices and the like, which are named and never opened;
    `check` tells a good Ed25519 signature, without it the signature is not looked at.
    Raises NotABag.
    """
    if not {bag.DECLARATION, bag.MANIFEST, bag.TAG_MANIFEST} & files.keys():
        raise NotABag
    read, unreadable = _read_all(files)
    unsigned, signer = _signed(read, check=check)
    findings = [
        *(Finding(kind=Kind.IRREGULAR, path=path) for path in irregular),
        *unreadable,
        *_against(bag.TAG_MANIFEST, read=read, covers=_is_tag),
        *_against(bag.MANIFEST, read=read, covers=_is_payload),
        *_declarations(read),
        *unsigned,
    ]
    return Report(
        findings=_without_echo(findings),
        files=len(files),
        pieces=sum(1 for path in files if piece_label(path)),
        size=sum(it.digest.size for it in read.values()),
        root=read[bag.TAG_MANIFEST].digest.sha256 if bag.TAG_MANIFEST in read else "",
        signer=signer,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """A file read once: its digest, and its bytes when it is a tag file that must be parsed."""

    digest: Digest
    content: bytes = b""


def _read_all(files: Mapping[str, Stream]) -> tuple[dict[str, _Read], list[Finding]]:
    read, unreadable = {}, []
    for path in sorted(files):
        try:
            read[path] = _read(files[path], keep=path in _PARSED)
        except OSError as error:
            detail = error.strerror or ""
            unreadable.append(Finding(kind=Kind.UNREADABLE, path=path, detail=detail))
    return read, unreadable


def _read(stream: Stream, *, keep: bool) -> _Read:
    running, content = Running(), bytearray()
    for chunk in stream():
        running.update(chunk)
        if keep and running.size <= LONGEST_TAG_FILE:
            content += chunk
    return _Read(digest=running.digest(), content=bytes(content))


def _against(
    manifest: str, *, read: Mapping[str, _Read], covers: Callable[[str], bool]
) -> list[Finding]:
    """The files a manifest covers, compared with what it says of them, both ways."""
    if manifest not in read:
        return [Finding(kind=Kind.MISSING, path=manifest)]
    try:
        lines = parse(read[manifest].content)
    except BadManifest as error:
        return [Finding(kind=Kind.BAD_MANIFEST, path=manifest, detail=str(error))]
    listed = {line.path for line in lines}
    compared = (_compare(line, read=read, covers=covers) for line in lines)
    added = sorted(path for path in read if covers(path) and path not in listed)
    return [
        *(finding for finding in compared if finding is not None),
        *(Finding(kind=Kind.ADDED, path=path) for path in added),
    ]


def _compare(
    line: Line, *, read: Mapping[str, _Read], covers: Callable[[str], bool]
) -> Finding | None:
    if line.path not in read:
        return Finding(kind=Kind.MISSING, path=line.path)
    if not covers(line.path):
        return Finding(kind=Kind.BAD_MANIFEST, path=line.path, detail="in the wrong manifest")
    if read[line.path].digest.sha256 != line.sha256:
        return Finding(kind=Kind.ALTERED, path=line.path)
    return None


def _declarations(read: Mapping[str, _Read]) -> list[Finding]:
    """What BagIt itself requires of `bagit.txt` and of the size told in `bag-info.txt`."""
    findings = []
    if bag.DECLARATION not in read:
        findings.append(Finding(kind=Kind.MISSING, path=bag.DECLARATION))
    elif read[bag.DECLARATION].content != bag.DECLARATION_BYTES:
        findings.append(Finding(kind=Kind.ALTERED, path=bag.DECLARATION))
    if bag.INFO in read:
        told = bag.info_value(read[bag.INFO].content, key="Payload-Oxum")
        counted = bag.oxum(it.digest for path, it in read.items() if _is_payload(path))
        if told is not None and told != counted:
            detail = f"Payload-Oxum: {told}, {counted}"
            findings.append(Finding(kind=Kind.BAD_MANIFEST, path=bag.INFO, detail=detail))
    return findings


def _signed(read: Mapping[str, _Read], *, check: sshsig.Check | None) -> tuple[list[Finding], str]:
    """What is wrong with the signature over the tag manifest, and the key that made it.

    A package with a script to verify it was signed: without signature, something was taken away.
    """
    if not {bag.SIGNATURE, bag.SIGNERS, bag.SCRIPT} & read.keys():
        return [], ""
    missing = [path for path in (bag.SIGNATURE, bag.SIGNERS) if path not in read]
    if missing or bag.TAG_MANIFEST not in read:
        return [Finding(kind=Kind.MISSING, path=path) for path in missing], ""
    if check is None:
        return [], ""
    try:
        key = sshsig.verify(
            read[bag.SIGNATURE].content.decode("utf-8", "replace"),
            message=read[bag.TAG_MANIFEST].content,
            namespace=bag.PURPOSE,
            check=check,
        )
    except sshsig.BadSignature as error:
        return [Finding(kind=Kind.BAD_SIGNATURE, path=bag.SIGNATURE, detail=str(error))], ""
    line = sshsig.signers_line(key, identity=bag.IDENTITY, namespace=bag.PURPOSE)
    if read[bag.SIGNERS].content != line.encode():
        return [Finding(kind=Kind.ALTERED, path=bag.SIGNERS)], ""
    return [], sshsig.fingerprint(key)


def _without_echo(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding per file, the first; a wrong total is not told when a piece explains it."""
    kept: dict[str, Finding] = {}
    for finding in findings:
        kept.setdefault(finding.path, finding)
    if any(_is_payload(path) for path in kept):
        total = kept.get(bag.INFO)
        if total is not None and total.kind is Kind.BAD_MANIFEST:
            del kept[bag.INFO]
    return tuple(sorted(kept.values(), key=lambda it: (it.kind, it.path)))


def _is_payload(path: str) -> bool:
    return path.startswith(bag.PAYLOAD)


def _is_tag(path: str) -> bool:
    return path != bag.TAG_MANIFEST and not _is_payload(path) and path not in _PROOFS
