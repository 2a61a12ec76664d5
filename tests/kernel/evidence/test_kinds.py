"""Kinds of files: told by their bytes, shown without running anything."""

import io
import zipfile

import pytest

from francjeu.kernel.evidence.pieces.kinds import (
    EDGE,
    Remark,
    Showing,
    extension_of,
    is_bomb,
    is_misnamed,
    is_polyglot,
    remarks_on,
    showing_of,
)
from francjeu.kernel.evidence.pieces.signatures import refined, signature_of

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF" + b"\x01" * 100 + b"\xff\xd9"
HTML = b"<html><script>alert(1)</script></html>"


def a_zip(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (JPEG, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF89a", "image/gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypheic", "image/heic"),
        (b"\x00\x00\x00\x18ftypavif", "image/avif"),
        (b"\x00\x00\x00\x20ftypisom", "video/mp4"),
        (b"\x00\x00\x00\x14ftypqt  ", "video/quicktime"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm", "video/webm"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x88matroska", "video/x-matroska"),
        (b"%PDF-1.7", "application/pdf"),
        (a_zip(a__txt=b"a"), "application/zip"),
        (b"FAKE\x00\x00\x00\x00WEBP", None),
        (HTML, None),
        (b"bonjour", None),
        (b"", None),
    ],
)
def test_a_type_is_told_by_the_first_bytes(head: bytes, media_type: str | None) -> None:
    assert signature_of(head) == media_type


def test_a_word_document_is_told_from_a_zip() -> None:
    head = a_zip(**{"word/document__xml": b"<w/>"})
    media_type = refined("application/zip", head=head, tail=head)
    assert extension_of(media_type) == "docx"
    assert not is_misnamed("lettre.docx", media_type=media_type)


def test_a_web_archive_is_told_from_a_zip() -> None:
    archive = a_zip(datapackage__json=b"{}")
    assert refined("application/zip", head=archive, tail=archive) == "application/wacz"
    assert refined("application/zip", head=b"PK", tail=b"PK") == "application/zip"


@pytest.mark.parametrize(
    ("name", "media_type", "misnamed"),
    [
        ("photo.jpg", "image/jpeg", False),
        ("photo.JPG", "image/jpeg", False),
        ("photo.jpg", "text/html", True),
        ("photo.jpg", "image/png", True),
        ("photo", "image/png", False),
        ("capture.xyz", "image/png", False),
        ("film.mov", "video/mp4", False),
    ],
)
def test_a_name_that_claims_another_kind_is_noticed(
    name: str, media_type: str, *, misnamed: bool
) -> None:
    assert is_misnamed(name, media_type=media_type) is misnamed


def test_a_page_named_as_a_picture_is_flagged_and_shown_as_text_only() -> None:
    remarks = remarks_on(media_type="text/html", name="photo.jpg", head=HTML, tail=HTML)
    assert remarks == (Remark.OTHER_NAME, Remark.ACTIVE)
    assert showing_of("text/html", remarks=remarks) is Showing.TEXT


def test_a_drawing_that_could_run_is_shown_as_text_only() -> None:
    remarks = remarks_on(media_type="image/svg+xml", name="a.svg", head=b"<svg>", tail=b"<svg>")
    assert remarks == (Remark.ACTIVE,)
    assert showing_of("image/svg+xml", remarks=remarks) is Showing.TEXT


def test_an_ordinary_picture_has_no_remark_and_is_shown() -> None:
    remarks = remarks_on(media_type="image/jpeg", name="photo.jpg", head=JPEG, tail=JPEG)
    assert remarks == ()
    assert showing_of("image/jpeg", remarks=remarks) is Showing.IMAGE


def test_an_archive_is_never_shown() -> None:
    archive = a_zip(a__txt=b"a")
    remarks = remarks_on(media_type="application/zip", name="a.zip", head=archive, tail=archive)
    assert remarks == (Remark.ARCHIVE,)
    assert showing_of("application/zip", remarks=remarks) is Showing.DOWNLOAD


def test_a_zip_bomb_is_told_by_its_own_list_without_unpacking() -> None:
    bomb = a_zip(a__bin=b"\x00" * 50_000_000)
    assert len(bomb) < EDGE
    assert is_bomb(bomb)
    assert Remark.BOMB in remarks_on(
        media_type="application/zip", name="a.zip", head=bomb, tail=bomb
    )
    assert not is_bomb(a_zip(a__txt=b"bonjour"))


@pytest.mark.parametrize("tail", [b"", b"PK\x05\x06", b"PK\x01\x02PK\x05\x06" + b"\xff" * 18])
def test_a_broken_list_is_no_bomb_and_no_crash(tail: bytes) -> None:
    assert not is_bomb(tail)


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        (JPEG + HTML, b""),
        (JPEG, HTML),
        (JPEG, a_zip(a__txt=b"a")),
        (JPEG[:20] + b"%PDF-1.4", b""),
    ],
)
def test_a_picture_that_is_something_else_too_is_never_shown(head: bytes, tail: bytes) -> None:
    assert is_polyglot("image/jpeg", head=head, tail=tail)
    remarks = remarks_on(media_type="image/jpeg", name="photo.jpg", head=head, tail=tail)
    assert showing_of("image/jpeg", remarks=remarks) is Showing.DOWNLOAD


@pytest.mark.parametrize(
    ("media_type", "extension"),
    [
        ("image/jpeg", "jpg"),
        ("image/heic", "heic"),
        ("video/quicktime", "mov"),
        ("application/pdf", "pdf"),
        ("application/x-elf", "bin"),
    ],
)
def test_a_copy_is_named_by_content(media_type: str, extension: str) -> None:
    assert extension_of(media_type) == extension
