"""What the first bytes of a file declare: signatures that leave no doubt, and kinds of zip."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
DOCX = f"{_OFFICE}wordprocessingml.document"
XLSX = f"{_OFFICE}spreadsheetml.sheet"
PPTX = f"{_OFFICE}presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (8, b"WEBP", "image/webp"),
    (8, b"WAVE", "audio/wav"),
    (8, b"AVI ", "video/x-msvideo"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"Rar!\x1a\x07", "application/vnd.rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (0, b"\x1f\x8b\x08", "application/gzip"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (0, b"\xff\xf2", "audio/mpeg"),
    (0, b"\xff\xf1", "audio/aac"),
    (0, b"\xff\xf9", "audio/aac"),
    (0, b"#!AMR", "audio/amr"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"MZ", "application/vnd.microsoft.portable-executable"),
    (0, b"\x7fELF", "application/x-elf"),
)
_SHORT = (b"MZ", b"ID3")
"""Signatures that a text may start with too: `MZ est parti`, `ID3 de la liste`."""

_RIFF = frozenset(("image/webp", "audio/wav", "video/x-msvideo"))
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"heim": "image/heic",
    b"heis": "image/heic",
    b"hevc": "image/heic",
    b"hevx": "image/heic",
    b"qt  ": "video/quicktime",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"crx ": "image/x-canon-cr3",
}
_OF_ANY_CODEC = frozenset((b"mif1", b"msf1"))
_OLD_QUICKTIME = frozenset((b"moov", b"mdat", b"wide", b"pnot"))
_INSIDE_ZIP = (
    (b"datapackage.json", "application/wacz"),
    (b"word/document.xml", DOCX),
    (b"xl/workbook.xml", XLSX),
    (b"ppt/presentation.xml", PPTX),
    (b"mimetype" + ODT.encode(), ODT),
    (b"mimetype" + ODS.encode(), ODS),
    (b"mimetype" + ODP.encode(), ODP),
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"AndroidManifest.xml", "application/vnd.android.package-archive"),
    (b"META-INF/MANIFEST.MF", "application/java-archive"),
)


def signature_of(head: bytes) -> str | None:
    """The media type that the first bytes declare beyond doubt, or None."""
    if head[4:8] == b"ftyp":
        return _type_of_brands(head)
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "video/webm" if b"webm" in head[:64] else "video/x-matroska"
    if head[4:8] in _OLD_QUICKTIME:
        return "video/quicktime"
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return "image/bmp"
    for offset, magic, media_type in _SIGNATURES:
        if head[offset:].startswith(magic):
            if media_type in _RIFF and not head.startswith(b"RIFF"):
                continue
            return media_type
    return None


def may_be_text(head: bytes) -> bool:
    """Whether the signature is so short that a text must be ruled out before it is believed."""
    return head.startswith(_SHORT) or head[4:8] in _OLD_QUICKTIME


def _type_of_brands(head: bytes) -> str:
    """A film unless its brand says picture or sound; `mif1` is refined by the brands beside it."""
    main, size = head[8:12], min(int.from_bytes(head[:4], "big"), 256)
    if main in _OF_ANY_CODEC:
        others = (head[at : at + 4] for at in range(16, size, 4))
        main = next((brand for brand in others if brand in _BRANDS), main)
    return _BRANDS.get(main, "image/heif" if main in _OF_ANY_CODEC else "video/mp4")


def refined(media_type: str, *, head: bytes, tail: bytes) -> str:
    """What kind of zip: an office document, a web archive, or any; other types stay as they are."""
    if media_type != "application/zip":
        return media_type
    edges = head + tail
    return next((kind for mark, kind in _INSIDE_ZIP if mark in edges), media_type)
