"""Checks what was made over the tag manifest: a signature, time stamps; trusts none of them.

Whose key it is and which authority it was must be known from elsewhere: whoever remakes a folder
can remake its proofs with a key of their own. What reads a kind of proof is imported once a folder
holds one: to check twenty megabytes takes less time than to start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from francjeu.kernel.evidence.package import bag, log_files
from francjeu.kernel.evidence.package.digest import Digest, digest_of
from francjeu.kernel.evidence.package.findings import Finding, Kind, Stamped
from francjeu.kernel.evidence.seals.verdict import Verdicts, settled

if TYPE_CHECKING:
    from francjeu.kernel.evidence.package.inclusion import Proven
    from francjeu.kernel.evidence.seals.sshsig import Check

Judge = Callable[[bytes, bytes, bytes, datetime], Verdicts]
"""`judge(answer, data, authority, at)`: what each verifier says of the authority's signature over
the stamp of `data`, by its PEM certificate at that moment; empty when there is none here."""


@dataclass(frozen=True, slots=True)
class Read:
    """A file read once: its digest, and its bytes when it is a tag file that must be parsed."""

    digest: Digest
    content: bytes = b""


def signature(read: Mapping[str, Read], *, check: "Check | None") -> tuple[list[Finding], bytes]:
    """What is wrong with the signature over the tag manifest, and the 32-byte key that made it.

    A package with a script to verify it was signed: without signature, something was taken away.
    """
    if not {bag.SIGNATURE, bag.SIGNERS, bag.SCRIPT} & read.keys():
        return [], b""
    missing = [path for path in (bag.SIGNATURE, bag.SIGNERS) if path not in read]
    if missing or bag.TAG_MANIFEST not in read:
        return [Finding(kind=Kind.MISSING, path=path) for path in missing], b""
    if check is None:
        return [], b""
    from francjeu.kernel.evidence.seals import sshsig

    try:
        key = sshsig.verify(
            read[bag.SIGNATURE].content.decode("utf-8", "replace"),
            message=read[bag.TAG_MANIFEST].content,
            namespace=bag.PURPOSE,
            check=check,
        )
    except sshsig.BadSignature as error:
        detail = f"{bag.TAG_MANIFEST}: {error}"
        return [Finding(kind=Kind.BAD_SIGNATURE, path=bag.SIGNATURE, detail=detail)], b""
    line = sshsig.signers_line(key, identity=bag.IDENTITY, namespace=bag.PURPOSE)
    if read[bag.SIGNERS].content != line.encode():
        return [Finding(kind=Kind.ALTERED, path=bag.SIGNERS)], b""
    return [], key


def stamps(
    read: Mapping[str, Read], *, judge: Judge | None, over: Mapping[bag.StampPaths, str]
) -> tuple[list[Finding], tuple[Stamped, ...]]:
    """What is wrong with the time stamps over these files, and what the good ones say."""
    findings: list[Finding] = []
    good: list[Stamped] = []
    for paths, target in over.items():
        present = [path for path in paths if path in read]
        if not present or target not in read:
            continue
        if len(present) < len(paths):
            missing = (path for path in paths if path not in read)
            findings += [Finding(kind=Kind.MISSING, path=path) for path in missing]
            continue
        try:
            good.append(_stamped(paths, target=target, read=read, judge=judge))
        except _Wrong as error:
            findings.append(error.finding)
    return findings, tuple(good)


def log(
    read: Mapping[str, Read], *, key: bytes, check: "Check | None"
) -> tuple[list[Finding], "Proven | None"]:
    """What the custody log does not prove of the journal lines, and what it proves.

    Only when the package was signed: the log is signed by the same key.
    """
    if not {log_files.NOTE, log_files.PROOFS} & read.keys() or not key or check is None:
        return [], None
    from francjeu.kernel.evidence.package import inclusion

    files = {path: it.content for path, it in read.items() if log_files.is_mine(path)}
    try:
        return [], inclusion.check(files, open_note=partial(_open, key=key, check=check))
    except inclusion.NotInLog as error:
        return [Finding(kind=Kind.NOT_IN_LOG, path=error.path, detail=str(error))], None


def _open(note: str, *, key: bytes, check: "Check") -> str:
    from francjeu.kernel.evidence.log import checkpoint

    return checkpoint.open_note(
        note,
        name=note.partition("\n")[0],
        public_key=key,
        check=lambda signature, message: check(key, signature, message),
    )


class _Wrong(Exception):
    def __init__(self, *, kind: Kind, path: str, detail: str = "") -> None:
        super().__init__(path)
        self.finding = Finding(kind=kind, path=path, detail=detail)


def _stamped(
    paths: bag.StampPaths, *, target: str, read: Mapping[str, Read], judge: Judge | None
) -> Stamped:
    from francjeu.kernel.evidence.seals import timestamp

    root, answer = read[target], read[paths.answer].content
    try:
        stamp = timestamp.read(answer)
    except timestamp.BadStamp as error:
        raise _Wrong(kind=Kind.BAD_STAMP, path=paths.answer, detail=str(error)) from error
    if stamp.sha256 != root.digest.sha256:
        raise _Wrong(kind=Kind.BAD_STAMP, path=paths.answer, detail=f"not of {target}")
    if read[paths.moment].content != timestamp.epoch(stamp.at):
        raise _Wrong(kind=Kind.ALTERED, path=paths.moment)
    if read[paths.query].content != timestamp.query(stamp.sha256, nonce=stamp.nonce or 0):
        raise _Wrong(kind=Kind.ALTERED, path=paths.query)
    authority = read[paths.authority].content
    verdicts = judge(answer, root.content, authority, stamp.at) if judge else {}
    is_good = settled(verdicts)
    if is_good is False:
        raise _Wrong(kind=Kind.BAD_STAMP, path=paths.answer, detail=f"signature, {paths.authority}")
    return Stamped(
        path=paths.answer,
        at=stamp.at,
        is_good=is_good,
        authority=digest_of([authority]).sha256,
        verdicts=verdicts,
    )
