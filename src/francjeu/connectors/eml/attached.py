"""Messages attached to a mail, byte for byte: a signature survives no other copy.

Python's reader would write them anew; their bytes are cut out between the boundaries instead.
"""

import base64
import binascii
import re
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import compat32

_DEEPEST = 8
_MOST_PARTS = 200
_BLANK = re.compile(rb"\r?\n\r?\n")


def messages(content: bytes) -> list[bytes]:
    """Each message attached to this one, in order, as it was; not what is inside those."""
    return _inside(content, depth=0)


def _inside(content: bytes, *, depth: int) -> list[bytes]:
    head, body = _split(content)
    if depth > _DEEPEST:
        return []
    kind = head.get_content_type()
    if kind == "message/rfc822" and depth:
        found = _decoded(body, head)
        return [found] if found else []
    boundary = head.get_boundary()
    if head.get_content_maintype() != "multipart" or not boundary:
        return []
    parts = _parts(body, boundary.encode("utf-8", "surrogateescape"))
    return [it for part in parts for it in _inside(part, depth=depth + 1)]


def _split(content: bytes) -> tuple[Message, bytes]:
    blank = _BLANK.search(content)
    head = content[: blank.end()] if blank else content
    body = content[blank.end() :] if blank else b""
    if content.startswith((b"\n", b"\r\n")):  # a part without any header of its own
        head, body = b"\n", content.lstrip(b"\r\n")
    return BytesHeaderParser(policy=compat32).parsebytes(head), body


def _parts(body: bytes, boundary: bytes) -> list[bytes]:
    """What stands between the lines of the boundary; the line end before each belongs to it."""
    line = re.compile(rb"(?:\A|\r?\n)--" + re.escape(boundary) + rb"(--)?[ \t]*(?=\r?\n|\Z)")
    found: list[bytes] = []
    start: int | None = None
    for mark in line.finditer(body):
        if start is not None:
            found.append(body[start : mark.start()])
        if mark[1] or len(found) >= _MOST_PARTS:
            return found
        start = mark.end() + (2 if body.startswith(b"\r\n", mark.end()) else 1)
    if start is not None:
        found.append(body[start:])  # cut short: what is there is looked at
    return found


def _decoded(body: bytes, head: Message) -> bytes:
    """The attached message; some programs wrap it in base64, which keeps its bytes too."""
    if str(head.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return body
    try:
        return base64.b64decode(body)
    except binascii.Error:
        return b""
