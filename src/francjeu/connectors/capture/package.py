"""A WARC as a WACZ 1.1.1 package (specs.webrecorder.net): index, page, list of files, digest."""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cdxj_indexer.main import CDXJIndexer

WACZ_VERSION = "1.1.1"


def pack(warc: Path, *, target: Path, page: Mapping[str, str], software: str, at: datetime) -> None:
    """Writes the package. `page`: its `url`, `title` and `text`; `at` when it was opened."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    index, summary = _index(warc)
    files: dict[str, bytes | Path] = {
        f"archive/{warc.name}": warc,
        "indexes/index.cdx.gz": index,
        "indexes/index.idx": summary,
        "pages/pages.jsonl": _pages(page, moment),
    }
    package = json.dumps(
        {
            "profile": "data-package", "wacz_version": WACZ_VERSION, "software": software,
            "title": page["title"], "mainPageUrl": page["url"], "mainPageDate": moment,
            "created": moment, "modified": moment,
            "resources": [_resource(name, content) for name, content in files.items()],
        },
        indent=2, ensure_ascii=False,
    ).encode()  # fmt: skip
    digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = json.dumps(digest, indent=2).encode()
    _write(target, files, at=at)


def _index(warc: Path) -> tuple[bytes, bytes]:
    """The compressed index (ZipNum) and the summary that says where its blocks are."""
    lines, blocks = io.StringIO(), io.BytesIO()
    CDXJIndexer(
        lines, [str(warc)], sort=True, post_append=True, compress=blocks, lines=1024,
        data_out_name="index.cdx.gz", digest_records=True, fields="referrer",
    ).process_all()  # fmt: skip
    if not blocks.getvalue():
        return gzip.compress(lines.getvalue().encode()), b""
    return blocks.getvalue(), lines.getvalue().encode()


def _pages(page: Mapping[str, str], moment: str) -> bytes:
    lines: list[dict[str, object]] = [
        {"format": "json-pages-1.0", "id": "pages", "title": "Pages", "hasText": True},
        {"id": "1", "url": page["url"], "ts": moment, "title": page["title"], "text": page["text"]},
    ]
    return "".join(json.dumps(it, ensure_ascii=False) + "\n" for it in lines).encode()


def _resource(name: str, content: bytes | Path) -> dict[str, object]:
    digest, size = hashlib.sha256(), 0
    with io.BytesIO(content) if isinstance(content, bytes) else content.open("rb") as stream:
        while chunk := stream.read(1024 * 1024):
            digest.update(chunk)
            size += len(chunk)
    return {
        "name": name.rpartition("/")[2], "path": name, "hash": f"sha256:{digest.hexdigest()}",
        "bytes": size,
    }  # fmt: skip


def _write(target: Path, files: Mapping[str, bytes | Path], *, at: datetime) -> None:
    moment = at.astimezone(UTC).timetuple()[:6]
    with zipfile.ZipFile(target, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date_time=moment)
            if name.startswith("pages/"):
                entry.compress_type = zipfile.ZIP_DEFLATED
            with package.open(entry, "w", force_zip64=True) as written:
                if isinstance(content, bytes):
                    written.write(content)
                    continue
                with content.open("rb") as stream:
                    while chunk := stream.read(1024 * 1024):
                        written.write(chunk)
