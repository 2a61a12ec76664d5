"""What a file is, by its bytes alone, whatever its name; and nothing left on the machine."""

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kernel.evidence.test_kinds import a_zip

from francjeu.evidence import media
from francjeu.kernel.evidence.pieces import kinds
from francjeu.kernel.evidence.pieces.signatures import DOCX, ODT, PPTX, XLSX

SOURCE = Path(__file__).parents[2] / "src"
NOISE = bytes(range(256)) * 8
SEALING = """
import io
from datetime import UTC, datetime
import django
django.setup()
from django.core.management import call_command
from francjeu.evidence.operations.keeping import sealing, vaults
from francjeu.kernel.actors import VISITOR
from francjeu.kernel.evidence.origin.provenance import Access, Level

for app in ("evidence", "journal", "django_tasks_database"):
    call_command("migrate", app, verbosity=0)
now = datetime.now(UTC)
vault = vaults.open_vault(subject="draft:1", at=now)
for content in (b"\\xff\\xd8\\xff" + bytes(range(256)) * 9, b"bonjour", bytes(range(256)) * 9):
    item = sealing.receive(vault=vault, source=io.BytesIO(content), name="x", method="upload",
                           level=Level.N1, how_obtained=Access.PUBLIC, actor=VISITOR, at=now)
    print(item.media_type)
"""


def iso(brand: bytes, *others: bytes) -> bytes:
    """The first box of a film or picture of that brand, then noise."""
    brands = brand + bytes(4) + b"".join(others)
    return (len(brands) + 8).to_bytes(4, "big") + b"ftyp" + brands + NOISE


def open_document() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\xff\xd8\xff\xe1" + NOISE, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n" + NOISE, "image/png"),
        (b"GIF89a" + NOISE, "image/gif"),
        (b"RIFF\x00\x01\x00\x00WEBPVP8 " + NOISE, "image/webp"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00" + NOISE, "image/bmp"),
        (b"BM" + NOISE, kinds.UNKNOWN),
        (b"8BPS\x00\x01" + NOISE, "image/vnd.adobe.photoshop"),
        (iso(b"heic", b"mif1"), "image/heic"),
        (iso(b"mif1", b"mif1", b"heic"), "image/heic"),
        (iso(b"avif", b"mif1"), "image/avif"),
        (iso(b"mif1", b"avif"), "image/avif"),
        (iso(b"mif1"), "image/heif"),
        (iso(b"isom", b"mp41"), "video/mp4"),
        (iso(b"mp42"), "video/mp4"),
        (iso(b"qt  "), "video/quicktime"),
        (b"\x00\x00\x00\x08wide\x00\x00\x10\x00mdat" + NOISE, "video/quicktime"),
        (iso(b"M4A ", b"mp42"), "audio/mp4"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + NOISE, "video/webm"),
        (b"ID3\x04\x00" + NOISE, "audio/mpeg"),
        (b"\xff\xfb\x90\x64" + NOISE, "audio/mpeg"),
        (b"OggS\x00\x02" + NOISE, "audio/ogg"),
        (b"RIFF\x00\x01\x00\x00WAVEfmt " + NOISE, "audio/wav"),
        (b"%PDF-1.4\n1 0 obj\n", "application/pdf"),
        (a_zip(**{"word/document__xml": b"<w/>"}), DOCX),
        (a_zip(**{"xl/workbook__xml": b"<w/>"}), XLSX),
        (a_zip(**{"ppt/presentation__xml": b"<w/>"}), PPTX),
        (open_document(), ODT),
        (a_zip(a__txt=b"a"), "application/zip"),
        (b"MZ\x90\x00\x03" + NOISE, "application/vnd.microsoft.portable-executable"),
        (b"MZ est parti avec Louis.", "text/plain"),
        (b"ID3 de la liste, voir plus bas.", "text/plain"),
        (b"the wide receiver", "text/plain"),
        (b"<html><body>x</body></html>", "text/html"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b"From: a@b.ca\nTo: c@d.ca\nSubject: x\n\nx", "message/rfc822"),
        (b"Bonjour", "text/plain"),
        (NOISE, kinds.UNKNOWN),
        (bytes(5000), kinds.UNKNOWN),
    ],
)
def test_a_kind_is_told_by_the_bytes(content: bytes, media_type: str) -> None:
    assert media.media_type_of(head=content, tail=content) == media_type


@pytest.mark.parametrize(
    "name",
    [
        "photo.jpg",
        "../../etc/passwd",
        "a\x00b.png",
        "‮gpj.exe",
        "x" * 300,
        ".",
        "",
        "CON",
        "a.jpg.exe",
    ],
)
def test_a_name_does_not_change_what_a_file_is(name: str) -> None:
    page = b"<html><script>alert(1)</script></html>"
    found = media.media_type_of(head=page, tail=page)
    assert found == "text/html"
    remarks = kinds.remarks_on(media_type=found, name=name, head=page, tail=page)
    assert kinds.Remark.ACTIVE in remarks
    assert kinds.showing_of(found, remarks=remarks) is kinds.Showing.TEXT


@given(st.binary(), st.binary())
def test_any_bytes_have_a_type_that_a_header_can_carry(head: bytes, tail: bytes) -> None:
    found = media.media_type_of(head=head, tail=tail)
    assert found.isascii()
    assert found.count("/") == 1
    assert not set(found) & set(" \r\n;,")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (" application/vnd.ms-cab-compressed", "application/vnd.ms-cab-compressed"),
        ("", ""),
        ("text/html", ""),
        ("image/png\r\nSet-Cookie: a=b", ""),
        ("image", ""),
    ],
)
def test_a_type_of_the_table_is_said_only_as_a_header_can_carry_it(written: str, said: str) -> None:
    assert media.sayable(written) == said


def test_taking_in_a_file_writes_nothing_outside_the_data_folder(tmp_path: Path) -> None:
    home, elsewhere, data = (tmp_path / name for name in ("home", "elsewhere", "data"))
    for folder in (home, elsewhere, data):
        folder.mkdir()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FRANCJEU", "XDG_"))}
    done = subprocess.run(
        [sys.executable, "-B", "-c", SEALING],
        env={
            **clean,
            "HOME": str(home),
            "TMPDIR": str(elsewhere),
            "PYTHONPATH": str(SOURCE),
            "DJANGO_SETTINGS_MODULE": "francjeu.config.settings",
            "FRANCJEU_DATA": str(data),
        },
        cwd=elsewhere,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["image/jpeg", "text/plain", kinds.UNKNOWN]
    assert list(home.rglob("*")) == []
    assert list(elsewhere.rglob("*")) == []
