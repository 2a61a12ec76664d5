"""Small pictures, and what may travel with them."""

import struct
import zlib


def chunk(kind: bytes, data: bytes) -> bytes:
    """One PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*extra: bytes) -> bytes:
    """A PNG of one dot, with other chunks before its pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    pixels = chunk(b"IDAT", zlib.compress(b"\x00\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(extra) + pixels + chunk(b"IEND", b"")


def segment(marker: int, data: bytes) -> bytes:
    """One JPEG segment."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data


def jpeg(*extra: bytes) -> bytes:
    """The frame of a JPEG: enough to be walked through."""
    scan = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
    tables = segment(0xDB, b"\x00" + b"\x01" * 64)
    return b"\xff\xd8" + b"".join(extra) + tables + scan + tables + scan + b"\xff\xd9"


def taken_by(name: bytes) -> bytes:
    """A photograph whose EXIF holds the name of its author."""
    return jpeg(segment(0xE1, b"Exif\x00\x00Artist\x00" + name))
