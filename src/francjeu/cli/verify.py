"""`fj verify FOLDER`: checks an exported folder without database, Django or network.

What a folder does not hold is not imported: most of the time of a small one is the start.

Exit code 0: nothing changed. 1: a piece or file is named. 2: the folder is not an exported case.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from francjeu.cli.language import chosen, grouped, say
from francjeu.kernel.evidence.package import bag
from francjeu.kernel.evidence.package import verify as kernel
from francjeu.kernel.evidence.package.digest import digest_of
from francjeu.kernel.evidence.package.findings import Finding, Kind, Report, Stamped, Stream
from francjeu.kernel.evidence.package.verify import NotABag
from francjeu.kernel.evidence.seals.verdict import Verdict, Verdicts

if TYPE_CHECKING:
    from francjeu.kernel.evidence.seals.sshsig import Check

HOLDS, ALTERED, NOT_A_FOLDER = 0, 1, 2
_CHUNK = 256 * 1024
"""Bytes read at a time: what a processor keeps near while it digests them."""

_WORDS = {
    "fr": {
        "help": "Vérifie un dossier exporté : rien de modifié, de manquant ni d’ajouté.",
        "folder": "le dossier exporté",
        "expect": "l’empreinte du dossier, telle que notée à l’export",
        Kind.ALTERED: "MODIFIÉ",
        Kind.MISSING: "MANQUANT",
        Kind.ADDED: "AJOUTÉ",
        Kind.BAD_MANIFEST: "LISTE INCORRECTE",
        Kind.IRREGULAR: "PAS UN FICHIER ORDINAIRE",
        Kind.UNREADABLE: "ILLISIBLE",
        "piece": "pièce {label} ({path})",
        "finding": "{kind} : {what}{detail}",
        Kind.BAD_SIGNATURE: "SIGNATURE INCORRECTE",
        Kind.BAD_STAMP: "HORODATAGE INCORRECT",
        Kind.NOT_IN_LOG: "ABSENT DU REGISTRE DE GARDE",
        "proven": "Les {lines} lignes du journal sont prouvées par le registre de garde "
        "({size} inscriptions){since}.",
        "since": ", horodaté dès le {at}",
        "stamped": "Horodaté le {at}{judged} (certificat {authority}).",
        "unjudged": ", autorité non vérifiée (ni openssl ni rfc3161-client ici)",
        "judged": ", vérifié par {names}",
        "disputed": " et non lu ou refusé par {names}",
        "original": "un original remis plus tard, à rapprocher des copies du dossier",
        "salt": "le sel remis avec l’original",
        "no salt": "--original et --salt vont ensemble.",
        "no original": "Ce fichier ne peut pas être lu : {path}",
        "tied": "L’original présenté est bien celui dont la pièce {label} est une copie.",
        "untied": "NON CONFORME : aucune copie de ce dossier n’est tirée de cet original.",
        Kind.NOT_TIED: "LIEN AVEC L’ORIGINAL INCORRECT",
        "signer": "la clé qui doit avoir signé, telle que publiée : SHA256:…",
        "signed": "Signé par {signer}.",
        "unsigned": "Sans signature.",
        "unchecked": "Signature non vérifiée (il manque le module cryptography).",
        "stranger": "NON CONFORME : ce dossier est intact, mais n’est pas signé par la clé "
        "attendue. {signed}",
        "holds": "CONFORME : {pieces}, {files} en tout, rien de modifié, de manquant ni d’ajouté. "
        "{signed} Empreinte du dossier : {root}",
        "broken": "NON CONFORME : {count}. Ce dossier n’est plus celui qui a été exporté.",
        "other": "NON CONFORME : ce dossier est intact, mais ce n’est pas celui attendu. "
        "Empreinte du dossier : {root}",
        "not_a_bag": "Ce dossier n’est pas un export de francjeu "
        "(ni bagit.txt, ni manifest-sha256.txt) : {folder}",
        "not_a_folder": "Ce dossier n’existe pas ou ne peut pas être lu : {folder}",
        "one piece": "{} pièce",
        "pieces": "{} pièces",
        "one file": "{} fichier",
        "files": "{} fichiers",
        "one fault": "{} anomalie",
        "faults": "{} anomalies",
    },
    "en": {
        "help": "Check an exported folder: nothing altered, missing or added.",
        "folder": "the exported folder",
        "expect": "the folder’s digest, as written down when it was exported",
        Kind.ALTERED: "ALTERED",
        Kind.MISSING: "MISSING",
        Kind.ADDED: "ADDED",
        Kind.BAD_MANIFEST: "WRONG LIST",
        Kind.IRREGULAR: "NOT A PLAIN FILE",
        Kind.UNREADABLE: "UNREADABLE",
        "piece": "piece {label} ({path})",
        "finding": "{kind}: {what}{detail}",
        Kind.BAD_SIGNATURE: "BAD SIGNATURE",
        Kind.BAD_STAMP: "BAD TIME STAMP",
        Kind.NOT_IN_LOG: "NOT IN THE CUSTODY LOG",
        "proven": "The {lines} journal lines are proven by the custody log "
        "({size} entries){since}.",
        "since": ", stamped as early as {at}",
        "stamped": "Stamped on {at}{judged} (certificate {authority}).",
        "unjudged": ", authority not checked (neither openssl nor rfc3161-client here)",
        "judged": ", checked by {names}",
        "disputed": " and not read or refused by {names}",
        "original": "an original handed over later, to compare with the folder’s copies",
        "salt": "the salt handed over with the original",
        "no salt": "--original and --salt go together.",
        "no original": "This file cannot be read: {path}",
        "tied": "The original shown is the one piece {label} is a copy of.",
        "untied": "NOT INTACT: no copy of this folder was made from this original.",
        Kind.NOT_TIED: "WRONG TIE TO THE ORIGINAL",
        "signer": "the key that must have signed, as published: SHA256:…",
        "signed": "Signed by {signer}.",
        "unsigned": "Not signed.",
        "unchecked": "Signature not checked (the cryptography module is missing).",
        "stranger": "NOT INTACT: this folder is whole, not signed by the key expected. {signed}",
        "holds": "INTACT: {pieces}, {files} in all, nothing altered, missing or added. "
        "{signed} Digest of the folder: {root}",
        "broken": "NOT INTACT: {count}. This folder is no longer the one that was exported.",
        "other": "NOT INTACT: this folder is whole, but it is not the one expected. "
        "Digest of the folder: {root}",
        "not_a_bag": "This folder is not a francjeu export "
        "(no bagit.txt, no manifest-sha256.txt): {folder}",
        "not_a_folder": "This folder does not exist or cannot be read: {folder}",
        "one piece": "{} piece",
        "pieces": "{} pieces",
        "one file": "{} file",
        "files": "{} files",
        "one fault": "{} fault",
        "faults": "{} faults",
    },
}


@dataclass(slots=True)
class _Folder:
    """What a walk over the disk found; links are listed, never followed."""

    files: dict[str, Stream] = field(default_factory=dict)
    irregular: list[str] = field(default_factory=list)


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds `verify` to the commands of `fj`."""
    words = _words()
    parser = subparsers.add_parser("verify", help=words["help"], description=words["help"])
    parser.add_argument("folder", metavar=say("DOSSIER", "FOLDER"), help=words["folder"])
    parser.add_argument("--expect", default="", metavar="SHA256", help=words["expect"])
    parser.add_argument("--signer", default="", metavar="SHA256:…", help=words["signer"])
    parser.add_argument("--original", metavar=say("FICHIER", "FILE"), help=words["original"])
    parser.add_argument("--salt", default="", metavar=say("SEL", "SALT"), help=words["salt"])
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints what is wrong, piece by piece, then one verdict line; returns the exit code."""
    words, folder = _words(), arguments.folder
    if (arguments.original is None) != (not arguments.salt):
        print(words["no salt"])
        return NOT_A_FOLDER
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        found = _walk(folder)
        is_signed = bag.SIGNATURE in found.files
        report = kernel.verify(
            found.files, irregular=found.irregular, check=_check() if is_signed else None,
            judge=_judge,
        )  # fmt: skip
    except OSError:
        print(words["not_a_folder"].format(folder=_printable(folder)))
        return NOT_A_FOLDER
    except NotABag:
        print(words["not_a_bag"].format(folder=_printable(folder)))
        return NOT_A_FOLDER
    code = _tell(
        report,
        expected=arguments.expect.strip().lower(),
        signer=arguments.signer.strip(),
        is_signed=is_signed,
        words=words,
    )
    if code == HOLDS and arguments.original is not None:
        return _compare(report, arguments.original, salt=arguments.salt, words=words)
    return code


def _check() -> "Check | None":
    """What tells a good signature; None on Python alone: all else is verified, and it says so."""
    try:
        from francjeu.kernel.evidence.seals.ed25519 import check
    except ImportError:
        return None
    return check


def _judge(answer: bytes, data: bytes, authority: bytes, at: datetime) -> Verdicts:
    from francjeu.connectors.timestamps.judging import judge

    return judge(answer, data, authority, at)


def _compare(report: Report, path: str, *, salt: str, words: dict[str, str]) -> int:
    """An original shown later, against the commitments of the folder’s copies."""
    from francjeu.kernel.evidence.copies.commitment import Opening
    from francjeu.kernel.evidence.package import tied

    try:
        digest = digest_of(_chunks(path))
    except OSError:
        print(words["no original"].format(path=_printable(path)))
        return NOT_A_FOLDER
    opening = Opening(salt=salt.strip().lower(), sha256=digest.sha256)
    found = tied.shown(report.copies, opening=opening)
    for copy in found:
        print(words["tied"].format(label=_printable(copy.label)))
    if not found:
        print(words["untied"])
    return HOLDS if found else ALTERED


def _tell(
    report: Report, *, expected: str, signer: str, is_signed: bool, words: dict[str, str]
) -> int:
    for finding in report.findings:
        print(_line(finding, words))
    if not report.holds:
        print(words["broken"].format(count=_count(len(report.findings), "fault", words)))
        return ALTERED
    if expected and expected != report.root:
        print(words["other"].format(root=report.root))
        return ALTERED
    signed = words["unchecked" if is_signed else "unsigned"]
    if report.signer:
        signed = words["signed"].format(signer=report.signer)
    told = [signed, *(_stamp(stamp, words) for stamp in report.stamps), *_proven(report, words)]
    signed = " ".join(told)
    if signer and signer != report.signer:
        print(words["stranger"].format(signed=signed))
        return ALTERED
    pieces, files = _count(report.pieces, "piece", words), _count(report.files, "file", words)
    print(words["holds"].format(pieces=pieces, files=files, signed=signed, root=report.root))
    return HOLDS


def _proven(report: Report, words: dict[str, str]) -> list[str]:
    """What the custody log proves, and since when an outside authority had seen it."""
    if report.proven is None:
        return []
    first = min((stamp.at for stamp in report.log_stamps), default=None)
    since = words["since"].format(at=first.strftime("%Y-%m-%d %H:%M:%S UTC")) if first else ""
    lines, size = grouped(report.proven.lines), grouped(report.proven.size)
    return [words["proven"].format(lines=lines, size=size, since=since)]


def _stamp(stamp: Stamped, words: dict[str, str]) -> str:
    return words["stamped"].format(
        at=stamp.at.strftime("%Y-%m-%d %H:%M:%S UTC"),
        judged=_judged(stamp, words),
        authority=stamp.authority[:16],
    )


def _judged(stamp: Stamped, words: dict[str, str]) -> str:
    """Who finds it good, and who does not: neither is left out."""
    if stamp.is_good is None:
        return words["unjudged"]
    good = [name for name, said in stamp.verdicts.items() if said is Verdict.GOOD]
    others = [name for name in stamp.verdicts if name not in good]
    told = words["judged"].format(names=", ".join(good))
    return told + (words["disputed"].format(names=", ".join(others)) if others else "")


def _line(finding: Finding, words: dict[str, str]) -> str:
    path = _printable(finding.path)
    label = _printable(finding.label)
    what = words["piece"].format(label=label, path=path) if label else path
    detail = f" [{_printable(finding.detail)}]" if finding.detail else ""
    return words["finding"].format(kind=words[finding.kind], what=what, detail=detail)


def _walk(root: str) -> _Folder:
    found, waiting = _Folder(), [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, path + "/"))
                elif entry.is_file(follow_symlinks=False):
                    found.files[path] = partial(_chunks, entry.path)
                else:
                    found.irregular.append(path)
    return found


def _chunks(path: str) -> Iterator[bytes]:
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def _printable(text: str) -> str:
    """The text without anything that could move the cursor or forge a line of the output."""
    return "".join(it if it.isprintable() else ascii(it)[1:-1] for it in text)


def _count(number: int, noun: str, words: dict[str, str]) -> str:
    singular = number == 1 or (number == 0 and chosen() == "fr")
    return words[f"one {noun}" if singular else f"{noun}s"].format(grouped(number))


def _words() -> dict[str, str]:
    return _WORDS[chosen()]
