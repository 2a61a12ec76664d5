"""A picture without what travels with it: camera, place, author, thumbnail, words after the end.

Rebuilt from the parts needed to see it (JPEG markers, PNG chunks); the pixels are left as they are,
so that hiding a face or a name in the picture stays a person's work.
"""

from collections.abc import Iterator

VERSION = "stripping/1"
"""How a copy is cleaned, for its record: another number when other parts are kept."""

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"bKGD", b"sBIT"}
)
_SOI, _EOI, _SOS, _ADOBE = 0xD8, 0xD9, 0xDA, 0xEE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
_DROPPED = frozenset({*range(0xE0, 0xF0), 0xFE}) - {_ADOBE}  # APPn and comments


class NotAPicture(Exception):
    """Neither a whole JPEG nor a whole PNG: it cannot be told what would travel with it."""


def stripped(data: bytes) -> bytes:
    """The same picture, and nothing else. Raises NotAPicture."""
    if data.startswith(_PNG):
        return _PNG + b"".join(_chunks(data))
    if data.startswith(b"\xff\xd8"):
        return b"\xff\xd8" + b"".join(_segments(data))
    raise NotAPicture


def _chunks(data: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        if end > len(data):
            break
        if kind in _PNG_KEPT:
            yield data[place:end]
        if kind == b"IEND":
            return
        place = end
    raise NotAPicture


def _segments(data: bytes) -> Iterator[bytes]:
    place = 2
    while place + 2 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        end = _end(data, place, marker)
        if marker not in _DROPPED:
            yield data[place:end]
        place = end
    raise NotAPicture


def _end(data: bytes, place: int, marker: int) -> int:
    """Where this segment ends; after a scan, where its coded pixels end."""
    if marker in _ALONE:
        return place + 2
    end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    if end > len(data) or end < place + 4:
        raise NotAPicture
    return _after_scan(data, end) if marker == _SOS else end


def _after_scan(data: bytes, place: int) -> int:
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            raise NotAPicture
        if data[place + 1] != 0x00 and data[place + 1] not in _ALONE:
            return place
        place += 2
