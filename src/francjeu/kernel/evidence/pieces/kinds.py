"""What a file is by its bytes, and how it may be shown; never by its name, never by opening it.

Looks at the first and last bytes only (`EDGE` of each). An archive is never unpacked: its own list
is read, if it lies within the last bytes, to tell what unpacking would cost.
"""

import io
import zipfile
from collections.abc import Collection
from enum import StrEnum

from francjeu.kernel.evidence.pieces.signatures import DOCX, ODP, ODS, ODT, PPTX, XLSX

EDGE = 64 * 1024
"""Bytes kept from each end of a file to tell what it is."""

UNKNOWN = "application/octet-stream"
_BOMB_RATIO = 100
_BOMB_SIZE = 2 * 1024**3

_ARCHIVES = frozenset(
    (
        "application/zip",
        "application/wacz",
        "application/vnd.rar",
        "application/x-7z-compressed",
        "application/gzip",
        "application/x-tar",
        "application/x-iso9660-image",
    )
)
_DISPLAYED = frozenset(("image/jpeg", "image/png", "image/gif", "image/webp"))
_PLAYED = frozenset(("video/mp4", "video/webm", "video/quicktime", "audio/mp4", "audio/mpeg"))
_EXTENSIONS: dict[str, frozenset[str]] = {
    extension: frozenset(types.split())
    for extension, types in (
        ("jpg", "image/jpeg"),
        ("jpeg", "image/jpeg"),
        ("png", "image/png"),
        ("gif", "image/gif"),
        ("webp", "image/webp"),
        ("heic", "image/heic image/heif"),
        ("heif", "image/heic image/heif"),
        ("avif", "image/avif"),
        ("tif", "image/tiff"),
        ("tiff", "image/tiff"),
        ("svg", "image/svg+xml"),
        ("mp4", "video/mp4 video/quicktime audio/mp4"),
        ("m4v", "video/mp4 video/quicktime"),
        ("m4a", "audio/mp4 video/mp4"),
        ("mov", "video/quicktime video/mp4"),
        ("webm", "video/webm"),
        ("mkv", "video/x-matroska video/webm"),
        ("avi", "video/x-msvideo"),
        ("mp3", "audio/mpeg"),
        ("wav", "audio/wav"),
        ("ogg", "audio/ogg"),
        ("pdf", "application/pdf"),
        ("txt", "text/plain"),
        ("md", "text/plain"),
        ("csv", "text/plain"),
        ("eml", "message/rfc822"),
        ("html", "text/html text/plain"),
        ("htm", "text/html text/plain"),
        ("mhtml", "multipart/related message/rfc822 text/plain text/html"),
        ("mht", "multipart/related message/rfc822 text/plain text/html"),
        ("zip", "application/zip application/wacz"),
        ("wacz", "application/wacz application/zip"),
        ("docx", DOCX),
        ("xlsx", XLSX),
        ("pptx", PPTX),
        ("odt", ODT),
        ("ods", ODS),
        ("odp", ODP),
        ("rar", "application/vnd.rar"),
        ("7z", "application/x-7z-compressed"),
    )
}
_FIRST_CHOICE = {
    "image/jpeg": "jpg",
    "image/heif": "heic",
    "image/tiff": "tif",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "audio/mp4": "m4a",
    "text/plain": "txt",
    "text/html": "html",
    "application/zip": "zip",
    "application/wacz": "wacz",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
}
_ACTIVE = (b"<script", b"<html", b"<!doctype html", b"<iframe", b"<svg", b"<foreignobject")


class Remark(StrEnum):
    """What whoever opens the piece must know first."""

    OTHER_NAME = "other name"
    ACTIVE = "active"
    ARCHIVE = "archive"
    BOMB = "bomb"
    POLYGLOT = "polyglot"
    UNKNOWN = "unknown"


class Showing(StrEnum):
    """How a page may show the piece: `TEXT` means its characters, never its page."""

    IMAGE = "image"
    PLAYER = "player"
    TEXT = "text"
    DOWNLOAD = "download"


def remarks_on(*, media_type: str, name: str, head: bytes, tail: bytes) -> tuple[Remark, ...]:
    """Everything to be wary of, in a fixed order; an empty tuple for an ordinary file."""
    found = {
        Remark.OTHER_NAME: is_misnamed(name, media_type=media_type),
        Remark.ACTIVE: is_active(media_type),
        Remark.ARCHIVE: media_type in _ARCHIVES,
        Remark.BOMB: media_type in _ARCHIVES and is_bomb(tail),
        Remark.POLYGLOT: is_polyglot(media_type, head=head, tail=tail),
        Remark.UNKNOWN: media_type == UNKNOWN or media_type.startswith("application/x-"),
    }
    return tuple(remark for remark, holds in found.items() if holds)


def showing_of(media_type: str, *, remarks: Collection[Remark]) -> Showing:
    """How a page may show it. What could run, or pretends to be something else, is never rendered.

    A misnamed picture is still a picture: type by content decides, not the name.
    """
    if Remark.POLYGLOT in remarks or Remark.ARCHIVE in remarks:
        return Showing.DOWNLOAD
    if media_type in _DISPLAYED:
        return Showing.IMAGE
    if media_type in _PLAYED:
        return Showing.PLAYER
    if media_type.startswith("text/") or media_type in ("image/svg+xml", "message/rfc822"):
        return Showing.TEXT
    return Showing.DOWNLOAD


def is_misnamed(name: str, *, media_type: str) -> bool:
    """Whether the name claims a kind of file that the bytes are not; none claims nothing."""
    _, dot, extension = name.rpartition(".")
    expected = _EXTENSIONS.get(extension.lower()) if dot else None
    return expected is not None and media_type not in expected


def is_active(media_type: str) -> bool:
    """Whether a browser would run what it holds."""
    return media_type in (
        "image/svg+xml", "text/html", "application/xhtml+xml", "multipart/related"
    )  # fmt: skip


def is_polyglot(media_type: str, *, head: bytes, tail: bytes) -> bool:
    """Whether a picture, film or PDF is at the same time an archive, a page or a PDF."""
    if not media_type.startswith(("image/", "video/", "audio/", "application/pdf")):
        return False
    if media_type == "image/svg+xml":
        return False
    as_archive = b"PK\x05\x06" in tail and b"PK\x01\x02" in tail
    as_pdf = media_type != "application/pdf" and b"%PDF-" in head[:1024]
    as_page = media_type != "application/pdf" and any(
        mark in edge.lower() for mark in _ACTIVE for edge in (head[:4096], tail[-4096:])
    )
    return as_archive or as_pdf or as_page


def is_bomb(tail: bytes) -> bool:
    """Whether the list of a zip announces a hundred times its size, or 2 GiB, once unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(tail)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    return unpacked > _BOMB_SIZE or unpacked > _BOMB_RATIO * max(packed, 1024)


def extension_of(media_type: str) -> str:
    """The extension a copy gets inside a package, by content: `bin` when unknown."""
    if media_type in _FIRST_CHOICE:
        return _FIRST_CHOICE[media_type]
    known = (name for name, types in _EXTENSIONS.items() if media_type in types)
    return next(known, "bin")
