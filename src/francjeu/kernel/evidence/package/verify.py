"""Verification of an exported package by anyone: names each piece altered, missing or added.

Reads through the streams it is given and nothing else: no disk, no database, no trust in the
folder beyond its tag manifest, whose digest (`Report.root`) is what to compare with a copy held
elsewhere.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from francjeu.kernel.evidence.package import bag, log_files, proofs
from francjeu.kernel.evidence.package.digest import Running
from francjeu.kernel.evidence.package.findings import (
    Finding,
    Kind,
    Report,
    Stream,
    Tied,
    piece_label,
)
from francjeu.kernel.evidence.package.manifest import BadManifest, Line, parse
from francjeu.kernel.evidence.package.proofs import Judge, Read

if TYPE_CHECKING:
    from francjeu.kernel.evidence.seals.sshsig import Check

LONGEST_TAG_FILE = 64 * 1024 * 1024
_PROOFS = {bag.SIGNATURE, bag.SIGNERS, *(path for paths in bag.STAMPS for path in paths)}
_PARSED = _PROOFS | {
    bag.DECLARATION,
    bag.INFO,
    bag.MANIFEST,
    bag.TAG_MANIFEST,
    bag.DOSSIER,
}


class NotABag(Exception):
    """The folder holds none of the three files that make a BagIt package."""


def verify(
    files: Mapping[str, Stream],
    *,
    irregular: Collection[str] = (),
    check: "Check | None" = None,
    judge: Judge | None = None,
) -> Report:
    """Checks every file of the package against its manifests, and the manifests themselves.

    `irregular` are paths of links, devices and the like, which are named and never opened;
    `check` tells a good Ed25519 signature, without it the signature is not looked at; `judge`
    tells a good time stamp, without it only what the stamp says is compared.
    Raises NotABag.
    """
    if not {bag.DECLARATION, bag.MANIFEST, bag.TAG_MANIFEST} & files.keys():
        raise NotABag
    read, unreadable = _read_all(files)
    unsigned, key = proofs.signature(read, check=check)
    over = dict.fromkeys(bag.STAMPS, bag.TAG_MANIFEST)
    unstamped, stamps = proofs.stamps(read, judge=judge, over=over)
    unproven, proven = proofs.log(read, key=key, check=check)
    unmoored, log_stamps = proofs.stamps(read, judge=judge, over=log_files.stamped(read))
    untied, copies = _copies(read)
    findings = [
        *(Finding(kind=Kind.IRREGULAR, path=path) for path in irregular),
        *unreadable,
        *_against(bag.TAG_MANIFEST, read=read, covers=_is_tag),
        *_against(bag.MANIFEST, read=read, covers=_is_payload),
        *_declarations(read),
        *unsigned,
        *unstamped,
        *unproven,
        *unmoored,
        *untied,
    ]
    return Report(
        findings=_without_echo(findings),
        files=len(files),
        pieces=sum(1 for path in files if piece_label(path)),
        size=sum(it.digest.size for it in read.values()),
        root=read[bag.TAG_MANIFEST].digest.sha256 if bag.TAG_MANIFEST in read else "",
        signer=_fingerprint(key) if key else "",
        stamps=stamps,
        proven=proven,
        log_stamps=log_stamps,
        copies=copies,
    )


def _copies(read: Mapping[str, Read]) -> tuple[list[Finding], tuple[Tied, ...]]:
    if bag.DOSSIER not in read:
        return [], ()
    from francjeu.kernel.evidence.package import tied

    return tied.copies(read)


def _fingerprint(key: bytes) -> str:
    from francjeu.kernel.evidence.seals import sshsig

    return sshsig.fingerprint(key)


def _read_all(files: Mapping[str, Stream]) -> tuple[dict[str, Read], list[Finding]]:
    read, unreadable = {}, []
    for path in sorted(files):
        try:
            read[path] = _read(files[path], keep=path in _PARSED or log_files.is_mine(path))
        except OSError as error:
            detail = error.strerror or ""
            unreadable.append(Finding(kind=Kind.UNREADABLE, path=path, detail=detail))
    return read, unreadable


def _read(stream: Stream, *, keep: bool) -> Read:
    running, content = Running(), bytearray()
    for chunk in stream():
        running.update(chunk)
        if keep and running.size <= LONGEST_TAG_FILE:
            content += chunk
    return Read(digest=running.digest(), content=bytes(content))


def _against(
    manifest: str, *, read: Mapping[str, Read], covers: Callable[[str], bool]
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
    line: Line, *, read: Mapping[str, Read], covers: Callable[[str], bool]
) -> Finding | None:
    if line.path not in read:
        return Finding(kind=Kind.MISSING, path=line.path)
    if not covers(line.path):
        return Finding(kind=Kind.BAD_MANIFEST, path=line.path, detail="in the wrong manifest")
    if read[line.path].digest.sha256 != line.sha256:
        return Finding(kind=Kind.ALTERED, path=line.path)
    return None


def _declarations(read: Mapping[str, Read]) -> list[Finding]:
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
