"""A web archive package (WACZ 1.x): the digest file is required, every file is hashed again.

Two validators of the field accept a package whose digest file was taken out; we do not.
"""

import hashlib
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from francjeu.connectors.elsewhere.told import Told, words
from francjeu.kernel.evidence.capture.elsewhere import Fault
from francjeu.kernel.evidence.package.manifest import is_inside

_LIST, _DIGEST = "datapackage.json", "datapackage-digest.json"
_LARGEST = 2 * 1024**3
_LONGEST_LIST = 8 * 1024**2
_MOST_PAGES = 20
_MOST_RECORDS = 20_000
_BROKEN = (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError)


def read(path: Path) -> Told:
    """What the package lists, and where what it holds differs from it."""
    told = Told()
    try:
        with zipfile.ZipFile(path) as package:
            _read(package, told)
    except _BROKEN as error:
        told.fault(Fault.UNREADABLE, type(error).__name__)
    return told


def _read(package: zipfile.ZipFile, told: Told) -> None:
    entries = [it for it in package.infolist() if not it.is_dir()]
    names = [it.filename for it in entries]
    for name, times in Counter(names).items():
        if times > 1:
            told.fault(Fault.TWICE, name)
        if not is_inside(name) or "\\" in name:
            told.fault(Fault.UNSAFE_NAME, name)
    if sum(it.file_size for it in entries) > _LARGEST:
        return told.fault(Fault.TOO_LARGE)
    listed = _list(package, names, told)
    if listed is None:
        return told.fault(Fault.NO_LIST)
    _compare(package, names, listed, told)
    _pages(package, names, told)
    _records(package, names, told)
    return None


def _list(package: zipfile.ZipFile, names: list[str], told: Told) -> dict[str, Any] | None:
    """The list of files, itself compared with the digest file."""
    content = _small(package, names, _LIST)
    if content is None:
        return None
    sealed = _json(_small(package, names, _DIGEST))
    if sealed is None:
        told.fault(Fault.NO_DIGEST_FILE, _DIGEST)
    elif sealed.get("hash") != f"sha256:{hashlib.sha256(content).hexdigest()}":
        told.fault(Fault.ALTERED, _LIST)
    listed = _json(content)
    if listed is not None:
        for name in ("software", "created", "modified", "title", "mainPageUrl", "wacz_version"):
            told.fact(name, listed.get(name))
        told.fact("signed", int(bool((sealed or {}).get("signedData"))) or None)
    return listed


def _compare(
    package: zipfile.ZipFile, names: list[str], listed: dict[str, Any], told: Told
) -> None:
    resources = [it for it in listed.get("resources", ()) if isinstance(it, dict)]
    known = {str(it.get("path")): it for it in resources}
    for name in sorted({*names} - {*known, _LIST, _DIGEST}):
        told.fault(Fault.ADDED, name)
    for name, resource in known.items():
        if name not in names:
            told.fault(Fault.MISSING, name)
        elif _digest(package, name, str(resource.get("hash", ""))) != resource.get("hash"):
            told.fault(Fault.ALTERED, name)
    told.fact("files", len(known))


def _digest(package: zipfile.ZipFile, name: str, expected: str) -> str:
    kind = "md5" if expected.startswith("md5:") else "sha256"
    running = hashlib.new(kind, usedforsecurity=False)
    with package.open(name) as stream:
        while chunk := stream.read(1024 * 1024):
            running.update(chunk)
    return f"{kind}:{running.hexdigest()}"


def _pages(package: zipfile.ZipFile, names: list[str], told: Told) -> None:
    lines = (_small(package, names, "pages/pages.jsonl") or b"").splitlines()[1:]
    rows = filter(None, map(_json, lines[:_MOST_PAGES]))
    pages = [{key: words(str(row.get(key, ""))) for key in ("url", "title", "ts")} for row in rows]
    told.fact("pages", pages)
    told.fact("page_count", len(lines))


def _records(package: zipfile.ZipFile, names: list[str], told: Told) -> None:
    """How many answers the archives hold, from when to when; each digest is compared."""
    dates: list[str] = []
    for name in names:
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            try:
                with package.open(name) as stream:
                    dates += _dates(stream, name, told)
            except (ArchiveLoadFailed, *_BROKEN) as error:
                told.fault(Fault.BAD_RECORDS, f"{name}: {type(error).__name__}")
    if not dates:
        return told.fault(Fault.NO_RECORDS)
    told.fact("answers", len(dates))
    told.fact("first", min(dates))
    told.fact("last", max(dates))
    return None


def _dates(stream: Any, name: str, told: Told) -> list[str]:
    dates = []
    for number, record in enumerate(ArchiveIterator(stream, check_digests=True)):
        if number >= _MOST_RECORDS:
            break
        while record.content_stream().read(1024 * 1024):
            pass
        if getattr(record.digest_checker, "passed", None) is False:
            told.fault(Fault.BAD_RECORDS, f"{name}: {number}")
        if record.rec_type in ("response", "resource"):
            dates.append(record.rec_headers.get_header("WARC-Date") or "")
    return list(filter(None, dates))


def _small(package: zipfile.ZipFile, names: list[str], name: str) -> bytes | None:
    if name not in names or package.getinfo(name).file_size > _LONGEST_LIST:
        return None
    return package.read(name)


def _json(content: bytes | None) -> dict[str, Any] | None:
    try:
        value = json.loads(content or b"")
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
