"""A screenshot of a conversation that never took place: bubbles without words, drawn here."""

import struct
import zlib

WIDTH, HEIGHT = 360, 480
Colour = tuple[int, int, int]
PAPER, THEIRS, MINE, INK = (244, 247, 246), (225, 232, 232), (203, 228, 230), (120, 136, 140)
# top, left, right, bottom of each bubble, and whose it is
BUBBLES = (
    (30, 20, 250, 90, THEIRS), (110, 110, 340, 160, MINE), (180, 20, 290, 270, THEIRS),
    (290, 20, 200, 340, THEIRS), (360, 140, 340, 440, MINE),
)  # fmt: skip


def drawn() -> bytes:
    """The picture, as PNG."""
    rows = b"".join(b"\0" + _row(y) for y in range(HEIGHT))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (_part(b"IHDR", head), _part(b"IDAT", zlib.compress(rows)), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _row(y: int) -> bytes:
    row = [PAPER] * WIDTH
    for top, left, right, bottom, colour in BUBBLES:
        if top <= y < bottom:
            row[left:right] = [colour] * (right - left)
            if 14 <= (y - top) % 22 < 20 and y < bottom - 8:
                row[left + 14 : right - 14] = [INK] * (right - left - 28)
    return b"".join(bytes(pixel) for pixel in row)


def _part(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )
