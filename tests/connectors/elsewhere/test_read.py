"""A capture made elsewhere says what it says; what was added, taken out or changed is named."""

import gc
import gzip
import hashlib
import json
import subprocess
import warnings
import zipfile
from base64 import b32encode
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tools import needs

from francjeu.connectors.elsewhere.read import answer
from francjeu.evidence import media
from francjeu.kernel.evidence.capture.elsewhere import FORMS, Fault, Form

pytest.importorskip("warcio", reason="the tools of evidence are not installed: ./fj tools")

AT = datetime(2026, 11, 22, 17, 0, tzinfo=UTC)
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x.com/remi/status/42\r\n"
    b"Subject: =?utf-8?Q?R=C3=A9mi=20sur=20X?=\r\nDate: Sun, 22 Nov 2026 12:00:00 -0500\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html\r\n\r\n<p>allo</p>\r\n--b\r\nContent-Type: image/png\r\n\r\n"
    b"png\r\n--b--\r\n"
)
SINGLE = (
    b"<!DOCTYPE html> <html lang=fr><!--\n Page saved with SingleFile \n url: https://x.com/a \n"
    b" saved date: Sun Nov 22 2026 12:00:00 GMT-0500\n--><title>R\xc3\xa9mi</title><p>allo"
)


@pytest.fixture
def wacz(tmp_path: Path) -> Path:
    """A package as our own capture writes it."""
    from francjeu.connectors.capture import package

    warc = tmp_path / "data.warc.gz"
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>allo"
    digest = b32encode(hashlib.sha1(block, usedforsecurity=False).digest())
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%b>\r\n"
        b"WARC-Date: 2026-11-22T17:00:00Z\r\nWARC-Target-URI: https://x.com/a\r\n"
        b"WARC-Block-Digest: sha1:%b\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n"
    ) % (b"12345678-1234-1234-1234-123456789012", digest, len(block))
    warc.write_bytes(gzip.compress(head + block + b"\r\n\r\n"))
    target = tmp_path / "page.wacz"
    with warnings.catch_warnings():  # the indexer leaves its scratch files to the collector
        warnings.simplefilter("ignore", ResourceWarning)
        package.pack(
            warc, target=target, page={"url": "https://x.com/a", "title": "Rémi", "text": "allo"},
            software="tests", at=AT,
        )  # fmt: skip
        gc.collect()
    return target


def rebuilt(path: Path, **changes: bytes | None) -> Path:
    """The same package with files changed, added, or (None) taken out."""
    named = {name.replace("__", "/").replace("_DOT_", "."): it for name, it in changes.items()}
    with zipfile.ZipFile(path) as package:
        files = {name: package.read(name) for name in package.namelist()}
    files.update({name: it for name, it in named.items() if it is not None})
    target = path.with_name("changed.wacz")
    with zipfile.ZipFile(target, "w") as package:
        for name, content in files.items():
            if named.get(name, b"") is not None:
                package.writestr(name, content)
    return target


def read(path: Path, form: Form) -> tuple[dict[str, object], list[list[str]]]:
    told = answer({"form": form.value, "file": path.name}, folder=path.parent)
    return told["facts"], told["faults"]


def test_a_whole_package_says_its_pages_dates_and_software(wacz: Path) -> None:
    facts, faults = read(wacz, Form.WACZ)
    assert faults == []
    assert facts["software"] == "tests"
    assert facts["created"] == "2026-11-22T17:00:00Z"
    assert facts["pages"] == [{"url": "https://x.com/a", "title": "Rémi",
                               "ts": "2026-11-22T17:00:00Z"}]  # fmt: skip
    assert facts["answers"] == 1


def test_a_package_without_its_digest_file_is_said_so(wacz: Path) -> None:
    _, faults = read(rebuilt(wacz, **{"datapackage-digest.json": None}), Form.WACZ)
    assert faults == [[Fault.NO_DIGEST_FILE, "datapackage-digest.json"]]


@pytest.mark.parametrize(("changes", "fault"), [
    ({"pages/pages.jsonl": b"{}\n"}, [Fault.ALTERED, "pages/pages.jsonl"]),
    ({"pages/pages.jsonl": None}, [Fault.MISSING, "pages/pages.jsonl"]),
    ({"archive/other.warc.gz": b"x"}, [Fault.ADDED, "archive/other.warc.gz"]),
    ({"../../etc/cron.d/x": b"x"}, [Fault.UNSAFE_NAME, "../../etc/cron.d/x"]),
    ({"datapackage.json": b'{"resources": []}'}, [Fault.ALTERED, "datapackage.json"]),
    ({"datapackage.json": None}, [Fault.NO_LIST, ""]),
    ({"datapackage.json": b"[" * 100_000}, [Fault.NO_LIST, ""]),
])  # fmt: skip
def test_what_was_changed_is_named(
    wacz: Path, changes: dict[str, bytes | None], fault: list[str]
) -> None:
    assert fault in read(rebuilt(wacz, **changes), Form.WACZ)[1]


def test_a_changed_record_is_found_by_its_own_digest(wacz: Path) -> None:
    with zipfile.ZipFile(wacz) as package:
        content = gzip.decompress(package.read("archive/data.warc.gz"))
    changed = gzip.compress(content.replace(b"<p>allo", b"<p>ALLO"))
    faults = read(rebuilt(wacz, **{"archive/data.warc.gz": changed}), Form.WACZ)[1]
    assert Fault.BAD_RECORDS in {kind for kind, _ in faults}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 datapackage.json", b"\0" * 5000])
def test_no_package_at_all_is_unreadable(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.wacz").write_bytes(content)
    assert read(tmp_path / "x.wacz", Form.WACZ)[1] == [[Fault.UNREADABLE, "BadZipFile"]]


def test_a_page_saved_by_a_browser_is_told_from_a_letter(tmp_path: Path) -> None:
    assert FORMS[media.media_type_of(head=MHTML, tail=MHTML)] is Form.MHTML
    letter = MHTML.replace(b"Snapshot-Content-Location", b"Received")
    assert media.media_type_of(head=letter, tail=letter) == "message/rfc822"
    (tmp_path / "page.mhtml").write_bytes(MHTML)
    facts, faults = read(tmp_path / "page.mhtml", Form.MHTML)
    assert faults == []
    assert facts["url"] == "https://x.com/remi/status/42"
    assert facts["title"] == "Rémi sur X"
    assert facts["parts"] == 2


def test_a_page_saved_with_singlefile_says_from_where_and_when(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(SINGLE)
    facts, _ = read(tmp_path / "page.html", Form.SINGLE_FILE)
    assert (facts["software"], facts["url"]) == ("SingleFile", "https://x.com/a")
    assert str(facts["created"]).startswith("Sun Nov 22 2026")


@needs("qpdf")
def test_a_locked_pdf_is_said_to_be_locked(tmp_path: Path) -> None:
    import typst

    (tmp_path / "a.typ").write_text("#set document(title: [Titre])\nallo", encoding="utf-8")
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(typst.compile(tmp_path / "a.typ"))
    facts, faults = read(plain, Form.PDF)
    assert (facts["page_count"], faults) == (1, [])
    subprocess.run(
        ["qpdf", "--encrypt", "secret", "secret", "256", "--", plain, locked], check=True
    )
    assert read(locked, Form.PDF)[1] == [[Fault.ENCRYPTED, ""]]
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert read(tmp_path / "broken.pdf", Form.PDF)[1] == [[Fault.UNREADABLE, ""]]


@needs("ffmpeg", "ffprobe")
def test_a_recording_says_how_long_it_is(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    subprocess.run(
        [
            "ffmpeg",
            "-v",
            "error",
            "-f",
            "lavfi",
            "-i",
            "testsrc=duration=2:size=64x48:rate=5",
            film,
        ],
        check=True,
    )
    facts, faults = read(film, Form.RECORDING)
    assert (facts["seconds"], facts["dimensions"], faults) == (2, "64 × 48", [])
    film.write_bytes(b"no film")
    assert read(film, Form.RECORDING)[1] == [[Fault.UNREADABLE, ""]]


def test_what_a_stranger_wrote_is_one_short_line(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"<title>" + b"a\x1b[31m\n" * 60 + b"</title>")
    facts, _ = read(tmp_path / "page.html", Form.SINGLE_FILE)
    assert json.dumps(facts).count("\\u001b") == 0
    assert len(str(facts["title"])) <= 500
